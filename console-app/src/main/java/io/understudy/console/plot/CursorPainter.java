package io.understudy.console.plot;

import io.understudy.console.look.Fonts;
import io.understudy.console.look.Palette;
import io.understudy.console.look.TextFit;
import io.understudy.console.look.Tone;
import java.util.function.DoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws the moment that is pointed at: a line across the chart, with its time on the axis. */
final class CursorPainter {
  private static final double PAD = 5;
  private static final double HIGH = 17;

  private final Palette palette;
  private final DoubleFunction<String> times;
  private final Tone ground;
  private final Font font = Fonts.mono(10.5);

  CursorPainter(Palette palette, DoubleFunction<String> times, Tone ground) {
    this.palette = palette;
    this.times = times;
    this.ground = ground;
  }

  /** Draws it if it is in sight; {@code at} is in seconds. */
  void paint(GraphicsContext g, Plot plot, TimeChart chart, double at) {
    if (at < chart.from() - 1e-9 || at > chart.to() + 1e-9) {
      return;
    }
    double x = Math.floor(plot.x(at)) + 0.5;
    g.setStroke(palette.color(Tone.TEXT, 0.55));
    g.setLineWidth(1);
    g.strokeLine(x, plot.top(), x, plot.bottom());
    String text = times.apply(at);
    double wide = TextFit.width(text, font) + 2 * PAD;
    double left = Math.clamp(x - wide / 2, 0, Math.max(0, plot.right() + PAD - wide));
    g.setFill(palette.color(ground));
    g.fillRect(left - PAD, plot.bottom() + 2, wide + 2 * PAD, HIGH + 2);
    g.setFill(palette.color(Tone.TEXT));
    g.fillRoundRect(left, plot.bottom() + 4, wide, HIGH, 6, 6);
    g.setFill(palette.color(ground));
    g.setFont(font);
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.CENTER);
    g.fillText(text, left + wide / 2, plot.bottom() + 4 + HIGH / 2);
    g.setTextAlign(TextAlignment.LEFT);
  }
}
