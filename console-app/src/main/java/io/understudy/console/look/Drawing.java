package io.understudy.console.look;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/**
 * A canvas that fills its place. It is painted at most once a pulse, and only while it is part of a
 * window that shows.
 */
public final class Drawing extends Region {
  /** What is on the canvas. */
  @FunctionalInterface
  public interface Painter {
    /** Paints everything; the canvas is clear and its size is above zero. */
    void paint(GraphicsContext g, double width, double height);
  }

  private final Canvas canvas = new Canvas();
  private final Painter painter;
  private boolean stale = true;

  /**
   * A canvas of that painter.
   *
   * @param palette the colours; a change of them paints again
   * @param painter paints with them
   */
  public Drawing(Palette palette, Painter painter) {
    this.painter = painter;
    canvas.setManaged(false);
    getChildren().add(canvas);
    setMinSize(0, 0);
    palette.changes().addListener(changes -> redraw());
    visibleProperty().addListener(visible -> redraw());
  }

  /** Paints again with the next pulse; to be called when what is shown has changed. */
  public void redraw() {
    stale = true;
    setNeedsLayout(true); // of itself only: what is on it says nothing about anybody's size
  }

  /** Paints now, for what moves by itself; nothing happens while nobody can see it. */
  public void paintNow() {
    double width = canvas.getWidth();
    double height = canvas.getHeight();
    if (!isOnScreen() || width <= 0 || height <= 0) {
      return;
    }
    stale = false;
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, width, height);
    painter.paint(g, width, height);
  }

  /** Whether it is part of a window that shows. */
  public boolean isOnScreen() {
    return isVisible()
        && getScene() != null
        && getScene().getWindow() != null
        && getScene().getWindow().isShowing();
  }

  @Override
  protected void layoutChildren() {
    if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
      canvas.setWidth(getWidth());
      canvas.setHeight(getHeight());
      stale = true;
    }
    if (stale) {
      paintNow();
    }
  }
}
