package io.understudy.experiment.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Equal distances for equal differences, from 0 on.
 *
 * @param most the value at the end, more than 0
 * @param start the place of 0
 * @param end the place of {@code most}
 * @param wanted about how many values are written beside it
 * @param unit they are round numbers of it, for example 60 for minutes among seconds
 * @param words how they are written
 */
record LinearScale(
    double most, double start, double end, int wanted, double unit, DoubleFunction<String> words)
    implements Scale {
  @Override
  public double at(double value) {
    return start + (end - start) * Math.clamp(value / most, 0, 1);
  }

  @Override
  public List<Tick> ticks() {
    double step = unit * step(most / unit / wanted);
    List<Tick> ticks = new ArrayList<>();
    for (int count = 0; count * step <= most * (1 + 1e-9); count++) {
      ticks.add(new Tick(at(count * step), words.apply(count * step)));
    }
    return ticks;
  }

  /** The next round number: 1, 2 or 5 times a power of ten. */
  static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    double times = least / power;
    return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
  }
}
