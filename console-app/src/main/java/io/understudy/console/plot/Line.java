package io.understudy.console.plot;

import io.understudy.console.look.Tone;
import java.util.List;

/**
 * Values over time that belong together.
 *
 * @param style how it is drawn
 * @param tone its colour
 * @param name its column in a table, with its unit; the same in all languages
 * @param spots its values, by rising time
 */
public record Line(Style style, Tone tone, String name, List<Spot> spots) {
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

  /** Its highest value within two times, in seconds; 0 for none. */
  double highest(double from, double to) {
    return spots.stream()
        .filter(spot -> spot.at() >= from && spot.at() <= to)
        .mapToDouble(Spot::value)
        .filter(value -> !Double.isNaN(value))
        .max()
        .orElse(0);
  }
}
