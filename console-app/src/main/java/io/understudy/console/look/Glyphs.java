package io.understudy.console.look;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.StrokeLineCap;

/** Draws the shapes of the vocabulary. */
public final class Glyphs {
  private Glyphs() {}

  /**
   * Draws one shape.
   *
   * @param g where to
   * @param shape which one
   * @param x its centre
   * @param y its centre
   * @param size its width and height in pixels
   * @param color its colour
   */
  public static void draw(
      GraphicsContext g, Shape shape, double x, double y, double size, Color color) {
    double r = size / 2;
    g.save();
    g.setFill(color);
    g.setStroke(color);
    g.setLineWidth(Math.max(1.6, size / 5));
    g.setLineCap(StrokeLineCap.ROUND);
    switch (shape) {
      case DISC -> g.fillOval(x - r, y - r, size, size);
      case RING -> g.strokeOval(x - r + 1, y - r + 1, size - 2, size - 2);
      case TRIANGLE -> g.fillPolygon(xs(x, r, 0, -1, 1), ys(y, r, 0.85, -0.8, -0.8), 3);
      case SQUARE -> g.fillRoundRect(x - r * 0.9, y - r * 0.9, size * 0.9, size * 0.9, 2, 2);
      case DIAMOND -> g.fillPolygon(xs(x, r, 0, 1, 0, -1), ys(y, r, -1, 0, 1, 0), 4);
      case CROSS -> {
        double a = r * 0.75;
        g.strokeLine(x - a, y - a, x + a, y + a);
        g.strokeLine(x - a, y + a, x + a, y - a);
      }
      case TARGET -> {
        g.setLineWidth(1.4);
        g.strokeOval(x - r + 0.7, y - r + 0.7, size - 1.4, size - 1.4);
        g.fillOval(x - r * 0.4, y - r * 0.4, r * 0.8, r * 0.8);
      }
      case BARS -> {
        g.fillRoundRect(x - r * 0.8, y - r * 0.9, r * 0.6, size * 0.9, 2, 2);
        g.fillRoundRect(x + r * 0.2, y - r * 0.9, r * 0.6, size * 0.9, 2, 2);
      }
      case HOURGLASS -> {
        g.fillPolygon(xs(x, r, -0.85, 0.85, 0), ys(y, r, -1, -1, 0.1), 3);
        g.fillPolygon(xs(x, r, -0.85, 0.85, 0), ys(y, r, 1, 1, -0.1), 3);
      }
      case SLASHED -> {
        double a = r * 0.55;
        g.setLineWidth(1.6);
        g.strokeOval(x - r + 0.8, y - r + 0.8, size - 1.6, size - 1.6);
        g.strokeLine(x - a, y + a, x + a, y - a);
      }
      case HALF -> {
        g.setLineWidth(1.4);
        g.strokeOval(x - r + 0.7, y - r + 0.7, size - 1.4, size - 1.4);
        g.fillArc(x - r, y - r, size, size, 90, 180, ArcType.CHORD);
      }
    }
    g.restore();
  }

  private static double[] xs(double x, double r, double... at) {
    return scaled(x, r, at);
  }

  private static double[] ys(double y, double r, double... at) {
    return scaled(y, r, at);
  }

  private static double[] scaled(double origin, double r, double... at) {
    double[] points = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      points[i] = origin + at[i] * r;
    }
    return points;
  }
}
