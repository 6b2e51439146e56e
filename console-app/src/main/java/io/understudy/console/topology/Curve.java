package io.understudy.console.topology;

/**
 * A path from the right edge of one box to the left edge of another: a cubic curve that leaves and
 * arrives level.
 *
 * @param x0 where it begins
 * @param y0 where it begins
 * @param x1 where it ends
 * @param y1 where it ends
 */
record Curve(double x0, double y0, double x1, double y1) {
  static Curve between(Box from, Box to) {
    return new Curve(from.right(), from.middle(), to.x(), to.middle());
  }

  /** The x of both control points. */
  double bend() {
    return (x0 + x1) / 2;
  }

  /** The x at a share of the way, from 0 to 1. */
  double x(double t) {
    return bezier(t, x0, bend(), bend(), x1);
  }

  /** The y at a share of the way, from 0 to 1. */
  double y(double t) {
    return bezier(t, y0, y0, y1, y1);
  }

  private static double bezier(double t, double a, double b, double c, double d) {
    double u = 1 - t;
    return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
  }
}
