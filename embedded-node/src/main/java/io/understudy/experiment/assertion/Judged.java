package io.understudy.experiment.assertion;

import io.understudy.check.Verdict;

/**
 * What an assertion says.
 *
 * @param verdict whether it is so; UNKNOWN if there was not enough to see
 * @param seen what was seen, in words
 */
public record Judged(Verdict verdict, String seen) {
  static final Judged NO_LOAD =
      new Judged(Verdict.UNKNOWN, "there was no load that was carried out");

  /** Passed or failed. */
  static Judged of(boolean good, String seen) {
    return new Judged(good ? Verdict.PASSED : Verdict.FAILED, seen);
  }
}
