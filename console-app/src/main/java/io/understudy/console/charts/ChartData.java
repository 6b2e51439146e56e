package io.understudy.console.charts;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.measure.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The last minute of the cluster.
 *
 * @param points one a second, oldest first
 * @param marks what was done to the cluster, oldest first
 */
public record ChartData(List<Point> points, List<Mark> marks) {
  /** How many seconds the chart shows. */
  static final int SECONDS = 60;

  private static final double ONE_ACT = 0.5;
  private static final double MILLIS = 1_000;

  /** What the chart marks. */
  public static final Set<EventType> MARKED =
      Set.of(
          EventType.NODE_KILLED,
          EventType.NODE_CRASHED,
          EventType.NODE_REVIVED,
          EventType.FRONTEND_KILLED,
          EventType.FRONTEND_REVIVED,
          EventType.STORE_KILLED,
          EventType.STORE_REVIVED,
          EventType.FAULT_ADDED,
          EventType.FAULT_REMOVED,
          EventType.FAULTS_CLEARED,
          EventType.BALANCER_CHANGED);

  /** Copies the lists. */
  public ChartData {
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
  public record Point(double age, double rate, double p50, double p99) {}

  /**
   * One event.
   *
   * @param age how many seconds ago it was
   * @param type what it was
   * @param subject to whom it happened
   */
  public record Mark(double age, EventType type, String subject) {}

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
    List<Mark> marks = new ArrayList<>();
    for (Event event : newestFirst) {
      double age = age(event.at(), now.at());
      if (age > SECONDS) {
        break;
      }
      if (MARKED.contains(event.type())) {
        Mark mark = new Mark(age, event.type(), event.subject());
        if (!isRepeated(mark, marks)) {
          marks.add(mark);
        }
      }
    }
    return new ChartData(points, marks.reversed());
  }

  double highestRate() {
    return points.stream().mapToDouble(Point::rate).max().orElse(0);
  }

  double highestLatency() {
    return points.stream().mapToDouble(Point::p99).max().orElse(0);
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
        age(at, now),
        samples.stream().mapToLong(Sample::requests).sum(),
        samples.stream().mapToDouble(Sample::p50Ms).max().orElse(0),
        samples.stream().mapToDouble(Sample::p99Ms).max().orElse(0));
  }

  /** Whether it is told by the mark before it: one act may be several events. */
  private static boolean isRepeated(Mark mark, List<Mark> marks) {
    return !marks.isEmpty()
        && marks.getLast().type == mark.type
        && marks.getLast().subject.equals(mark.subject)
        && mark.age - marks.getLast().age < ONE_ACT;
  }

  private static double age(Instant at, Instant now) {
    return Math.max(0, Duration.between(at, now).toMillis() / MILLIS);
  }
}
