package io.understudy.console.topology;

/**
 * A rectangle in pixels.
 *
 * @param x its left edge
 * @param y its upper edge
 * @param width its width
 * @param height its height
 */
record Box(double x, double y, double width, double height) {
  double right() {
    return x + width;
  }

  double middle() {
    return y + height / 2;
  }

  boolean contains(double px, double py) {
    return px >= x && px <= right() && py >= y && py <= y + height;
  }
}
