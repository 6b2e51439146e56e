package io.understudy.experiment.report.chart;

import io.understudy.experiment.RunReport;
import io.understudy.load.LoadSnapshot;
import io.understudy.load.LoadSnapshot.Second;
import java.util.ArrayList;
import java.util.List;

/**
 * A second of the load on the scale of the run, or several of a long one.
 *
 * @param from its beginning, in seconds of the run
 * @param to its end
 * @param ok requests that went as expected, per second
 * @param failed requests that did not, per second
 * @param p50Ms half of them took no longer; of several seconds the worst
 * @param p99Ms 99 % of them took no longer; of several seconds the worst
 * @param maxMs the longest
 */
record Point(
    double from, double to, double ok, double failed, double p50Ms, double p99Ms, double maxMs) {
  /** More cannot be told apart. */
  private static final int MOST = 400;

  static List<Point> of(RunReport report) {
    LoadSnapshot load = report.run().load();
    if (load == null || load.startedAt() == null) {
      return List.of();
    }
    double start = report.secondOf(load.startedAt());
    List<Second> seconds = load.seconds();
    int width = (seconds.size() + MOST - 1) / MOST;
    List<Point> points = new ArrayList<>();
    for (int at = 0; at < seconds.size(); at += width) {
      points.add(of(start, seconds.subList(at, Math.min(at + width, seconds.size()))));
    }
    return points;
  }

  private static Point of(double start, List<Second> seconds) {
    double count = seconds.size();
    return new Point(
        start + seconds.getFirst().second(),
        start + seconds.getLast().second() + 1,
        seconds.stream().mapToLong(Second::ok).sum() / count,
        seconds.stream().mapToLong(Second::failed).sum() / count,
        seconds.stream().mapToDouble(Second::p50Ms).max().orElse(0),
        seconds.stream().mapToDouble(Second::p99Ms).max().orElse(0),
        seconds.stream().mapToDouble(Second::maxMs).max().orElse(0));
  }

  /** Whether there was nothing to measure. */
  boolean isEmpty() {
    return ok + failed == 0;
  }

  double middle() {
    return (from + to) / 2;
  }

  /** What is read there, one figure on each line. */
  String words() {
    String when =
        to - from > 1.01
            ? "%s to %s".formatted(Figures.seconds(from), Figures.seconds(to))
            : Figures.seconds(from);
    return isEmpty()
        ? when + "\nno request ended"
        : "%s\n%s/s as expected\n%s/s failed\np50 %s\np99 %s\nmax %s"
            .formatted(
                when,
                Figures.rate(ok),
                Figures.rate(failed),
                Figures.ms(p50Ms),
                Figures.ms(p99Ms),
                Figures.ms(maxMs));
  }
}
