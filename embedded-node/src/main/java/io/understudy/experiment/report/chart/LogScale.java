package io.understudy.experiment.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Milliseconds, with equal distances for equal ratios.
 *
 * @param least the value at the start, more than 0
 * @param most the value at the end, more than {@code least}
 * @param start the place of {@code least}
 * @param end the place of {@code most}
 */
record LogScale(double least, double most, double start, double end) implements Scale {
  /** From the power of ten below the least to the one above the most. */
  static LogScale around(double least, double most, double start, double end) {
    double from = Math.floor(Math.log10(Math.max(least, 0.01)));
    double to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(most, 0.01)) - 1e-9));
    return new LogScale(Math.pow(10, from), Math.pow(10, to), start, end);
  }

  @Override
  public double at(double value) {
    double part = Math.log(Math.max(value, least) / least) / Math.log(most / least);
    return start + (end - start) * Math.clamp(part, 0, 1);
  }

  @Override
  public List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    for (double value = least; value <= most * 1.001; value *= 10) {
      ticks.add(new Tick(at(value), words(value)));
    }
    return ticks;
  }

  private static String words(double ms) {
    return ms >= 999
        ? "%s s".formatted(Svg.number(ms / 1_000))
        : ms >= 0.9 ? "%.0f ms".formatted(ms) : ms >= 0.09 ? "0.1 ms" : "0.01 ms";
  }
}
