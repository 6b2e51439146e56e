package io.understudy.experiment.report.chart;

import io.understudy.experiment.RunReport;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.RunSnapshot.Deviation;
import io.understudy.experiment.RunSnapshot.Step;
import io.understudy.load.Stage;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How far the axes of a timeline reach, so that those of two runs can be made equal.
 *
 * @param seconds the last second, more than 0
 * @param rate the most requests in a second, more than 0
 * @param leastMs the shortest time, more than 0
 * @param mostMs the longest time, more than 0
 */
public record Extent(double seconds, double rate, double leastMs, double mostMs) {
  /** What a report needs. */
  public static Extent of(RunReport report) {
    RunSnapshot run = report.run();
    List<Point> points = Point.of(report);
    double steps =
        Stream.of(
                points.stream().map(Point::to),
                run.steps().stream().map(Step::taken).filter(Objects::nonNull),
                run.deviations().stream().map(Deviation::from),
                run.deviations().stream().map(Deviation::to).filter(Objects::nonNull))
            .flatMap(values -> values)
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(0);
    double planned =
        run.load() == null
            ? 0
            : run.load().plan().stages().stream().mapToDouble(stage -> peak(stage)).max().orElse(0);
    double rate = points.stream().mapToDouble(point -> point.ok() + point.failed()).max().orElse(0);
    double[] times =
        points.stream()
            .filter(point -> !point.isEmpty())
            .flatMapToDouble(point -> DoubleStream.of(point.p50Ms(), point.maxMs()))
            .filter(ms -> ms > 0)
            .toArray();
    return new Extent(
        Math.max(1, Math.max(steps, run.seconds())),
        Math.max(1, Math.max(rate, planned)),
        DoubleStream.of(times).min().orElse(1),
        DoubleStream.of(times).max().orElse(10));
  }

  private static double peak(Stage stage) {
    return Math.max(stage.from(), stage.to());
  }

  /** What both need. */
  public Extent and(Extent other) {
    return new Extent(
        Math.max(seconds, other.seconds),
        Math.max(rate, other.rate),
        Math.min(leastMs, other.leastMs),
        Math.max(mostMs, other.mostMs));
  }
}
