package io.understudy.console.plot;

/**
 * An axis from zero with round steps.
 *
 * @param highest the value at its upper end, above zero
 * @param step the distance of two ticks, above zero
 */
record Scale(double highest, double step) {
  private static final double[] ROUND = {1, 2, 2.5, 5, 10};

  /**
   * The smallest round axis that holds a value.
   *
   * @param value the highest value to show
   * @param least the upper end for values that are smaller still, above zero
   * @param ticks how many steps at most, at least 1
   */
  static Scale of(double value, double least, int ticks) {
    double wanted = Math.max(value, least) / ticks;
    double magnitude = Math.pow(10, Math.floor(Math.log10(wanted)));
    double step = 10 * magnitude;
    for (double round : ROUND) {
      if (round * magnitude >= wanted * (1 - 1e-9)) {
        step = round * magnitude;
        break;
      }
    }
    double steps = Math.max(1, Math.ceil(Math.max(value, least) / step - 1e-9));
    return new Scale(steps * step, step);
  }

  /** How many steps there are. */
  int steps() {
    return (int) Math.round(highest / step);
  }
}
