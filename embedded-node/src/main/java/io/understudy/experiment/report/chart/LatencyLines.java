package io.understudy.experiment.report.chart;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** How long requests took in each second, from when they should have begun. */
final class LatencyLines extends Panel {
  private static final double HEIGHT = 190;

  /** A line, its name beside its end. */
  private record Line(String look, String name, ToDoubleFunction<Point> value) {}

  private static final List<Line> LINES =
      List.of(
          new Line("max", "max", Point::maxMs),
          new Line("p99", "p99", Point::p99Ms),
          new Line("p50", "p50", Point::p50Ms));

  private final List<Point> points;
  private final double least;
  private final double most;

  /**
   * @param points what was measured
   * @param least about the value at the bottom
   * @param most about the value at the top
   */
  LatencyLines(List<Point> points, double least, double most) {
    super("Latency, from when a request should have begun", HEIGHT);
    this.points = points;
    this.least = least;
    this.most = most;
  }

  @Override
  public void draw(Svg svg, Frame frame, double top) {
    super.draw(svg, frame, top);
    legend(svg, frame, top, "line p50", "half", "line p99", "99 %", "line max", "the longest");
  }

  @Override
  Scale scale(double bottom, double top) {
    return LogScale.around(least, most, bottom, top);
  }

  @Override
  void plot(Svg svg, Frame frame, Scale scale) {
    LINES.forEach(line -> draw(line, svg, frame, scale));
    Point last = points.stream().filter(point -> !point.isEmpty()).reduce((a, b) -> b).orElse(null);
    if (last == null) {
      svg.text("none", frame.left() + 12, scale.at(least) - 12, "nothing was measured");
      return;
    }
    double[] wanted =
        LINES.stream().mapToDouble(line -> scale.at(line.value().applyAsDouble(last))).toArray();
    double[] places = Labels.apart(wanted, 14, scale.ticks().getFirst().at());
    for (int at = 0; at < places.length; at++) {
      Line line = LINES.get(at);
      double x = Math.min(frame.seconds().at(last.middle()) + 8, frame.right() + 6);
      svg.text("end-name " + line.look(), x, places[at] + 4, line.name());
    }
  }

  /** A second without a request is a gap; a second that stands alone is a dot. */
  private void draw(Line line, Svg svg, Frame frame, Scale scale) {
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (Point point : points) {
      if (!point.isEmpty()) {
        String place =
            String.format(
                Locale.ROOT,
                "%.1f %.1f",
                frame.seconds().at(point.middle()),
                scale.at(line.value().applyAsDouble(point)));
        path.append(pen ? "L" + place : "M" + place + "h0");
      }
      pen = !point.isEmpty();
    }
    svg.empty("path", "class", "line " + line.look(), "d", path);
  }
}
