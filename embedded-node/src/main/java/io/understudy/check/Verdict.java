package io.understudy.check;

/** What can be said of a promise. In the order in which they decide the verdict of a whole run. */
public enum Verdict {
  /** There was enough to see, and it was as promised. */
  PASSED,
  /** There was not enough to see, to say the one or the other. */
  UNKNOWN,
  /** The promise was broken, and there is evidence. */
  FAILED;

  /** The one that counts of two: FAILED before UNKNOWN before PASSED. */
  public Verdict orWorse(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
