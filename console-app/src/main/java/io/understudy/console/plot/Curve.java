package io.understudy.console.plot;

import io.understudy.console.look.Tone;
import java.util.List;

/**
 * How long something took, by percentile.
 *
 * @param tone its colour
 * @param dashed whether its line is broken, so that two are told apart without colour
 * @param points by rising percentile; empty if nothing was measured
 */
public record Curve(Tone tone, boolean dashed, List<Point> points) {
  /**
   * A point of it.
   *
   * @param percentile 0 to 100
   * @param ms so many percent took no longer, in milliseconds
   */
  public record Point(double percentile, double ms) {}

  /** Copies the list. */
  public Curve {
    points = List.copyOf(points);
  }
}
