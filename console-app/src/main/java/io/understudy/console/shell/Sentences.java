package io.understudy.console.shell;

import io.understudy.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the engine says of its own accord, in another language. The engine speaks English, and a
 * sentence is its own key, as in gettext; what changes in it is a placeholder, <code>{0}</code>.
 * What stands in a placeholder may be a sentence itself. What is not known stays as it is. Not safe
 * for more than one thread.
 */
final class Sentences {
  /** A sentence within a sentence within a sentence; deeper than that is somebody's own text. */
  private static final int DEEPEST = 6;

  private static final int REMEMBERED = 4_000;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");

  /** Between two sentences that were put together. */
  private static final List<String> SEPARATORS = List.of("; ", ": ");

  /** A sentence with placeholders. */
  private record Form(Pattern english, List<Integer> numbers, String other, int letters) {
    static Form of(String english, String other) {
      StringBuilder regex = new StringBuilder();
      List<Integer> numbers = new ArrayList<>();
      Matcher placeholder = PLACEHOLDER.matcher(english);
      int from = 0;
      while (placeholder.find()) {
        regex.append(Pattern.quote(english.substring(from, placeholder.start()))).append("(.+?)");
        numbers.add(Integer.parseInt(placeholder.group(1)));
        from = placeholder.end();
      }
      regex.append(Pattern.quote(english.substring(from)));
      return new Form(
          Pattern.compile(regex.toString(), Pattern.DOTALL),
          List.copyOf(numbers),
          other,
          PLACEHOLDER.matcher(english).replaceAll("").length());
    }
  }

  private final Map<String, String> whole = new HashMap<>();
  private final List<Form> forms;
  private final Map<String, String> remembered =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * Sentences in a language.
   *
   * @param others how each English sentence is said there
   */
  Sentences(Map<String, String> others) {
    others.forEach((english, other) -> {
      if (!PLACEHOLDER.matcher(english).find()) {
        whole.put(english, other);
      }
    });
    // Whichever says more of itself is meant.
    forms =
        others.entrySet().stream()
            .filter(one -> !whole.containsKey(one.getKey()))
            .map(one -> Form.of(one.getKey(), one.getValue()))
            .sorted(Comparator.comparingInt(Form::letters).reversed())
            .toList();
  }

  /** Those of a language, which are none for English. */
  static Sentences of(Language language) {
    return new Sentences(read(language));
  }

  /** The file of a language: sentence by sentence, first in English. */
  static Map<String, String> read(Language language) {
    String file = "/io/understudy/console/sentences_%s.json".formatted(language.locale());
    try (InputStream in = Sentences.class.getResourceAsStream(file)) {
      Map<String, String> all = new LinkedHashMap<>();
      if (in != null) {
        Json.object(in.readAllBytes(), file)
            .forEach((english, other) -> all.put(english, other.toString()));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("The sentences in " + file + " cannot be read", e);
    }
  }

  /** A sentence of the engine as it is said here; never null. */
  String said(String english) {
    String known = remembered.get(english);
    if (known == null) {
      known = said(english, 0).orElse(english);
      remembered.put(english, known);
    }
    return known;
  }

  private Optional<String> said(String english, int depth) {
    String exact = whole.get(english);
    if (exact != null || depth == DEEPEST) {
      return Optional.ofNullable(exact);
    }
    for (Form form : forms) {
      Matcher matcher = form.english().matcher(english);
      if (matcher.matches()) {
        return Optional.of(fill(form, matcher, depth));
      }
    }
    return parted(english, depth);
  }

  private String fill(Form form, Matcher matcher, int depth) {
    return PLACEHOLDER
        .matcher(form.other())
        .replaceAll(place -> {
          int group = form.numbers().indexOf(Integer.valueOf(place.group(1))) + 1;
          String part = matcher.group(group);
          return Matcher.quoteReplacement(said(part, depth + 1).orElse(part));
        });
  }

  /** Two sentences, of which one at least is known. */
  private Optional<String> parted(String english, int depth) {
    for (String separator : SEPARATORS) {
      int at = english.indexOf(separator);
      if (at >= 0) {
        String first = english.substring(0, at);
        String second = english.substring(at + separator.length());
        Optional<String> one = said(first, depth + 1);
        Optional<String> other = said(second, depth + 1);
        if (one.isPresent() || other.isPresent()) {
          return Optional.of(one.orElse(first) + separator + other.orElse(second));
        }
      }
    }
    return Optional.empty();
  }
}
