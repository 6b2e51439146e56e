package io.understudy.console.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Dots that move along paths. A dot is not a request: the busier a path, the denser its dots, up to
 * a limit that the eye can follow. No toolkit and no clock: time is what {@link #advance} is told.
 */
final class Flow {
  /** How long a dot takes for one path, in seconds. */
  static final double SECONDS_PER_PATH = 1.1;

  /** At most this many dots begin a path in a second. */
  static final double DENSEST = 4.5;

  private static final double DENSITY = 0.45;

  /**
   * A dot.
   *
   * @param path the name of its path
   * @param at how far it has come, from 0 to 1
   */
  record Dot(String path, double at) {}

  private final Map<String, Double> due = new HashMap<>();
  private List<Dot> dots = new ArrayList<>();

  /** How many dots begin a path in a second at that many requests a second. */
  static double density(double rate) {
    return rate <= 0 ? 0 : Math.min(DENSEST, DENSITY * Math.sqrt(rate) + DENSITY);
  }

  /**
   * Lets time pass.
   *
   * @param seconds how much
   * @param rates requests per second by path; dots on other paths vanish, as on a path that breaks
   */
  void advance(double seconds, Map<String, Double> rates) {
    List<Dot> moved = new ArrayList<>();
    for (Dot dot : dots) {
      double at = dot.at + seconds / SECONDS_PER_PATH;
      if (at < 1 && rates.containsKey(dot.path)) {
        moved.add(new Dot(dot.path, at));
      }
    }
    rates.forEach((path, rate) -> begin(path, seconds * density(rate), moved));
    due.keySet().retainAll(rates.keySet());
    dots = moved;
  }

  /** The dots of this moment; not to be changed. */
  List<Dot> dots() {
    return dots;
  }

  private void begin(String path, double share, List<Dot> moved) {
    // Paths begin out of step, so that their dots do not march side by side.
    double owed = due.getOrDefault(path, Math.floorMod(path.hashCode(), 100) / 100.0) + share;
    while (owed >= 1) {
      owed -= 1;
      moved.add(new Dot(path, 0));
    }
    due.put(path, owed);
  }
}
