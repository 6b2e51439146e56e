package io.understudy.experiment.report.chart;

/** A part of a timeline; parts stand below each other. */
interface Part {
  /** How high it is. */
  double height();

  /**
   * Draws it.
   *
   * @param svg takes it
   * @param frame where what is, from left to right
   * @param top where it begins; it ends at {@code top + height()}
   */
  void draw(Svg svg, Frame frame, double top);
}
