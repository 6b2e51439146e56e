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

/**
 * The last minute of the cluster.
 *
 * @param points one a second, oldest first
 * @param marks what was done to nodes, oldest first
 */
record ChartData(List<Point> points, List<Mark> marks) {
  /** How many seconds the chart shows. */
  static final int SECONDS = 60;

  private static final double MILLIS = 1_000;
  private static final Set<EventType> MARKED =
      Set.of(EventType.NODE_KILLED, EventType.NODE_CRASHED, EventType.NODE_REVIVED);

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
   * One event.
   *
   * @param age how many seconds ago it was
   * @param type what it was
   * @param subject the node
   */
  record Mark(double age, EventType type, String subject) {}

  /**
   * The data of a picture.
   *
   * @param now the picture
   * @param newestFirst the journal
   */
  static ChartData of(ClusterSnapshot now, List<Event> newestFirst) {
    List<Point> points =
        now.frontends().getFirst().traffic().samples().stream()
            .map(sample -> point(sample, now.at()))
            .filter(point -> point.age <= SECONDS)
            .toList();
    List<Mark> marks = new ArrayList<>();
    for (Event event : newestFirst) {
      double age = age(event.at(), now.at());
      if (age > SECONDS) {
        break;
      }
      if (MARKED.contains(event.type())) {
        marks.add(new Mark(age, event.type(), event.subject()));
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

  private static Point point(Sample sample, Instant now) {
    return new Point(age(sample.at(), now), sample.requests(), sample.p50Ms(), sample.p99Ms());
  }

  private static double age(Instant at, Instant now) {
    return Math.max(0, Duration.between(at, now).toMillis() / MILLIS);
  }
}
