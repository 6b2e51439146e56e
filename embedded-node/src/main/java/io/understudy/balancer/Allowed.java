package io.understudy.balancer;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.Map;
import java.util.regex.Pattern;

/** Refuses what a setting cannot be, in words that name the setting and what is allowed. */
final class Allowed {
  private Allowed() {}

  /** The value, if it is within its limits. */
  static void range(String key, long value, long low, long high) {
    if (value < low || value > high) {
      throw refused("\"%s\" is %d to %d, not %d".formatted(key, low, high, value));
    }
  }

  /** The same for values that may have a fraction. */
  static void range(String key, double value, double low, double high) {
    if (!(value >= low && value <= high)) { // so that NaN is refused too
      throw refused("\"%s\" is %s to %s, not %s".formatted(key, low, high, value));
    }
  }

  /** Every value of a map within the same limits, every key of the same form. */
  static void entries(
      String key,
      Map<String, ? extends Number> entries,
      Pattern form,
      String example,
      int low,
      int high) {
    entries.forEach((name, value) -> {
      if (!form.matcher(name).matches()) {
        throw refused(
            "\"%s\" has a name that cannot be: \"%s\"; one such as \"%s\" can"
                .formatted(key, name, example));
      }
      range(key + "." + name, value.longValue(), low, high);
    });
  }

  static ProblemException refused(String detail) {
    return new ProblemException(ProblemKind.BAD_REQUEST, detail);
  }
}
