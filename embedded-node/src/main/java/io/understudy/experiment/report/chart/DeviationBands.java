package io.understudy.experiment.report.chart;

import io.understudy.experiment.RunSnapshot.Deviation;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** When the hypothesis did not hold: a row for each probe, and a band through everything below. */
final class DeviationBands implements Part {
  private static final double ROW = 30;
  private static final double BAR = 6;
  private static final int MOST_WORDS = 100;

  private final TreeMap<Integer, List<Deviation>> probes;
  private final double end;

  /**
   * @param deviations when it did not hold
   * @param end when the picture ends, for those that did not end
   */
  DeviationBands(List<Deviation> deviations, double end) {
    this.probes =
        deviations.stream()
            .collect(Collectors.groupingBy(Deviation::probe, TreeMap::new, Collectors.toList()));
    this.end = end;
  }

  @Override
  public double height() {
    return probes.size() * ROW;
  }

  @Override
  public void draw(Svg svg, Frame frame, double top) {
    double y = top;
    for (List<Deviation> deviations : probes.values()) {
      for (Deviation deviation : deviations) {
        double from = frame.seconds().at(deviation.from());
        svg.open("g");
        svg.title(words(deviation));
        svg.rect(
            "deviation", from, y + 17, Math.max(3, frame.seconds().at(to(deviation)) - from), BAR);
        svg.close();
      }
      String words = "not so: " + Labels.cut(deviations.getFirst().words(), MOST_WORDS);
      double first = frame.seconds().at(deviations.getFirst().from());
      if (first + Labels.width(words) <= frame.width()) {
        svg.text("label", first, y + 13, words);
      } else {
        svg.text("label end", frame.right(), y + 13, words);
      }
      y += ROW;
    }
  }

  /** The bands, which stand behind everything. */
  void bands(Svg svg, Frame frame, double top, double bottom) {
    probes
        .values()
        .forEach(deviations ->
            deviations.forEach(deviation -> {
              double from = frame.seconds().at(deviation.from());
              double to = frame.seconds().at(to(deviation));
              svg.rect("band", from, top, Math.max(2, to - from), bottom - top);
            }));
  }

  private double to(Deviation deviation) {
    return deviation.to() == null ? end : deviation.to();
  }

  private static String words(Deviation deviation) {
    return "%s to %s\nnot so: %s\nseen: %s"
        .formatted(
            Figures.seconds(deviation.from()),
            deviation.to() == null ? "the end" : Figures.seconds(deviation.to()),
            deviation.words(),
            deviation.seen());
  }
}
