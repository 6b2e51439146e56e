package io.understudy.experiment.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Finds room for words in a picture. Their exact width is known to the browser only. */
final class Labels {
  private static final double EM = 6.5;
  private static final double WIDE = 12;

  private Labels() {}

  /** About how wide words are in the type of the charts. */
  static double width(String words) {
    return words.codePoints().mapToDouble(c -> c < 0x2E80 ? EM : WIDE).sum();
  }

  /** Words of at most so many characters. */
  static String cut(String words, int most) {
    if (words.codePointCount(0, words.length()) <= most) {
      return words;
    }
    return words.substring(0, words.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
  }

  /**
   * Moves places apart, as little as possible one after the other, and keeps their order.
   *
   * @param wanted where they would be
   * @param distance how far they must be from each other
   * @param most none is farther than this
   */
  static double[] apart(double[] wanted, double distance, double most) {
    List<Integer> order =
        new ArrayList<>(
            IntStream.range(0, wanted.length)
                .boxed()
                .sorted((a, b) -> Double.compare(wanted[a], wanted[b]))
                .toList());
    double[] places = wanted.clone();
    for (int at = 1; at < order.size(); at++) {
      int here = order.get(at);
      places[here] = Math.max(places[here], places[order.get(at - 1)] + distance);
    }
    double limit = most;
    for (int here : order.reversed()) {
      places[here] = Math.min(places[here], limit);
      limit = places[here] - distance;
    }
    return places;
  }
}
