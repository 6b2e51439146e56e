package io.understudy.experiment.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Rows for words that must not touch each other. */
final class Lanes {
  private static final double GAP = 10;

  private final List<Double> ends = new ArrayList<>();
  private final int most;

  /**
   * @param most how many rows there may be
   */
  Lanes(int most) {
    this.most = most;
  }

  /**
   * The first row with room.
   *
   * @param from where the words begin
   * @param to where they end
   * @return from 0 on, or -1 if there is none
   */
  int place(double from, double to) {
    for (int lane = 0; lane < ends.size(); lane++) {
      if (ends.get(lane) + GAP <= from) {
        ends.set(lane, to);
        return lane;
      }
    }
    if (ends.size() == most) {
      return -1;
    }
    ends.add(to);
    return ends.size() - 1;
  }

  int count() {
    return ends.size();
  }
}
