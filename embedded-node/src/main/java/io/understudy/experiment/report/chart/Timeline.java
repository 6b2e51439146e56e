package io.understudy.experiment.report.chart;

import io.understudy.experiment.RunReport;
import io.understudy.experiment.RunSnapshot;
import io.understudy.load.LoadSnapshot;
import java.util.List;

/** What was done and what came of it, one below the other over the seconds of a run. */
public final class Timeline {
  private static final double GAP = 18;
  private static final double FOOT = 26;

  private Timeline() {}

  /**
   * Draws it.
   *
   * @param extent how far the axes reach, at least as far as the report needs
   * @return an {@code svg} element; every text in it is escaped
   */
  public static String svg(RunReport report, Extent extent) {
    RunSnapshot run = report.run();
    LoadSnapshot load = run.load();
    List<Point> points = Point.of(report);
    Frame frame = Frame.of(extent);
    StepMarks marks = new StepMarks(run.steps(), frame);
    DeviationBands bands = new DeviationBands(run.deviations(), Math.max(run.seconds(), 0));
    Part throughput =
        new Throughput(
            points,
            load == null ? List.of() : load.plan().stages(),
            load == null || load.startedAt() == null ? 0 : report.secondOf(load.startedAt()),
            extent.rate());
    Part latency = new LatencyLines(points, extent.leastMs(), extent.mostMs());

    double first = marks.height() + bands.height() + GAP;
    double second = first + throughput.height() + GAP;
    double bottom = second + latency.height();
    Svg svg = new Svg(frame.width(), bottom + FOOT, "timeline", label(run));
    bands.bands(svg, frame, marks.height() + bands.height(), bottom);
    throughput.draw(svg, frame, first);
    latency.draw(svg, frame, second);
    for (Scale.Tick tick : frame.seconds().ticks()) {
      svg.text("tick middle", tick.at(), bottom + 18, tick.words());
    }
    marks.lines(svg, 0, bottom);
    Readings.draw(svg, frame, points, first, bottom);
    marks.draw(svg, frame, 0);
    bands.draw(svg, frame, marks.height());
    return svg.finish();
  }

  private static String label(RunSnapshot run) {
    return "Requests per second and latency over %s, with %d steps and %d times in which the hypothesis did not hold"
        .formatted(Figures.seconds(run.seconds()), run.steps().size(), run.deviations().size());
  }
}
