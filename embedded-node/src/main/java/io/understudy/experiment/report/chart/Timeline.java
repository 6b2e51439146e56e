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
    List<Part> panels = load == null ? List.of() : panels(report, points, extent);

    double first = marks.height() + bands.height();
    double bottom = first + panels.stream().mapToDouble(panel -> panel.height() + GAP).sum();
    Svg svg = new Svg(frame.width(), bottom + FOOT, "timeline", label(run));
    bands.bands(svg, frame, first, bottom);
    double top = first;
    for (Part panel : panels) {
      panel.draw(svg, frame, top + GAP);
      top += GAP + panel.height();
    }
    svg.line("grid", frame.left(), bottom, frame.right(), bottom);
    for (Scale.Tick tick : frame.seconds().ticks()) {
      svg.text("tick middle", tick.at(), bottom + 18, tick.words());
    }
    marks.lines(svg, 0, bottom);
    Readings.draw(svg, frame, points, first, bottom);
    marks.draw(svg, frame, 0);
    bands.draw(svg, frame, marks.height());
    return svg.finish();
  }

  private static List<Part> panels(RunReport report, List<Point> points, Extent extent) {
    LoadSnapshot load = report.run().load();
    double begin = load.startedAt() == null ? 0 : report.secondOf(load.startedAt());
    return List.of(
        new Throughput(points, load.plan().stages(), begin, extent.rate()),
        new LatencyLines(points, extent.leastMs(), extent.mostMs()));
  }

  private static String label(RunSnapshot run) {
    return "%s over %s, with %d steps and %d times in which the hypothesis did not hold"
        .formatted(
            run.load() == null ? "Steps" : "Requests per second and latency",
            Figures.seconds(run.seconds()),
            run.steps().size(),
            run.deviations().size());
  }
}
