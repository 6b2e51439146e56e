package io.understudy.experiment.report.chart;

import java.util.List;

/** Where on a line of the picture a value is. */
interface Scale {
  /** The place of a value; values beyond the ends are at the ends. */
  double at(double value);

  /** The values that are written beside it, rising. */
  List<Tick> ticks();

  /**
   * A value that is written beside it.
   *
   * @param at its place
   * @param words how it is written
   */
  record Tick(double at, String words) {}
}
