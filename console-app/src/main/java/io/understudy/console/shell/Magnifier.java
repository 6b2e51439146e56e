package io.understudy.console.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * The presentation mode: everything in the window larger, for a projector, as far as there is room
 * for it. FX thread only.
 */
final class Magnifier extends Region {
  private static final double MOST = 1.5;

  /** The smallest window for which everything is laid out. */
  private static final double LEAST_WIDTH = 960;

  private static final double LEAST_HEIGHT = 600;

  private final Region content;
  private final Scale scale = new Scale(1, 1, 0, 0);
  private final BooleanProperty large = new SimpleBooleanProperty();

  /** Shows that content in its natural size. */
  Magnifier(Region content) {
    this.content = content;
    content.getTransforms().add(scale);
    getChildren().add(content);
    large.subscribe(this::requestLayout);
  }

  /** Whether it is large. */
  BooleanProperty large() {
    return large;
  }

  /** How many times larger everything is in a window of that size. */
  static double factor(double width, double height) {
    return Math.clamp(Math.min(width / LEAST_WIDTH, height / LEAST_HEIGHT), 1, MOST);
  }

  @Override
  protected void layoutChildren() {
    double factor = large.get() ? factor(getWidth(), getHeight()) : 1;
    scale.setX(factor);
    scale.setY(factor);
    content.resizeRelocate(0, 0, getWidth() / factor, getHeight() / factor);
  }
}
