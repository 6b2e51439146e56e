package io.understudy.console.plot;

import io.understudy.console.look.Tone;
import java.util.List;

/**
 * Values over time that belong together.
 *
 * @param style how it is drawn
 * @param tone its colour
 * @param spots its values, by rising time
 */
public record Line(Style style, Tone tone, List<Spot> spots) {
  /** How a line is drawn. */
  public enum Style {
    /** A line over an area that fades downwards. */
    AREA,
    /** A line alone. */
    LINE,
    /** What was planned rather than measured. */
    DASHES,
    /** A column per value that is above zero. */
    COLUMNS
  }

  /** Copies the list. */
  public Line {
    spots = List.copyOf(spots);
  }

  /** Its highest value, 0 for none. */
  double highest() {
    return spots.stream()
        .mapToDouble(Spot::value)
        .filter(value -> !Double.isNaN(value))
        .max()
        .orElse(0);
  }
}
