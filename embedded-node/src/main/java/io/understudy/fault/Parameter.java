package io.understudy.fault;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.List;

/**
 * One parameter of a type of fault: what a form can offer and what a request is held against.
 *
 * @param name its name
 * @param whole whether only whole numbers are allowed
 * @param min the smallest number
 * @param max the largest number
 * @param choices the words that are allowed; empty for a number
 * @param fallback its value when it is not given: a number or a word; null for none
 */
public record Parameter(
    String name, boolean whole, double min, double max, List<String> choices, Object fallback) {
  /** Copies the choices. */
  public Parameter {
    choices = List.copyOf(choices);
  }

  /** A whole number. */
  static Parameter whole(String name, int min, int max, Integer fallback) {
    return new Parameter(name, true, min, max, List.of(), fallback);
  }

  /** Which share of the requests; all if it is not given. */
  static Parameter probability() {
    return new Parameter("probability", false, 0, 1, List.of(), 1.0);
  }

  /** How often; without limit if it is not given. */
  static Parameter count() {
    return whole("count", 1, Integer.MAX_VALUE, null);
  }

  /** One of some words; the first if it is not given. */
  static Parameter choice(String name, String... words) {
    return new Parameter(name, false, 0, 0, List.of(words), words[0]);
  }

  /**
   * Checks a value.
   *
   * @param value what was given, of any type
   * @return an Integer, a Double or a String
   * @throws ProblemException {@link ProblemKind#BAD_REQUEST} with what is allowed
   */
  Object read(Object value) {
    if (choices.isEmpty()) {
      if (value instanceof Number number && fits(number.doubleValue())) {
        // Not in one conditional expression, which would make a double of both.
        return whole ? (Object) number.intValue() : (Object) number.doubleValue();
      }
    } else if (value instanceof String word && choices.contains(word)) {
      return word;
    }
    throw new ProblemException(
        ProblemKind.BAD_REQUEST,
        "\"%s\" is %s, not %s"
            .formatted(name, allowed(), value instanceof String ? "\"" + value + "\"" : value));
  }

  private boolean fits(double number) {
    return number >= min && number <= max && (!whole || number == Math.rint(number));
  }

  /** What is allowed, in words. */
  public String allowed() {
    if (!choices.isEmpty()) {
      return "\"" + String.join("\" or \"", choices) + "\"";
    }
    String kind = whole ? "a whole number" : "a number";
    return max == Integer.MAX_VALUE
        ? "%s from %s on".formatted(kind, Numbers.text(min))
        : "%s from %s to %s".formatted(kind, Numbers.text(min), Numbers.text(max));
  }
}
