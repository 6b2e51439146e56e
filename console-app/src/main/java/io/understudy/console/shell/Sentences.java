package io.understudy.console.shell;

import io.understudy.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the engine says, in another language. The engine speaks English, and a sentence is its own
 * key, as in gettext; what changes in it is a placeholder, <code>{0}</code>. What stands in a
 * placeholder may be a sentence itself; <code>{0!}</code> must be one that is known, and <code>{0#}
 * </code> is a number. What is not known stays as it is. Not safe for more than one thread.
 */
final class Sentences {
  /** A sentence within a sentence within a sentence; deeper than that is somebody's own text. */
  private static final int DEEPEST = 6;

  private static final int REMEMBERED = 4_000;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)([!#]?)}");
  private static final String KNOWN = "!";
  private static final String NUMBER = "#";

  /** A number with marks in it, as the engine writes it. */
  private static final Pattern MARKED =
      Pattern.compile("-?(\\d+\\.\\d+|\\d{1,3}(,\\d{3})+(\\.\\d+)?)");

  /** Every area of sentences is a file; they are one language together. */
  private static final List<String> AREAS =
      List.of("cluster", "refusals", "calls", "load", "experiments", "ready-experiments");

  /** Between two sentences that were put together. */
  private static final List<String> SEPARATORS = List.of("; ", ": ");

  /** A sentence with placeholders. */
  private record Form(
      List<String> pieces,
      Pattern english,
      List<Integer> numbers,
      Set<Integer> sentences,
      String other,
      int letters) {
    static Form of(String english, String other) {
      List<String> pieces = new ArrayList<>();
      StringBuilder regex = new StringBuilder();
      List<Integer> numbers = new ArrayList<>();
      Set<Integer> sentences = new HashSet<>();
      Matcher placeholder = PLACEHOLDER.matcher(english);
      int from = 0;
      while (placeholder.find()) {
        pieces.add(english.substring(from, placeholder.start()));
        regex
            .append(Pattern.quote(pieces.getLast()))
            .append(
                placeholder.group(2).equals(NUMBER)
                    ? "(-?\\d(?:[\\d.,]*\\d)?(?:E-?\\d+)?)"
                    : "(.+?)");
        numbers.add(Integer.parseInt(placeholder.group(1)));
        if (placeholder.group(2).equals(KNOWN)) {
          sentences.add(Integer.parseInt(placeholder.group(1)));
        }
        from = placeholder.end();
      }
      pieces.add(english.substring(from));
      regex.append(Pattern.quote(pieces.getLast()));
      return new Form(
          List.copyOf(pieces),
          Pattern.compile(regex.toString(), Pattern.DOTALL),
          List.copyOf(numbers),
          Set.copyOf(sentences),
          other,
          pieces.stream().mapToInt(String::length).sum());
    }

    /** What stands in the placeholders, if it is this sentence. */
    Optional<Matcher> match(String text) {
      if (!mayBe(text)) {
        return Optional.empty();
      }
      Matcher matcher = english.matcher(text);
      return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }

    /** The words between the placeholders are looked for much more quickly than the whole. */
    private boolean mayBe(String text) {
      if (!text.startsWith(pieces.getFirst()) || !text.endsWith(pieces.getLast())) {
        return false;
      }
      int from = 0;
      for (String piece : pieces) {
        int at = text.indexOf(piece, from);
        if (at < 0) {
          return false;
        }
        from = at + piece.length();
      }
      return true;
    }
  }

  private final DecimalFormatSymbols marks;
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
   * @param locale how numbers are written there
   * @param others how each English sentence is said there
   */
  Sentences(Locale locale, Map<String, String> others) {
    marks = DecimalFormatSymbols.getInstance(locale);
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
    return new Sentences(language.locale(), read(language));
  }

  /** The files of a language: sentence by sentence, first in English. */
  static Map<String, String> read(Language language) {
    Map<String, String> all = new LinkedHashMap<>();
    AREAS.forEach(area -> all.putAll(read(language, area)));
    return all;
  }

  private static Map<String, String> read(Language language, String area) {
    String file = "/io/understudy/console/sentences_%s/%s.json".formatted(language.locale(), area);
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
    if (MARKED.matcher(english).matches()) {
      return Optional.of(marked(english));
    }
    for (Form form : forms) {
      Optional<String> filled = form.match(english).flatMap(match -> fill(form, match, depth));
      if (filled.isPresent()) {
        return filled;
      }
    }
    return parted(english, depth);
  }

  private Optional<String> fill(Form form, Matcher matcher, int depth) {
    Map<Integer, String> parts = new HashMap<>();
    for (int i = 0; i < form.numbers().size(); i++) {
      int number = form.numbers().get(i);
      String part = matcher.group(i + 1);
      Optional<String> said = said(part, depth + 1);
      if (said.isEmpty() && form.sentences().contains(number)) {
        return Optional.empty();
      }
      parts.put(number, said.orElse(part));
    }
    return Optional.of(
        PLACEHOLDER
            .matcher(form.other())
            .replaceAll(
                place -> Matcher.quoteReplacement(parts.get(Integer.valueOf(place.group(1))))));
  }

  /** A number with the marks of the language. */
  private String marked(String number) {
    return number
        .replace(',', '\n') // not to be taken for the other mark
        .replace('.', marks.getDecimalSeparator())
        .replace('\n', marks.getGroupingSeparator());
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
