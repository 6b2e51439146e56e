package io.understudy.console.learn;

import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;

/** Finds a place for a callout beside a control: inside the window, and never over the control. */
final class Spot {
  private static final double GAP = 12;
  private static final double EDGE = 8;

  private Spot() {}

  /**
   * Where the callout is to be.
   *
   * @param room the window, from 0
   * @param target the control, within it
   * @param width of the callout
   * @param height of the callout
   * @return the first of right, below, left and above where it fits; in the largest of these rooms,
   *     and perhaps over a part of the control, if it fits nowhere
   */
  static Bounds beside(Bounds room, Bounds target, double width, double height) {
    double alongX = clamp(target.getCenterX() - width / 2, room.getWidth() - width);
    double alongY = clamp(target.getCenterY() - height / 2, room.getHeight() - height);
    List<Bounds> wanted =
        List.of(
            new BoundingBox(target.getMaxX() + GAP, alongY, width, height),
            new BoundingBox(alongX, target.getMaxY() + GAP, width, height),
            new BoundingBox(target.getMinX() - GAP - width, alongY, width, height),
            new BoundingBox(alongX, target.getMinY() - GAP - height, width, height));
    return wanted.stream()
        .filter(spot -> isInside(room, spot))
        .findFirst()
        .orElseGet(() ->
            new BoundingBox(
                target.getCenterX() > room.getWidth() / 2 ? EDGE : room.getWidth() - width - EDGE,
                clamp(room.getHeight() - height, room.getHeight() - height),
                width,
                height));
  }

  private static double clamp(double at, double most) {
    return Math.max(EDGE, Math.min(at, most - EDGE));
  }

  private static boolean isInside(Bounds room, Bounds spot) {
    return spot.getMinX() >= 0
        && spot.getMinY() >= 0
        && spot.getMaxX() <= room.getWidth()
        && spot.getMaxY() <= room.getHeight();
  }
}
