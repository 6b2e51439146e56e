package io.understudy.experiment.report.chart;

/**
 * What all parts of a timeline share.
 *
 * @param seconds where a second is
 * @param left where the plots begin
 * @param right where they end; line names stand beyond
 * @param width of the whole picture
 */
record Frame(Scale seconds, double left, double right, double width) {
  private static final double WIDTH = 960;
  private static final double LEFT = 56;
  private static final double RIGHT = 898;
  private static final int TICKS = 12;

  /** From so many seconds on they are counted in minutes. */
  private static final double LONG = 300;

  static Frame of(Extent extent) {
    Scale seconds =
        extent.seconds() > LONG
            ? new LinearScale(extent.seconds(), LEFT, RIGHT, TICKS, 60, Frame::minutes)
            : new LinearScale(
                extent.seconds(), LEFT, RIGHT, TICKS, 1, second -> Svg.number(second) + " s");
    return new Frame(seconds, LEFT, RIGHT, WIDTH);
  }

  private static String minutes(double second) {
    return Svg.number(second / 60) + " min";
  }
}
