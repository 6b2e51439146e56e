package io.understudy.console.charts;

import io.understudy.console.charts.ChartData.Mark;
import io.understudy.console.charts.ChartData.Point;
import io.understudy.console.look.Fonts;
import io.understudy.console.look.Palette;
import io.understudy.console.look.TextFit;
import io.understudy.console.look.Tone;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Texts;
import io.understudy.journal.EventType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws the chart: requests on the left axis, milliseconds on the right one. */
final class ChartPainter {
  private static final double AXIS = 40;
  private static final double TOP = 24;
  private static final double BOTTOM = 26;
  private static final double TICK_ROOM = 26;
  private static final int MOST_TICKS = 5;
  private static final int TIME_STEP = 10;
  private static final double NARROW = 380;
  private static final int LABEL_ROWS = 2;
  private static final double LABEL_HEIGHT = 12;

  /** What is written at a mark, after all lines are drawn. */
  private record Label(String text, Tone tone, double x, double y, double width) {}

  private final Palette palette;
  private final Texts texts;
  private final Formats formats;
  private final Font font = Fonts.mono(10.5);

  ChartPainter(Palette palette, Texts texts, Formats formats) {
    this.palette = palette;
    this.texts = texts;
    this.formats = formats;
  }

  void paint(GraphicsContext g, double width, double height, ChartData data) {
    Plot plot = new Plot(AXIS, TOP, width - AXIS, height - BOTTOM);
    int ticks = Math.clamp((int) ((plot.bottom() - plot.top()) / TICK_ROOM), 1, MOST_TICKS);
    Scale rate = Scale.of(data.highestRate(), 10, ticks);
    // Both axes get the same number of steps, so that they share the lines of the grid.
    Scale latency = Scale.of(data.highestLatency(), 5, rate.steps());
    latency = new Scale(latency.step() * rate.steps(), latency.step());
    axes(g, plot, rate, latency);
    times(g, plot, width < NARROW ? 2 * TIME_STEP : TIME_STEP);
    if (!data.isQuiet() && data.points().size() > 1) {
      g.save();
      g.beginPath();
      g.rect(plot.left(), 0, plot.right() - plot.left(), height);
      g.clip();
      plot.area(g, palette, data.points(), rate);
      plot.line(g, palette, Tone.UP, data.points(), Point::p50, latency);
      plot.line(g, palette, Tone.BALANCER, data.points(), Point::p99, latency);
      g.restore();
    }
    marks(g, plot, data);
  }

  private void axes(GraphicsContext g, Plot plot, Scale rate, Scale latency) {
    g.setFont(font);
    g.setTextBaseline(VPos.CENTER);
    g.setLineWidth(1);
    for (int i = 0; i <= rate.steps(); i++) {
      double y = Math.round(plot.y(i * rate.step(), rate)) + 0.5;
      g.setStroke(palette.color(Tone.BORDER, i == 0 ? 1 : 0.6));
      g.strokeLine(plot.left(), y, plot.right(), y);
      g.setFill(palette.color(Tone.MUTED));
      g.setTextAlign(TextAlignment.RIGHT);
      g.fillText(formats.tick(i * rate.step()), plot.left() - 7, y);
      g.setTextAlign(TextAlignment.LEFT);
      g.fillText(formats.tick(i * latency.step()), plot.right() + 7, y);
    }
  }

  private void times(GraphicsContext g, Plot plot, int step) {
    g.setFill(palette.color(Tone.MUTED));
    for (int age = ChartData.SECONDS; age >= 0; age -= step) {
      g.setTextAlign(TextAlignment.CENTER);
      String text = age == 0 ? texts.get("chart.now") : texts.get("chart.age", age);
      g.fillText(text, plot.x(age), plot.bottom() + 12);
    }
    g.setTextAlign(TextAlignment.LEFT);
  }

  /** Labels that would touch go into the next row, or are left out when no row has room. */
  private void marks(GraphicsContext g, Plot plot, ChartData data) {
    double[] taken = new double[LABEL_ROWS];
    Arrays.fill(taken, plot.left());
    List<Label> labels = new ArrayList<>();
    g.setLineWidth(1.3);
    for (Mark mark : data.marks()) {
      double x = Math.round(plot.x(mark.age())) + 0.5;
      String text = texts.get("chart.mark." + mark.type().code(), mark.subject());
      double wide = TextFit.width(text, font);
      double start = x + 4 + wide <= plot.right() ? x + 4 : x - 4 - wide;
      int row = row(taken, start);
      double y = 6 + Math.max(0, row) * LABEL_HEIGHT;
      g.setStroke(palette.color(tone(mark.type())));
      g.setLineDashes(tone(mark.type()) == Tone.UP ? new double[] {1, 3} : new double[] {4, 3});
      g.strokeLine(x, row < 0 ? plot.top() : y - 5, x, plot.bottom());
      if (row >= 0) {
        taken[row] = start + wide + 6;
        labels.add(new Label(text, tone(mark.type()), start, y, wide));
      }
    }
    g.setLineDashes();
    g.setFont(font);
    for (Label label : labels) {
      // The line of a neighbour ends behind a label instead of crossing it out.
      g.setFill(palette.color(Tone.SURFACE));
      g.fillRect(label.x - 2, label.y - LABEL_HEIGHT / 2, label.width + 4, LABEL_HEIGHT);
      g.setFill(palette.color(label.tone));
      g.fillText(label.text, label.x, label.y);
    }
  }

  private static Tone tone(EventType type) {
    return switch (type) {
      case NODE_REVIVED, FRONTEND_REVIVED, STORE_REVIVED, FAULT_REMOVED, FAULTS_CLEARED -> Tone.UP;
      case NODE_CRASHED -> Tone.CRASHED;
      case FAULT_ADDED -> Tone.HANGING;
      case BALANCER_CHANGED -> Tone.BALANCER;
      default -> Tone.DOWN;
    };
  }

  private static int row(double[] taken, double start) {
    for (int i = 0; i < taken.length; i++) {
      if (taken[i] <= start) {
        return i;
      }
    }
    return -1;
  }
}
