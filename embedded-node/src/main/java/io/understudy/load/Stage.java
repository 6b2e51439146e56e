package io.understudy.load;

/**
 * A part of a plan in which the rate stays or changes steadily.
 *
 * @param from requests per second at its beginning, 0 to {@link LoadPlan#MOST_RATE}
 * @param to requests per second at its end, 0 to {@link LoadPlan#MOST_RATE}
 * @param seconds how long it takes, more than 0
 */
public record Stage(double from, double to, double seconds) {
  /** Checks the values. */
  public Stage {
    LoadPlan.inRange("the rate of a stage", from, 0, LoadPlan.MOST_RATE);
    LoadPlan.inRange("the rate of a stage", to, 0, LoadPlan.MOST_RATE);
    LoadPlan.inRange("the seconds of a stage", seconds, 0.001, LoadPlan.MOST_SECONDS);
  }

  /** A stage in which the rate stays. */
  public static Stage constant(double rate, double seconds) {
    return new Stage(rate, rate, seconds);
  }

  /** How many requests it has; a part of one belongs to the next stage. */
  double requests() {
    return (from + to) / 2 * seconds;
  }

  /**
   * When so many requests of it have begun, in seconds after its beginning: the rate is {@code from
   * + (to - from) · t / seconds}, and this solves its integral for t.
   *
   * @param count from 0 to {@link #requests}
   */
  double timeOf(double count) {
    double slope = (to - from) / seconds;
    if (Math.abs(slope) < 1e-9) {
      return count / from;
    }
    double root = Math.sqrt(Math.max(0, from * from + 2 * slope * count));
    return 2 * count / (from + root); // without the difference of two numbers that are almost equal
  }
}
