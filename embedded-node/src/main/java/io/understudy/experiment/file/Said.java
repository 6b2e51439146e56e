package io.understudy.experiment.file;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A word as somebody has used it.
 *
 * @param <W> what sort of word
 * @param word the word
 * @param arguments the values of its keys
 */
public record Said<W extends Word>(W word, Arguments arguments) {
  /** What it says, in words. */
  public String sentence() {
    return word.sentence(arguments);
  }

  /**
   * Understands a word.
   *
   * @param word the word
   * @param members what stands in the file, without what belongs to others
   * @param place where it stands
   * @throws io.understudy.problem.ProblemException with the place, the key and what is allowed
   */
  static <W extends Word> Said<W> read(W word, Map<String, Doc> members, Doc place) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Key key : word.keys()) {
      Doc given = members.get(key.name());
      if (given != null && !given.isNothing()) {
        values.put(key.name(), key.type().read(given));
      } else if (key.needed()) {
        throw place.refusal(
            "\"%s\" needs the key \"%s\", %s".formatted(word.name(), key.name(), key.words()));
      } else if (key.fallback() != null) {
        values.put(key.name(), key.fallback());
      }
    }
    Arguments arguments = new Arguments(values);
    word.check(arguments, place);
    return new Said<>(word, arguments);
  }
}
