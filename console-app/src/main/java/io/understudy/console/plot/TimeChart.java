package io.understudy.console.plot;

import java.util.List;
import java.util.Optional;

/**
 * What a chart over time shows.
 *
 * @param from its left end in seconds
 * @param to its right end in seconds, after {@code from}
 * @param left the lines by the left axis
 * @param right the lines by the right axis, if there is one
 * @param marks what was done to the cluster meanwhile, oldest first
 * @param wordy whether the marks have their words; two charts one above the other need them once
 */
public record TimeChart(
    double from, double to, Axis left, Optional<Axis> right, List<Mark> marks, boolean wordy) {
  /** Copies the list. */
  public TimeChart {
    marks = List.copyOf(marks);
  }
}
