package io.understudy.console.look;

import javafx.scene.layout.StackPane;

/** The shape of a state as a small node for rows, chips and legends. */
public final class StateGlyph extends StackPane {
  private final Drawing drawing;
  private Shape shape = Shape.RING;
  private Tone tone = Tone.MUTED;

  /**
   * A glyph of that size.
   *
   * @param palette the colours
   * @param size its width and height in pixels
   */
  public StateGlyph(Palette palette, double size) {
    drawing =
        new Drawing(
            palette,
            (g, width, height) ->
                Glyphs.draw(g, shape, width / 2, height / 2, size, palette.color(tone)));
    getChildren().add(drawing);
    setMinSize(size + 2, size + 2);
    setPrefSize(size + 2, size + 2);
    setMaxSize(size + 2, size + 2);
  }

  /** Shows the shape and colour of a node's look. */
  public void show(NodeLook look) {
    show(look.shape(), look.tone());
  }

  /** Shows the shape and colour of a look. */
  public void show(Look look) {
    show(look.shape(), look.tone());
  }

  /** Shows any shape in any colour. */
  public void show(Shape newShape, Tone newTone) {
    if (shape != newShape || tone != newTone) {
      shape = newShape;
      tone = newTone;
      drawing.redraw();
    }
  }
}
