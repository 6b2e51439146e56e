package io.understudy.web;

import com.samskivert.mustache.Mustache;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a template can name:
 *
 * <ul>
 *   <li>{@code lang}, and the values of the page; {@code loginAt.utc} is a moment in words
 *   <li>{@code t.path.direct node}: a text, followed by the values it speaks of
 *   <li>{@code t.login.error.[error]}: a text whose key ends in a value; nothing if there is none
 *   <li>{@code static icon.svg}: the address of a static file, with its version
 * </ul>
 *
 * Any other name is a mistake in the template and fails.
 */
final class PageModel implements Mustache.CustomContext {
  private static final String TEXT = "t.";
  private static final String STATIC = "static ";
  private static final String UTC = ".utc";
  private static final Pattern VALUE_IN_KEY = Pattern.compile("\\[(\\w+)]");

  private final Set<String> names;
  private final Map<String, ?> values;
  private final Language language;

  PageModel(Set<String> names, Map<String, ?> values, Language language) {
    this.names = names;
    this.values = values;
    this.language = language;
  }

  /**
   * The value of a name.
   *
   * @return an empty string, which is false, for a value that is not there; null for a mistake
   */
  @Override
  public Object get(String name) {
    if (name.startsWith(TEXT)) {
      return text(name.substring(TEXT.length()));
    }
    if (name.startsWith(STATIC)) {
      return StaticFile.named(name.substring(STATIC.length())).url();
    }
    if (name.endsWith(UTC)) {
      Object moment = value(name.substring(0, name.length() - UTC.length()));
      return moment instanceof Instant at ? language.utc(at) : moment;
    }
    if (name.equals("lang")) {
      return language.tag();
    }
    return names.contains(name) ? orNothing(values.get(name)) : null;
  }

  private Object text(String words) {
    String[] parts = words.split(" ");
    Object[] arguments = Arrays.stream(parts).skip(1).map(this::value).toArray();
    Matcher inKey = VALUE_IN_KEY.matcher(parts[0]);
    if (inKey.find()) {
      String end = Matcher.quoteReplacement(value(inKey.group(1)).toString());
      return orNothing(language.texts().format(inKey.replaceFirst(end), arguments));
    }
    return language.texts().format(parts[0], arguments);
  }

  private Object value(String name) {
    if (!names.contains(name)) {
      throw new IllegalArgumentException("The page has no value \"" + name + "\"");
    }
    return orNothing(values.get(name));
  }

  private static Object orNothing(Object value) {
    return value == null ? "" : value;
  }
}
