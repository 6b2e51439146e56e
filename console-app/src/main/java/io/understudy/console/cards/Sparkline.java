package io.understudy.console.cards;

import io.understudy.console.look.Drawing;
import io.understudy.console.look.Palette;
import io.understudy.console.look.Tone;
import io.understudy.measure.Meter;
import io.understudy.measure.Sample;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;

/** The requests of the last minute as a small line over a fading area. */
final class Sparkline extends StackPane {
  /** A line of one or two requests is not stretched to the whole height. */
  private static final long LEAST_HIGHEST = 4;

  private static final double LINE = 1.5;

  private final Palette palette;
  private final Drawing drawing;
  private List<Sample> samples = List.of();
  private Tone tone = Tone.MUTED;

  /** At least and at most that high, in pixels. */
  Sparkline(Palette palette, double least, double most) {
    this.palette = palette;
    this.drawing = new Drawing(palette, this::paint);
    getChildren().add(drawing);
    setMinSize(40, least);
    setPrefSize(120, most);
    setMaxHeight(most);
    setMouseTransparent(true);
  }

  void show(List<Sample> newSamples, Tone newTone) {
    if (!newSamples.equals(samples) || newTone != tone) {
      samples = newSamples;
      tone = newTone;
      drawing.redraw();
    }
  }

  private void paint(GraphicsContext g, double width, double height) {
    if (samples.size() < 2) {
      return;
    }
    int count = samples.size();
    double highest =
        Math.max(LEAST_HIGHEST, samples.stream().mapToLong(Sample::requests).max().orElse(0));
    double[] x = new double[count + 2];
    double[] y = new double[count + 2];
    for (int i = 0; i < count; i++) {
      double fromRight = (double) (count - 1 - i) / (Meter.SECONDS - 1);
      x[i] = width * (1 - fromRight);
      y[i] = LINE + (height - 2 * LINE) * (1 - samples.get(i).requests() / highest);
    }
    x[count] = width;
    y[count] = height;
    x[count + 1] = x[0];
    y[count + 1] = height;
    Color color = palette.color(tone);
    g.setFill(
        new LinearGradient(
            0,
            0,
            0,
            1,
            true,
            CycleMethod.NO_CYCLE,
            new Stop(0, palette.color(tone, 0.38)),
            new Stop(1, palette.color(tone, 0.02))));
    g.fillPolygon(x, y, count + 2);
    g.setStroke(color);
    g.setLineWidth(LINE);
    g.strokePolyline(x, y, count);
  }
}
