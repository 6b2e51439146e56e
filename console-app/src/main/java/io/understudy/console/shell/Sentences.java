package io.understudy.console.shell;

import io.understudy.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the engine says, in another language. The engine speaks English, and a sentence is its own
 * key, as in gettext; what changes in it is a placeholder, such as {0}. What stands there may be a
 * sentence itself unless it is quoted; in {0!} it must be one that is known, and {0#} is a number.
 * What is not known stays as it is. Not safe for more than one thread.
 */
final class Sentences {
  /** A sentence within a sentence within a sentence; deeper than that is somebody's own text. */
  private static final int DEEPEST = 6;

  private static final int REMEMBERED = 4_000;

  /** A number with marks in it, as the engine writes it. */
  private static final Pattern MARKED =
      Pattern.compile("-?(\\d+\\.\\d+|\\d{1,3}(,\\d{3})+(\\.\\d+)?)");

  /** Every area of sentences is a file; they are one language together. */
  private static final List<String> AREAS =
      List.of("cluster", "refusals", "calls", "load", "experiments", "ready-experiments");

  /** Between sentences that were put together. */
  private static final String BETWEEN = "; ";

  /** Where one is parted that is not known as a whole. */
  private static final List<String> SEPARATORS = List.of(BETWEEN, ": ");

  private final DecimalFormatSymbols marks;
  private final Map<String, String> whole = new HashMap<>();
  private final List<SentenceForm> forms;
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
      if (!SentenceForm.PLACEHOLDER.matcher(english).find()) {
        whole.put(english, other);
      }
    });
    // Whichever says more of itself is meant.
    forms =
        others.entrySet().stream()
            .filter(one -> !whole.containsKey(one.getKey()))
            .map(one -> SentenceForm.of(one.getKey(), one.getValue()))
            .sorted(Comparator.comparingInt(SentenceForm::letters).reversed())
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

  /** How it is said if it is known as a whole. */
  private Optional<String> known(String english, int depth) {
    String exact = whole.get(english);
    if (exact != null || depth == DEEPEST) {
      return Optional.ofNullable(exact);
    }
    if (MARKED.matcher(english).matches()) {
      return Optional.of(marked(english));
    }
    Optional<String> listed = listed(english, depth);
    if (listed.isPresent()) {
      return listed;
    }
    for (SentenceForm form : forms) {
      Optional<String> filled = form.match(english).flatMap(match -> fill(form, match, depth));
      if (filled.isPresent()) {
        return filled;
      }
    }
    return Optional.empty();
  }

  /** The same, or how it is said as far as it is known. */
  private Optional<String> said(String english, int depth) {
    return known(english, depth)
        .or(() -> depth == DEEPEST ? Optional.empty() : parted(english, depth));
  }

  /** Several sentences, all of which are known. */
  private Optional<String> listed(String english, int depth) {
    if (!english.contains(BETWEEN)) {
      return Optional.empty();
    }
    List<String> all = new ArrayList<>();
    for (String one : english.split(BETWEEN, -1)) {
      Optional<String> said = known(one, depth + 1);
      if (said.isEmpty()) {
        return Optional.empty();
      }
      all.add(said.get());
    }
    return Optional.of(String.join(BETWEEN, all));
  }

  private Optional<String> fill(SentenceForm form, Matcher matcher, int depth) {
    Map<Integer, String> parts = new HashMap<>();
    for (int i = 0; i < form.numbers().size(); i++) {
      int number = form.numbers().get(i);
      String part = matcher.group(i + 1);
      boolean sentence = form.sentences().contains(number);
      Optional<String> said =
          sentence
              ? known(part, depth + 1)
              : form.isQuoted(i) ? Optional.empty() : said(part, depth + 1);
      if (said.isEmpty() && sentence) {
        return Optional.empty();
      }
      parts.put(number, said.orElse(part));
    }
    return Optional.of(
        SentenceForm.PLACEHOLDER
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
