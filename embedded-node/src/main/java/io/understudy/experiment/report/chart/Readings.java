package io.understudy.experiment.report.chart;

import java.util.List;

/** What a reader who points at a second is told: by the browser itself, or nicer by the script. */
final class Readings {
  private Readings() {}

  static void draw(Svg svg, Frame frame, List<Point> points, double top, double bottom) {
    svg.empty("line", "class", "cursor", "x1", -9.0, "x2", -9.0, "y1", top, "y2", bottom);
    svg.open("g", "class", "readings");
    for (Point point : points) {
      double from = frame.seconds().at(point.from());
      svg.open(
          "rect",
          "x",
          from,
          "y",
          top,
          "width",
          Math.max(0, frame.seconds().at(point.to()) - from),
          "height",
          bottom - top);
      svg.title(point.words());
      svg.close();
    }
    svg.close();
  }
}
