package io.understudy.console.charts;

import io.understudy.console.bridge.History;
import io.understudy.console.bridge.Stretch;
import io.understudy.console.look.Tone;
import io.understudy.console.plot.Axis;
import io.understudy.console.plot.Line;
import io.understudy.console.plot.Line.Style;
import io.understudy.console.plot.Mark;
import io.understudy.console.plot.Spot;
import io.understudy.console.plot.TimeChart;
import io.understudy.console.plot.TimeFrame.Range;
import io.understudy.journal.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What the charts show of the history of all requests, or of those to one node.
 *
 * @param zero what is zero on the axis of time
 * @param range what is shown, in seconds
 * @param stretches what was measured then, oldest first
 * @param marks what was done to the cluster meanwhile, oldest first
 */
record ChartData(Instant zero, Range range, List<Stretch> stretches, List<Mark> marks) {
  /** More points than that are on no screen. */
  static final int MOST = 900;

  private static final double LEAST_RATE = 10;
  private static final double LEAST_MS = 5;
  private static final double LEAST_FAILED = 2;
  private static final double MILLIS = 1_000;

  /** Copies the lists. */
  ChartData {
    stretches = List.copyOf(stretches);
    marks = List.copyOf(marks);
  }

  /**
   * The data of a part of the history.
   *
   * @param name the id of a node, or {@link History#TOTAL}
   * @param newestFirst the events that charts mark
   * @param now nothing is later than that
   */
  static ChartData of(
      History history,
      String name,
      List<Event> newestFirst,
      Instant zero,
      Range range,
      Instant now) {
    Instant end = moment(zero, range.to());
    Instant to = end.isAfter(now) ? now : end;
    List<Stretch> stretches =
        history.between(name, moment(zero, range.from()), to, MOST).stream()
            .filter(one -> !one.at().isAfter(now))
            .toList();
    double first = Math.max(range.from(), seconds(zero, history.first()));
    return new ChartData(
        zero, range, stretches, Mark.of(newestFirst, zero, first, seconds(zero, to)));
  }

  /** Seconds from one moment to another. */
  static double seconds(Instant zero, Instant at) {
    return Duration.between(zero, at).toMillis() / MILLIS;
  }

  /** The moment so many seconds later. */
  static Instant moment(Instant zero, double seconds) {
    return zero.plusMillis(Math.round(seconds * MILLIS));
  }

  /** All in one: requests by the left axis, milliseconds by the right one. */
  TimeChart overview() {
    return chart(
        new Axis(LEAST_RATE, List.of(rates(), failures(Style.COLUMNS))),
        Optional.of(new Axis(LEAST_MS, List.of(p50(), p99()))));
  }

  TimeChart throughput() {
    return chart(new Axis(LEAST_RATE, List.of(rates())), Optional.empty());
  }

  TimeChart latency() {
    return chart(new Axis(LEAST_MS, List.of(p99(), p50())), Optional.empty());
  }

  TimeChart errors() {
    return chart(new Axis(LEAST_FAILED, List.of(failures(Style.COLUMNS))), Optional.empty());
  }

  private TimeChart chart(Axis left, Optional<Axis> right) {
    return new TimeChart(
        range.from(), range.to(), left, right, marks, List.of(), Optional.of(zero), true);
  }

  private Line rates() {
    return new Line(Style.AREA, Tone.ACCENT, "requests_per_second", spots(Stretch::rate));
  }

  private Line failures(Style style) {
    return new Line(style, Tone.DOWN, "failed_per_second", spots(Stretch::failedRate));
  }

  private Line p50() {
    return new Line(Style.LINE, Tone.UP, "p50_ms", spots(one -> latency(one, one.p50Ms())));
  }

  private Line p99() {
    return new Line(Style.LINE, Tone.BALANCER, "p99_ms", spots(one -> latency(one, one.p99Ms())));
  }

  private List<Spot> spots(ToDoubleFunction<Stretch> value) {
    return stretches.stream().map(one -> new Spot(place(one), value.applyAsDouble(one))).toList();
  }

  /** A second is drawn at its end, what is longer in its middle. */
  private double place(Stretch one) {
    return seconds(zero, one.at()) - (one.seconds() - 1) / 2.0;
  }

  /** None where there was no request. */
  private static double latency(Stretch one, double ms) {
    return one.requests() > 0 ? ms : Double.NaN;
  }

  /** What was measured nearest to that time, given in seconds; empty if that is far away. */
  Optional<Stretch> near(double at) {
    return stretches.stream()
        .min(Comparator.comparingDouble(one -> Math.abs(place(one) - at)))
        .filter(one -> Math.abs(place(one) - at) <= Math.max(1.5, one.seconds()));
  }

  /** Whether there was no request in all of the time. */
  boolean isQuiet() {
    return stretches.stream().allMatch(one -> one.requests() == 0);
  }
}
