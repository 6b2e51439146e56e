package io.understudy.balancer;

/**
 * Follows one percentile of a stream of values without keeping any: a value above the estimate
 * raises it a little, one below lowers it less, in the proportion of the percentile. After Ma,
 * Muthukrishnan and Sandler, "Frugal Streaming for Estimating Quantiles" (2013), with steps in
 * proportion to the estimate. Threads may overtake each other; an update lost that way does not
 * matter.
 */
final class Percentile {
  private static final double STEP = 0.05;

  private volatile double estimate;

  /**
   * @param first the estimate to begin with, above 0
   */
  Percentile(double first) {
    this.estimate = first;
  }

  /**
   * Takes in one value.
   *
   * @param value what was measured
   * @param percentile which percentile is followed, above 0 and below 100
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // see the class comment
  void add(double value, double percentile) {
    double share = percentile / 100;
    estimate *= value > estimate ? 1 + STEP * share : 1 - STEP * (1 - share);
  }

  /** The present estimate, above 0. */
  double get() {
    return estimate;
  }
}
