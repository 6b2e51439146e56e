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

  static Frame of(Extent extent) {
    Scale seconds =
        new LinearScale(extent.seconds(), LEFT, RIGHT, TICKS, second -> Svg.number(second) + " s");
    return new Frame(seconds, LEFT, RIGHT, WIDTH);
  }
}
