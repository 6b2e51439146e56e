package io.understudy.console.plot;

import io.understudy.console.look.Fonts;
import io.understudy.console.look.Palette;
import io.understudy.console.look.Tone;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Texts;
import java.util.List;
import java.util.function.DoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws values over time, with their axes and with the marks of what was done to the cluster. */
public final class TimePainter {
  private static final double AXIS = 40;
  private static final double NO_AXIS = 12;
  private static final double TOP = 24;
  private static final double LOW_TOP = 8;
  private static final double BOTTOM = 26;
  private static final double TICK_ROOM = 26;
  private static final int MOST_TICKS = 5;
  private static final double BAR = 3;
  private static final double TIME_ROOM = 64;
  private static final double[] TIME_STEPS = {
    1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200,
    86_400
  };

  private final Palette palette;
  private final Formats formats;
  private final DoubleFunction<String> times;
  private final MarkPainter marks;
  private final Font font = Fonts.mono(10.5);

  /**
   * A painter.
   *
   * @param palette the colours
   * @param texts the words of the marks
   * @param formats the numbers at the axes
   * @param times what is written at a time, given in seconds
   * @param ground the colour on which it draws
   */
  public TimePainter(
      Palette palette, Texts texts, Formats formats, DoubleFunction<String> times, Tone ground) {
    this.palette = palette;
    this.formats = formats;
    this.times = times;
    this.marks = new MarkPainter(palette, texts, font, ground);
  }

  /**
   * Draws a chart into that width and height in pixels.
   *
   * @param pointed the moment that is pointed at, whose time has the room of others on the axis;
   *     not a number for none
   */
  public void paint(
      GraphicsContext g, double width, double height, TimeChart chart, double pointed) {
    Plot plot = plot(width, height, chart);
    int ticks = Math.clamp((int) ((plot.bottom() - plot.top()) / TICK_ROOM), 1, MOST_TICKS);
    Scale left = Scale.of(highest(chart.left(), chart), chart.left().least(), ticks);
    bands(g, plot, chart.bands());
    rows(g, plot, left);
    labels(g, plot, left, TextAlignment.RIGHT, plot.left() - 7);
    times(g, plot, plot.x(pointed));
    g.save();
    g.beginPath();
    g.rect(plot.left(), 0, plot.right() - plot.left(), height);
    g.clip();
    chart.left().lines().forEach(line -> plot.draw(g, palette, line, left));
    g.restore();
    chart.right().ifPresent(axis -> right(g, plot, chart, axis, left.steps()));
    marks.paint(g, plot, chart);
  }

  private static double highest(Axis axis, TimeChart chart) {
    return axis.highest(chart.from(), chart.to());
  }

  /** Where the lines are, for whoever wants to know what is under the pointer. */
  static Plot plot(double width, double height, TimeChart chart) {
    return new Plot(
        AXIS,
        chart.wordy() ? TOP : LOW_TOP,
        width - (chart.right().isPresent() ? AXIS : NO_AXIS),
        height - BOTTOM,
        chart.from(),
        chart.to());
  }

  /** A fainter ground, and a bar that tells it from a mere colour. */
  private void bands(GraphicsContext g, Plot plot, List<Band> bands) {
    for (Band band : bands) {
      double from = Math.clamp(plot.x(band.from()), plot.left(), plot.right());
      double to = Math.clamp(plot.x(band.to()), plot.left(), plot.right());
      double wide = Math.max(2, to - from);
      g.setFill(palette.color(Tone.DRAINING, 0.16));
      g.fillRect(from, plot.top(), wide, plot.bottom() - plot.top());
      g.setFill(palette.color(Tone.DRAINING));
      g.fillRect(from, plot.bottom(), wide, BAR);
    }
  }

  /** Both axes get the same number of steps, so that they share the lines of the grid. */
  private void right(GraphicsContext g, Plot plot, TimeChart chart, Axis axis, int steps) {
    Scale own = Scale.of(highest(axis, chart), axis.least(), steps);
    Scale scale = new Scale(own.step() * steps, own.step());
    labels(g, plot, scale, TextAlignment.LEFT, plot.right() + 7);
    g.save();
    g.beginPath();
    g.rect(plot.left(), 0, plot.right() - plot.left(), plot.bottom());
    g.clip();
    axis.lines().forEach(line -> plot.draw(g, palette, line, scale));
    g.restore();
  }

  private void rows(GraphicsContext g, Plot plot, Scale scale) {
    g.setLineWidth(1);
    for (int i = 0; i <= scale.steps(); i++) {
      double y = Math.round(plot.y(i * scale.step(), scale)) + 0.5;
      g.setStroke(palette.color(Tone.BORDER, i == 0 ? 1 : 0.6));
      g.strokeLine(plot.left(), y, plot.right(), y);
    }
  }

  private void labels(
      GraphicsContext g, Plot plot, Scale scale, TextAlignment alignment, double x) {
    g.setFont(font);
    g.setTextBaseline(VPos.CENTER);
    g.setFill(palette.color(Tone.MUTED));
    g.setTextAlign(alignment);
    for (int i = 0; i <= scale.steps(); i++) {
      double y = Math.round(plot.y(i * scale.step(), scale)) + 0.5;
      g.fillText(formats.tick(i * scale.step()), x, y);
    }
    g.setTextAlign(TextAlignment.LEFT);
  }

  private void times(GraphicsContext g, Plot plot, double pointed) {
    g.setFill(palette.color(Tone.MUTED));
    g.setTextAlign(TextAlignment.CENTER);
    double step = timeStep(plot);
    for (double at = Math.ceil(plot.from() / step) * step; at <= plot.to() + 1e-9; at += step) {
      double x = plot.x(at);
      if (!(Math.abs(x - pointed) < TIME_ROOM)) {
        g.fillText(times.apply(at), x, plot.bottom() + 12);
      }
    }
    g.setTextAlign(TextAlignment.LEFT);
  }

  private static double timeStep(Plot plot) {
    double least = TIME_ROOM * (plot.to() - plot.from()) / Math.max(1, plot.right() - plot.left());
    for (double step : TIME_STEPS) {
      if (step >= least) {
        return step;
      }
    }
    return TIME_STEPS[TIME_STEPS.length - 1];
  }
}
