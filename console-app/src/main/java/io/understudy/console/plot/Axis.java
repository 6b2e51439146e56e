package io.understudy.console.plot;

import java.util.List;

/**
 * The lines that share a scale.
 *
 * @param least the upper end of the scale for values that are smaller still, above zero
 * @param lines what is drawn by it, the first one below the others
 */
public record Axis(double least, List<Line> lines) {
  /** Copies the list. */
  public Axis {
    lines = List.copyOf(lines);
  }

  /** The highest value of all lines within two times, in seconds. */
  double highest(double from, double to) {
    return lines.stream().mapToDouble(line -> line.highest(from, to)).max().orElse(0);
  }
}
