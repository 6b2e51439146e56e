package io.understudy.experiment.report;

import io.understudy.check.Verdict;

/**
 * One case of a suite.
 *
 * @param group what cases of one sort have in common
 * @param name what must be, in words
 * @param seconds how long it took; 0 for what takes no time of its own
 * @param result how it went
 * @param message why, in a sentence; empty if it passed and there is nothing to say
 * @param details more of it, on lines of their own; may be empty
 */
record JunitCase(
    String group, String name, double seconds, Result result, String message, String details) {
  /** How a case can go, with the element that says so. */
  enum Result {
    PASSED(""),
    FAILED("failure"),
    ERROR("error"),
    SKIPPED("skipped");

    private final String element;

    Result(String element) {
      this.element = element;
    }

    String element() {
      return element;
    }

    /** Of something that the verdict of the run depends on: not to know is no success. */
    static Result asserted(Verdict verdict) {
      return verdict == Verdict.PASSED ? PASSED : verdict == Verdict.FAILED ? FAILED : ERROR;
    }

    /** Of something that nobody has asserted: not to know is nobody's fault. */
    static Result observed(Verdict verdict) {
      return verdict == Verdict.PASSED ? PASSED : verdict == Verdict.FAILED ? FAILED : SKIPPED;
    }
  }
}
