package io.understudy.load;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * How long something took. Times are in milliseconds, exact to three digits.
 *
 * @param count how often
 * @param meanMs the mean
 * @param p50Ms half of them took no longer
 * @param p90Ms 90 % of them took no longer
 * @param p99Ms 99 % of them took no longer
 * @param p999Ms 99.9 % of them took no longer
 * @param maxMs the longest
 * @param curve more of the same, by rising percentile
 */
public record Latency(
    long count,
    double meanMs,
    double p50Ms,
    double p90Ms,
    double p99Ms,
    double p999Ms,
    double maxMs,
    List<Point> curve) {
  private static final double MILLIS = 1_000;
  private static final List<Double> CURVE =
      List.of(0.0, 10.0, 25.0, 50.0, 75.0, 90.0, 95.0, 98.0, 99.0, 99.5, 99.9, 99.95, 99.99, 100.0);

  /**
   * A point of the curve.
   *
   * @param percentile 0 to 100
   * @param ms so many percent took no longer
   */
  public record Point(double percentile, double ms) {}

  /** Keeps a copy. */
  public Latency {
    curve = List.copyOf(curve);
  }

  /**
   * Reads a histogram.
   *
   * @param micros with microseconds; not changed meanwhile
   */
  static Latency of(Histogram micros) {
    List<Point> curve = new ArrayList<>();
    if (micros.getTotalCount() > 0) {
      CURVE.forEach(percentile -> curve.add(new Point(percentile, at(micros, percentile))));
    }
    return new Latency(
        micros.getTotalCount(),
        micros.getTotalCount() == 0 ? 0 : micros.getMean() / MILLIS,
        at(micros, 50),
        at(micros, 90),
        at(micros, 99),
        at(micros, 99.9),
        at(micros, 100),
        curve);
  }

  static double at(Histogram micros, double percentile) {
    return micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(percentile) / MILLIS;
  }
}
