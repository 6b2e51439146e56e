package io.understudy.experiment.file;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A value in a file, and where it stands. Immutable. What is asked of it and is not so is refused
 * with the file, the line, the key and what is allowed, by a {@link ProblemException} of kind
 * {@link ProblemKind#BAD_REQUEST}.
 */
public final class Doc {
  /** What was written by nobody. */
  static final Doc NOWHERE = new Doc("nowhere", "", 1, Map.of());

  private static final int MOST_QUOTED = 60;

  private final String file;
  private final String path;
  private final int line;
  private final Object value;

  /**
   * @param file how the file is called
   * @param path where it is in the file: {@code method[1].at}; empty for the whole file
   * @param line its line, from 1
   * @param value a map from text to Docs, a list of Docs, a text, Long, Double or Boolean, or null
   */
  Doc(String file, String path, int line, Object value) {
    this.file = file;
    this.path = path;
    this.line = line;
    this.value = value;
  }

  /** Its line, from 1. */
  public int line() {
    return line;
  }

  /** Whether there is nothing: {@code null} or no value. */
  public boolean isNothing() {
    return value == null;
  }

  /**
   * Its members, which are among these.
   *
   * @param allowed the keys that it may have
   */
  public Map<String, Doc> object(Collection<String> allowed) {
    Map<String, Doc> members = object();
    members.forEach((key, member) -> {
      if (!allowed.contains(key)) {
        throw member.refusal(
            "there is no key \"%s\"%s; there are %s"
                .formatted(
                    key, path.isEmpty() ? "" : " in \"" + path + "\"", String.join(", ", allowed)));
      }
    });
    return members;
  }

  /** Its members, whatever they are called. */
  public Map<String, Doc> object() {
    if (value instanceof Map<?, ?>) {
      @SuppressWarnings("unchecked") // it is made so
      Map<String, Doc> members = (Map<String, Doc>) value;
      return members;
    }
    throw wrong("keys with values");
  }

  /** A member, if it is there and is something. */
  public Optional<Doc> get(String key) {
    return Optional.ofNullable(object().get(key)).filter(member -> !member.isNothing());
  }

  /** A member that must be there. */
  public Doc need(String key) {
    return get(key)
        .orElseThrow(() ->
            refusal(
                path.isEmpty()
                    ? "the key \"%s\" is missing".formatted(key)
                    : "\"%s\" needs a \"%s\"".formatted(path, key)));
  }

  /** Its items. */
  public List<Doc> list() {
    if (value instanceof List<?>) {
      @SuppressWarnings("unchecked") // it is made so
      List<Doc> items = (List<Doc>) value;
      return items;
    }
    throw wrong("a list");
  }

  /** Whether it is a list. */
  boolean isList() {
    return value instanceof List<?>;
  }

  /**
   * Its text; a number will do, as people do not quote them.
   *
   * @param longest the most characters
   */
  public String text(int longest) {
    if (value instanceof String || value instanceof Number) {
      String text = value.toString();
      if (text.length() <= longest) {
        return text;
      }
    }
    throw wrong("a text of at most %,d characters".formatted(longest));
  }

  /** Its number. */
  public double number(double least, double most) {
    if (value instanceof Number number
        && number.doubleValue() >= least
        && number.doubleValue() <= most) {
      return number.doubleValue();
    }
    throw wrong("a number from %s to %s".formatted(KeyType.shown(least), KeyType.shown(most)));
  }

  /** Its whole number. */
  public long whole(long least, long most) {
    if (value instanceof Long number && number >= least && number <= most) {
      return number;
    }
    throw wrong(String.format(Locale.ROOT, "a whole number from %,d to %,d", least, most));
  }

  /** Whether it says yes. */
  public boolean flag() {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong("true or false");
  }

  /** One of these words, in whatever case it is written. */
  public String oneOf(Collection<String> words) {
    if (value instanceof String text) {
      for (String word : words) {
        if (word.equalsIgnoreCase(text)) {
          return word;
        }
      }
    }
    throw wrong("one of " + String.join(", ", words));
  }

  /** The same without places: maps, lists, texts, numbers, as a JSON parser would give them. */
  public Object plain() {
    return switch (value) {
      case Map<?, ?> _ -> plainObject();
      case List<?> _ -> {
        List<Object> items = new ArrayList<>();
        list().forEach(item -> items.add(item.plain()));
        yield items;
      }
      case Long number when number == number.intValue() -> (Object) number.intValue();
      case null, default -> value;
    };
  }

  /** The same of something that must have members. */
  public Map<String, Object> plainObject() {
    Map<String, Object> members = new LinkedHashMap<>();
    object().forEach((key, member) -> members.put(key, member.plain()));
    return members;
  }

  /**
   * Lets somebody else read what {@link #plain} gives. If he refuses it, his words are kept, and
   * the line is that of the member that they name.
   */
  public <T> T readBy(Supplier<T> reader) {
    try {
      return reader.get();
    } catch (ProblemException e) {
      Doc place = named(e.detail()).orElse(this);
      throw new ProblemException(
          ProblemKind.BAD_REQUEST,
          "%s%s: %s"
              .formatted(place.place(), path.isEmpty() ? "" : ", in \"" + path + "\"", e.detail()),
          e);
    }
  }

  /** The deepest member whose key, by its whole path below here, stands in the words. */
  private Optional<Doc> named(String words) {
    return below("", this).entrySet().stream()
        .filter(entry -> mentions(words, entry.getKey()))
        .max((a, b) -> Integer.compare(a.getKey().length(), b.getKey().length()))
        .map(Map.Entry::getValue);
  }

  private static boolean mentions(String words, String key) {
    return words.contains("\"" + key + "\"") || words.startsWith(key + " ");
  }

  private static Map<String, Doc> below(String prefix, Doc doc) {
    Map<String, Doc> all = new LinkedHashMap<>();
    if (doc.value instanceof Map<?, ?>) {
      doc.object()
          .forEach((key, member) -> {
            all.put(prefix + key, member);
            all.putAll(below(prefix + key + ".", member));
          });
    } else if (doc.value instanceof List<?>) {
      List<Doc> items = doc.list();
      for (int at = 0; at < items.size(); at++) {
        String place = "%s[%d]".formatted(prefix.replaceFirst("\\.$", ""), at);
        all.put(place, items.get(at));
        all.putAll(below(place + ".", items.get(at)));
      }
    }
    return all;
  }

  /** A refusal of this value. */
  public ProblemException wrong(String allowed) {
    String shown = value == null ? "nothing" : words();
    return refusal(
        "%s is %s, not %s"
            .formatted(
                path.isEmpty() ? "the whole" : "\"" + path + "\"",
                allowed,
                shown.length() > MOST_QUOTED ? shown.substring(0, MOST_QUOTED) + "…" : shown));
  }

  private String words() {
    return switch (value) {
      case Map<?, ?> map -> "keys with values (%s)".formatted(String.join(", ", object().keySet()));
      case List<?> list -> "a list of %d".formatted(list.size());
      case String text -> "\"" + text + "\"";
      default -> value.toString();
    };
  }

  /** A refusal with the place of this value. */
  public ProblemException refusal(String words) {
    return new ProblemException(ProblemKind.BAD_REQUEST, place() + ": " + words);
  }

  private String place() {
    return "%s, line %d".formatted(file, line);
  }
}
