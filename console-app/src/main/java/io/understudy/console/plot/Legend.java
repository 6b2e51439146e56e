package io.understudy.console.plot;

import io.understudy.console.look.Drawing;
import io.understudy.console.look.Tone;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;

/** Says which line of a chart is which: a piece of the line and its name. */
public final class Legend {
  private static final double LONG = 16;
  private static final double HIGH = 10;

  private Legend() {}

  /**
   * One line.
   *
   * @param key the key of its name
   * @param tone its colour
   * @param dashed whether it is broken
   */
  public static HBox entry(Workspace desk, String key, Tone tone, boolean dashed) {
    Drawing piece =
        new Drawing(
            desk.palette(),
            (g, width, height) -> {
              g.setStroke(desk.palette().color(tone));
              g.setLineWidth(2);
              g.setLineDashes(dashed ? new double[] {4, 3} : new double[0]);
              g.strokeLine(1, height / 2, width - 1, height / 2);
            });
    piece.setMinSize(LONG, HIGH);
    piece.setPrefSize(LONG, HIGH);
    piece.setMaxSize(LONG, HIGH);
    HBox entry =
        new HBox(piece, Controls.whole(Controls.label("legend-text", desk.texts().text(key))));
    entry.getStyleClass().add("legend-entry");
    entry.setAlignment(Pos.CENTER_LEFT);
    return entry;
  }
}
