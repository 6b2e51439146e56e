package io.understudy.console.shell;

import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Two columns side by side where there is room for both, else one below the other. */
public final class Columns extends Pane {
  private static final double GAP = 10;

  private final Region first;
  private final Region second;
  private final double enough;
  private final double share;

  /**
   * Columns.
   *
   * @param first the left or upper one
   * @param second the right or lower one
   * @param enough the width in pixels from which on they stand side by side
   * @param share what of the width is the first one's then, 0 to 1
   */
  public Columns(Region first, Region second, double enough, double share) {
    this.first = first;
    this.second = second;
    this.enough = enough;
    this.share = share;
    getChildren().addAll(first, second);
    setMinWidth(0);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private boolean isWide(double width) {
    return width >= enough;
  }

  private double firstWidth(double width) {
    return isWide(width) ? Math.floor((width - GAP) * share) : width;
  }

  private double secondWidth(double width) {
    return isWide(width) ? width - GAP - firstWidth(width) : width;
  }

  @Override
  protected double computePrefWidth(double height) {
    return enough;
  }

  @Override
  protected double computePrefHeight(double width) {
    double wide = width < 0 ? enough : width;
    double one = first.prefHeight(firstWidth(wide));
    double two = second.prefHeight(secondWidth(wide));
    return isWide(wide) ? Math.max(one, two) : one + GAP + two;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double one = firstWidth(width);
    double two = secondWidth(width);
    double high = first.prefHeight(one);
    if (isWide(width)) {
      first.resizeRelocate(0, 0, one, getHeight());
      second.resizeRelocate(one + GAP, 0, two, getHeight());
    } else {
      first.resizeRelocate(0, 0, one, high);
      second.resizeRelocate(0, high + GAP, two, second.prefHeight(two));
    }
  }
}
