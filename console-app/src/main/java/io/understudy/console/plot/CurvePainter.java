package io.understudy.console.plot;

import io.understudy.console.look.Fonts;
import io.understudy.console.look.Palette;
import io.understudy.console.look.Tone;
import io.understudy.console.shell.Formats;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * Draws curves over percentiles. To the right each step is ten times rarer, and upwards each is ten
 * times slower, so that the few that matter have as much room as the many. What lies between two
 * curves is shaded: it is what the one has and the other has not.
 */
public final class CurvePainter {
  private static final double LEFT = 48;
  private static final double RIGHT = 14;
  private static final double TOP = 8;
  private static final double BOTTOM = 24;
  private static final double LEAST_MS = 0.1;
  private static final double MOST_NINES = 4.6;
  private static final double[] TICKS = {0, 50, 90, 99, 99.9, 99.99, 100};
  private static final double NARROW = 300;

  private final Palette palette;
  private final Formats formats;
  private final Font font = Fonts.mono(10.5);

  /** A painter with those colours and numbers. */
  public CurvePainter(Palette palette, Formats formats) {
    this.palette = palette;
    this.formats = formats;
  }

  /** Where things are: decades of milliseconds from {@code low} to {@code high}. */
  private record Field(double right, double bottom, int low, int high) {
    double x(double percentile) {
      double nines = percentile >= 100 ? MOST_NINES : -Math.log10(1 - percentile / 100);
      return LEFT + (right - LEFT) * Math.min(nines, MOST_NINES) / MOST_NINES;
    }

    double y(double ms) {
      double decade = Math.log10(Math.max(ms, LEAST_MS));
      return bottom - (bottom - TOP) * (decade - low) / (high - low);
    }
  }

  /**
   * Draws two curves into that width and height in pixels.
   *
   * @param upper the one that is never below the other
   * @param lower the other one
   */
  public void paint(GraphicsContext g, double width, double height, Curve upper, Curve lower) {
    DoubleSummaryStatistics decades =
        Stream.of(upper, lower)
            .flatMap(curve -> curve.points().stream())
            .mapToDouble(point -> Math.log10(Math.max(point.ms(), LEAST_MS)))
            .summaryStatistics();
    boolean some = decades.getCount() > 0;
    int low = some ? (int) Math.floor(decades.getMin()) : 0;
    int high = some ? (int) Math.ceil(decades.getMax()) : 2;
    Field field = new Field(width - RIGHT, height - BOTTOM, low, Math.max(low + 1, high));
    grid(g, field, width < NARROW);
    if (some) {
      between(g, field, upper, lower);
      line(g, field, lower);
      line(g, field, upper);
    }
  }

  private void grid(GraphicsContext g, Field field, boolean narrow) {
    g.setFont(font);
    g.setLineWidth(1);
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.RIGHT);
    for (int decade = field.low(); decade <= field.high(); decade++) {
      double y = Math.round(field.y(Math.pow(10, decade))) + 0.5;
      g.setStroke(palette.color(Tone.BORDER, decade == field.low() ? 1 : 0.6));
      g.strokeLine(LEFT, y, field.right(), y);
      g.setFill(palette.color(Tone.MUTED));
      g.fillText(formats.span(Math.pow(10, decade)), LEFT - 7, y);
    }
    g.setTextAlign(TextAlignment.CENTER);
    for (double tick : TICKS) {
      double x = Math.round(field.x(tick)) + 0.5;
      g.setStroke(palette.color(Tone.BORDER, 0.35));
      g.strokeLine(x, TOP, x, field.bottom());
      if (tick > 0 && !(narrow && tick > 99.9)) {
        g.setFill(palette.color(Tone.MUTED));
        g.fillText(formats.percent(tick), x, field.bottom() + 12);
      }
    }
    g.setTextAlign(TextAlignment.LEFT);
  }

  private void between(GraphicsContext g, Field field, Curve upper, Curve lower) {
    int one = upper.points().size();
    int two = lower.points().size();
    double[] x = new double[one + two];
    double[] y = new double[one + two];
    put(field, upper.points(), x, y, 0);
    put(field, lower.points().reversed(), x, y, one);
    g.setFill(palette.color(upper.tone(), 0.16));
    g.fillPolygon(x, y, one + two);
  }

  private void line(GraphicsContext g, Field field, Curve curve) {
    int count = curve.points().size();
    double[] x = new double[count];
    double[] y = new double[count];
    put(field, curve.points(), x, y, 0);
    g.setStroke(palette.color(curve.tone()));
    g.setLineWidth(1.8);
    g.setLineDashes(curve.dashed() ? new double[] {5, 4} : new double[0]);
    g.strokePolyline(x, y, count);
    g.setLineDashes();
  }

  private static void put(Field field, List<Curve.Point> points, double[] x, double[] y, int at) {
    for (int i = 0; i < points.size(); i++) {
      x[at + i] = field.x(points.get(i).percentile());
      y[at + i] = field.y(points.get(i).ms());
    }
  }
}
