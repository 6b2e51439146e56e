package io.understudy.console.load;

import io.understudy.console.look.Drawing;
import io.understudy.console.look.Palette;
import io.understudy.console.look.Tone;
import io.understudy.load.Stage;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;

/** The rate of a plan over time as a small picture without words. */
final class ShapeSketch extends StackPane {
  private static final double HIGH = 34;
  private static final double LINE = 1.6;

  private final Palette palette;
  private final List<Stage> stages;

  ShapeSketch(Palette palette, List<Stage> stages) {
    this.palette = palette;
    this.stages = stages;
    getChildren().add(new Drawing(palette, this::paint));
    setMinHeight(HIGH);
    setPrefHeight(HIGH);
    setMaxHeight(HIGH);
    setMouseTransparent(true);
  }

  private void paint(GraphicsContext g, double width, double height) {
    double all = stages.stream().mapToDouble(Stage::seconds).sum();
    double most =
        stages.stream().mapToDouble(one -> Math.max(one.from(), one.to())).max().orElse(1);
    // Room above, so that a rate that stays does not look like a full bar.
    double scale = (height - LINE) / (most * 1.25);
    int count = 2 * stages.size();
    double[] x = new double[count + 2];
    double[] y = new double[count + 2];
    double time = 0;
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      x[2 * i] = width * time / all;
      y[2 * i] = height - stage.from() * scale;
      time += stage.seconds();
      x[2 * i + 1] = width * time / all;
      y[2 * i + 1] = height - stage.to() * scale;
    }
    x[count] = width;
    y[count] = height;
    x[count + 1] = 0;
    y[count + 1] = height;
    g.setFill(palette.color(Tone.ACCENT, 0.14));
    g.fillPolygon(x, y, count + 2);
    g.setStroke(palette.color(Tone.ACCENT));
    g.setLineWidth(LINE);
    g.strokePolyline(x, y, count);
  }
}
