package io.understudy.console.plot;

import io.understudy.console.look.Palette;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;

/**
 * The area between the axes, in pixels, and the time that it spans.
 *
 * @param left its left edge
 * @param top its upper edge
 * @param right its right edge
 * @param bottom its lower edge
 * @param from the time at its left edge, in seconds
 * @param to the time at its right edge
 */
record Plot(double left, double top, double right, double bottom, double from, double to) {
  private static final double LINE = 1.6;
  private static final double WIDEST_COLUMN = 7;

  /** How wide a value without neighbours is. */
  private static final double ALONE = 4;

  double x(double at) {
    return left + (right - left) * (at - from) / (to - from);
  }

  /** The time at a place, in seconds. */
  double at(double x) {
    return from + (to - from) * (x - left) / (right - left);
  }

  double y(double value, Scale scale) {
    return bottom - (bottom - top) * value / scale.highest();
  }

  void draw(GraphicsContext g, Palette palette, Line line, Scale scale) {
    g.setStroke(palette.color(line.tone()));
    g.setLineWidth(LINE);
    switch (line.style()) {
      case AREA -> {
        area(g, palette, line, scale);
        polyline(g, line.spots(), scale);
      }
      case LINE -> polyline(g, line.spots(), scale);
      case DASHES -> {
        g.setLineWidth(1.2);
        g.setLineDashes(3, 4);
        polyline(g, line.spots(), scale);
        g.setLineDashes();
      }
      case COLUMNS -> columns(g, palette, line, scale);
    }
  }

  private void area(GraphicsContext g, Palette palette, Line line, Scale scale) {
    List<Spot> spots = line.spots();
    int count = spots.size();
    if (count < 2) {
      return;
    }
    double[] x = new double[count + 2];
    double[] y = new double[count + 2];
    for (int i = 0; i < count; i++) {
      x[i] = x(spots.get(i).at());
      y[i] = y(spots.get(i).value(), scale);
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
            new Stop(0, palette.color(line.tone(), 0.30)),
            new Stop(1, palette.color(line.tone(), 0.02))));
    g.fillPolygon(x, y, count + 2);
  }

  private void polyline(GraphicsContext g, List<Spot> spots, Scale scale) {
    boolean drawing = false;
    g.beginPath();
    for (int i = 0; i < spots.size(); i++) {
      Spot spot = spots.get(i);
      double x = x(spot.at());
      double y = y(spot.value(), scale);
      if (Double.isNaN(spot.value())) {
        drawing = false;
      } else if (drawing) {
        g.lineTo(x, y);
      } else if (i + 1 < spots.size() && !Double.isNaN(spots.get(i + 1).value())) {
        g.moveTo(x, y);
        drawing = true;
      } else {
        // A line of one point would not be seen.
        g.moveTo(x - ALONE / 2, y);
        g.lineTo(x + ALONE / 2, y);
      }
    }
    g.stroke();
  }

  private void columns(GraphicsContext g, Palette palette, Line line, Scale scale) {
    double second = (right - left) / (to - from);
    double wide = Math.clamp(second * 0.6, 2, WIDEST_COLUMN);
    g.setFill(palette.color(line.tone()));
    for (Spot spot : line.spots()) {
      if (spot.value() > 0) {
        // A single failure among thousands must be seen.
        double y = Math.min(y(spot.value(), scale), bottom - 2);
        g.fillRect(x(spot.at()) - wide / 2, y, wide, bottom - y);
      }
    }
  }
}
