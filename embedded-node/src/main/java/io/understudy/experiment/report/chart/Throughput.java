package io.understudy.experiment.report.chart;

import io.understudy.load.Stage;
import java.util.List;
import java.util.Locale;

/** How many requests ended in each second, how many of them failed, and how many were planned. */
final class Throughput extends Panel {
  private static final double HEIGHT = 150;

  /** What failed must be seen even if it is one in a thousand. */
  private static final double LEAST = 4;

  private final List<Point> points;
  private final List<Stage> stages;
  private final double begin;
  private final double most;

  /**
   * @param points what was measured
   * @param stages what was planned
   * @param begin when the plan began, in seconds of the run
   * @param most the value at the top
   */
  Throughput(List<Point> points, List<Stage> stages, double begin, double most) {
    super("Requests per second", HEIGHT);
    this.points = points;
    this.stages = stages;
    this.begin = begin;
    this.most = most;
  }

  @Override
  public void draw(Svg svg, Frame frame, double top) {
    super.draw(svg, frame, top);
    legend(svg, frame, top, "ok", "as expected", "failed", "failed", "line plan", "planned");
  }

  @Override
  Scale scale(double bottom, double top) {
    return new LinearScale(most * 1.05, bottom, top, 4, 1, Figures::rate);
  }

  @Override
  void plot(Svg svg, Frame frame, Scale scale) {
    double bottom = scale.at(0);
    for (Point point : points) {
      double from = frame.seconds().at(point.from());
      double to = frame.seconds().at(point.to());
      double gap = to - from > 6 ? 1 : -0.4; // or there would be stripes between narrow bars
      double ok = scale.at(point.ok());
      if (point.ok() > 0) {
        svg.rect("ok", from, ok, to - from - gap, bottom - ok);
      }
      if (point.failed() > 0) {
        double failed = Math.min(scale.at(point.ok() + point.failed()), ok - LEAST);
        svg.rect("failed", from, failed, to - from - gap, ok - failed);
      }
    }
    svg.empty("path", "class", "line plan", "d", plan(frame, scale));
  }

  private String plan(Frame frame, Scale scale) {
    StringBuilder path = new StringBuilder();
    double at = begin;
    for (Stage stage : stages) {
      move(path, frame.seconds().at(at), scale.at(stage.from()));
      at += stage.seconds();
      move(path, frame.seconds().at(at), scale.at(stage.to()));
    }
    return path.toString();
  }

  private static void move(StringBuilder path, double x, double y) {
    path.append(path.isEmpty() ? 'M' : 'L').append(String.format(Locale.ROOT, "%.1f %.1f", x, y));
  }
}
