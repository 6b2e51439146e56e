package io.understudy.console.shell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence with placeholders, in English and in another language.
 *
 * @param pieces the words around the placeholders, one more than those
 * @param english finds it
 * @param numbers the placeholders, in their English order
 * @param sentences those that are sentences themselves
 * @param other the same sentence in the other language
 * @param letters how much it says of itself
 */
record SentenceForm(
    List<String> pieces,
    Pattern english,
    List<Integer> numbers,
    Set<Integer> sentences,
    String other,
    int letters) {
  /** Its number, and what sort of thing stands there. */
  static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)([!#]?)}");

  private static final String KNOWN = "!";
  private static final String NUMBER = "#";

  /** Reads one. */
  static SentenceForm of(String english, String other) {
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
    return new SentenceForm(
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

  /** Whether what stands in that placeholder is quoted, so that it is somebody's own word. */
  boolean isQuoted(int place) {
    return pieces.get(place).endsWith("\"") && pieces.get(place + 1).startsWith("\"");
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
