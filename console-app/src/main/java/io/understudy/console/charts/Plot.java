package io.understudy.console.charts;

import io.understudy.console.charts.ChartData.Point;
import io.understudy.console.look.Palette;
import io.understudy.console.look.Tone;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;

/**
 * The area between the axes, in pixels.
 *
 * @param left its left edge
 * @param top its upper edge
 * @param right its right edge
 * @param bottom its lower edge
 */
record Plot(double left, double top, double right, double bottom) {
  double x(double age) {
    return right - (right - left) * age / ChartData.SECONDS;
  }

  double y(double value, Scale scale) {
    return bottom - (bottom - top) * value / scale.highest();
  }

  /** Requests as an area that fades downwards. */
  void area(GraphicsContext g, Palette palette, List<Point> points, Scale scale) {
    int count = points.size();
    double[] x = new double[count + 2];
    double[] y = new double[count + 2];
    for (int i = 0; i < count; i++) {
      x[i] = x(points.get(i).age());
      y[i] = y(points.get(i).rate(), scale);
    }
    x[count] = x[count - 1];
    y[count] = bottom;
    x[count + 1] = x[0];
    y[count + 1] = bottom;
    g.setFill(
        new LinearGradient(
            0,
            top,
            0,
            bottom,
            false,
            CycleMethod.NO_CYCLE,
            new Stop(0, palette.color(Tone.ACCENT, 0.30)),
            new Stop(1, palette.color(Tone.ACCENT, 0.02))));
    g.fillPolygon(x, y, count + 2);
    g.setStroke(palette.color(Tone.ACCENT));
    g.setLineWidth(1.6);
    g.strokePolyline(x, y, count);
  }

  /** A latency as a line that is interrupted where there was no request. */
  void line(
      GraphicsContext g,
      Palette palette,
      Tone tone,
      List<Point> points,
      ToDoubleFunction<Point> value,
      Scale scale) {
    g.setStroke(palette.color(tone));
    g.setLineWidth(1.6);
    boolean drawing = false;
    g.beginPath();
    for (Point point : points) {
      if (point.rate() <= 0) {
        drawing = false;
      } else if (drawing) {
        g.lineTo(x(point.age()), y(value.applyAsDouble(point), scale));
      } else {
        g.moveTo(x(point.age()), y(value.applyAsDouble(point), scale));
        drawing = true;
      }
    }
    g.stroke();
  }
}
