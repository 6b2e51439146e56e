package io.understudy.console.charts;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.look.Tone;
import io.understudy.console.plot.Axis;
import io.understudy.console.plot.Line;
import io.understudy.console.plot.Line.Style;
import io.understudy.console.plot.Mark;
import io.understudy.console.plot.Spot;
import io.understudy.console.plot.TimeChart;
import io.understudy.journal.Event;
import io.understudy.measure.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The last minute of the cluster.
 *
 * @param points one a second, oldest first
 * @param marks what was done to the cluster, oldest first; now is zero
 */
record ChartData(List<Point> points, List<Mark> marks) {
  /** How many seconds the chart shows. */
  static final int SECONDS = 60;

  private static final double LEAST_RATE = 10;
  private static final double LEAST_MS = 5;
  private static final double MILLIS = 1_000;

  /** Copies the lists. */
  ChartData {
    points = List.copyOf(points);
    marks = List.copyOf(marks);
  }

  /**
   * One second.
   *
   * @param age how many seconds ago it ended
   * @param rate requests in it
   * @param p50 median latency in milliseconds, 0 without requests
   * @param p99 99th percentile of the latency in milliseconds, 0 without requests
   */
  record Point(double age, double rate, double p50, double p99) {}

  /**
   * The data of a picture.
   *
   * @param now the picture
   * @param newestFirst the journal
   */
  static ChartData of(ClusterSnapshot now, List<Event> newestFirst) {
    List<Point> points =
        seconds(now).entrySet().stream()
            .map(second -> point(second.getKey(), second.getValue(), now.at()))
            .filter(point -> point.age <= SECONDS)
            .toList();
    return new ChartData(points, Mark.of(newestFirst, now.at(), -SECONDS, 0));
  }

  /** What is drawn: requests by the left axis, milliseconds by the right one. */
  TimeChart chart() {
    boolean drawn = !isQuiet() && points.size() > 1;
    List<Line> rate = List.of(new Line(Style.AREA, Tone.ACCENT, spots(Point::rate)));
    List<Line> latency =
        List.of(
            new Line(Style.LINE, Tone.UP, spots(point -> latency(point, point.p50))),
            new Line(Style.LINE, Tone.BALANCER, spots(point -> latency(point, point.p99))));
    return new TimeChart(
        -SECONDS,
        0,
        new Axis(LEAST_RATE, drawn ? rate : List.of()),
        Optional.of(new Axis(LEAST_MS, drawn ? latency : List.of())),
        marks,
        true);
  }

  private List<Spot> spots(ToDoubleFunction<Point> value) {
    return points.stream().map(one -> new Spot(-one.age, value.applyAsDouble(one))).toList();
  }

  /** None where there was no request. */
  private static double latency(Point point, double ms) {
    return point.rate > 0 ? ms : Double.NaN;
  }

  double highestRate() {
    return points.stream().mapToDouble(Point::rate).max().orElse(0);
  }

  /** Whether there was no request in the whole minute. */
  boolean isQuiet() {
    return highestRate() <= 0;
  }

  /** All frontends are measured at the same moments. */
  private static SortedMap<Instant, List<Sample>> seconds(ClusterSnapshot now) {
    return now.frontends().stream()
        .flatMap(frontend -> frontend.traffic().samples().stream())
        .collect(Collectors.groupingBy(Sample::at, TreeMap::new, Collectors.toList()));
  }

  /** Requests of all frontends together; of percentiles, which have no sum, the worst. */
  private static Point point(Instant at, List<Sample> samples, Instant now) {
    return new Point(
        Math.max(0, Duration.between(at, now).toMillis() / MILLIS),
        samples.stream().mapToLong(Sample::requests).sum(),
        samples.stream().mapToDouble(Sample::p50Ms).max().orElse(0),
        samples.stream().mapToDouble(Sample::p99Ms).max().orElse(0));
  }
}
