package io.understudy.console.browser;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Gives its children equal shares of the room: side by side when it is wide, else stacked. */
final class SideBySide extends Region {
  private static final double WIDE = 560;
  private static final double GAP = 10;

  /** Adds a child at the end. */
  void add(Node child) {
    getChildren().add(child);
  }

  /** Takes a child away. */
  void remove(Node child) {
    getChildren().remove(child);
  }

  @Override
  public Orientation getContentBias() {
    return null;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 360;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 480;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 220;
  }

  @Override
  protected double computeMinHeight(double width) {
    return 200;
  }

  @Override
  protected void layoutChildren() {
    int count = getManagedChildren().size();
    Insets in = getInsets();
    double width = getWidth() - in.getLeft() - in.getRight();
    double height = getHeight() - in.getTop() - in.getBottom();
    boolean wide = width >= WIDE;
    double share = ((wide ? width : height) - GAP * (count - 1)) / Math.max(1, count);
    double offset = 0;
    for (Node child : getManagedChildren()) {
      double x = in.getLeft() + (wide ? offset : 0);
      double y = in.getTop() + (wide ? 0 : offset);
      child.resizeRelocate(
          snapPositionX(x),
          snapPositionY(y),
          snapSizeX(wide ? share : width),
          snapSizeY(wide ? height : share));
      offset += share + GAP;
    }
  }
}
