package io.understudy.console.plot;

import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a chart over time shows.
 *
 * @param from its left end in seconds
 * @param to its right end in seconds, after {@code from}
 * @param left the lines by the left axis
 * @param right the lines by the right axis, if there is one
 * @param marks what was done to the cluster meanwhile, oldest first
 * @param bands times to be pointed out
 * @param zero what is zero on the axis, if that is known
 * @param wordy whether the marks have their words; two charts one above the other need them once
 */
public record TimeChart(
    double from,
    double to,
    Axis left,
    Optional<Axis> right,
    List<Mark> marks,
    List<Band> bands,
    Optional<Instant> zero,
    boolean wordy) {
  /** Copies the lists. */
  public TimeChart {
    marks = List.copyOf(marks);
    bands = List.copyOf(bands);
  }

  /** The same values in another frame of time, both ends in seconds. */
  TimeChart between(double begin, double end) {
    return new TimeChart(begin, end, left, right, marks, bands, zero, wordy);
  }

  /** All lines, those by the left axis first. */
  List<Line> lines() {
    return Stream.concat(
            left.lines().stream(), right.stream().flatMap(axis -> axis.lines().stream()))
        .toList();
  }

  /**
   * The moment that was measured so many steps after another one, or before it.
   *
   * @param at a time, in seconds
   * @param steps how many; less than zero is earlier
   * @return in seconds; the first or the last one where there are no more
   */
  double neighbour(double at, int steps) {
    NavigableSet<Double> moments = new TreeSet<>();
    lines().forEach(line -> line.spots().forEach(spot -> moments.add(spot.at())));
    double now = at;
    for (int i = 0; i < Math.abs(steps); i++) {
      Double next = steps < 0 ? moments.lower(now) : moments.higher(now);
      if (next == null) {
        break;
      }
      now = next;
    }
    return now;
  }
}
