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
 * @param bands times to be pointed out
 * @param wordy whether the marks have their words; two charts one above the other need them once
 */
public record TimeChart(
    double from,
    double to,
    Axis left,
    Optional<Axis> right,
    List<Mark> marks,
    List<Band> bands,
    boolean wordy) {
  /** Copies the lists. */
  public TimeChart {
    marks = List.copyOf(marks);
    bands = List.copyOf(bands);
  }

  /** A chart that points out no times. */
  public TimeChart(
      double from, double to, Axis left, Optional<Axis> right, List<Mark> marks, boolean wordy) {
    this(from, to, left, right, marks, List.of(), wordy);
  }
}
