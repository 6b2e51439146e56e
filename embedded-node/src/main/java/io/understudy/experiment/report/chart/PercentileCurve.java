package io.understudy.experiment.report.chart;

import io.understudy.load.Latency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How long all but the slowest took. The axis gives each further nine as much room as the one
 * before (G. Tene, HdrHistogram's plots), for there is what users remember.
 */
public final class PercentileCurve {
  private static final double WIDTH = 960;
  private static final double HEIGHT = 300;
  private static final double LEFT = 56;
  private static final double RIGHT = 800;
  private static final double TOP = 16;
  private static final double BOTTOM = 266;
  private static final List<Double> NINES = List.of(0.0, 50.0, 90.0, 99.0, 99.9, 99.99, 99.999);

  private PercentileCurve() {}

  /**
   * A line.
   *
   * @param look its class: {@code a}, {@code b}
   * @param name what stands beside its end
   * @param latency what it shows
   */
  public record Series(String look, String name, Latency latency) {}

  /**
   * Draws it.
   *
   * @param series the lines, at least one with something measured; of the first two the area
   *     between them is shaded if {@code shade}
   * @param shade whether what is between the first two means something
   * @return an {@code svg} element; every text in it is escaped
   */
  public static String svg(List<Series> series, boolean shade) {
    long count = series.stream().mapToLong(one -> one.latency().count()).max().orElse(1);
    double most = Math.max(1, Math.log10((double) Math.max(10, count)));
    Svg svg = new Svg(WIDTH, HEIGHT, "percentiles", "Latency by percentile");
    Scale scale =
        LogScale.around(
            series.stream().mapToDouble(one -> least(one.latency())).min().orElse(1),
            series.stream().mapToDouble(one -> one.latency().maxMs()).max().orElse(10),
            BOTTOM,
            TOP);
    for (Scale.Tick tick : scale.ticks()) {
      svg.line("grid", LEFT, tick.at(), RIGHT, tick.at());
      svg.text("tick end", LEFT - 8, tick.at() + 4, tick.words());
    }
    for (double nine : NINES) {
      if (nines(nine, count) < most + 1e-9 && nine < 100 - 100.0 / Math.max(1, count) + 1e-9) {
        double x = x(nine, count, most);
        svg.line("grid", x, TOP, x, BOTTOM);
        svg.text("tick middle", x, BOTTOM + 18, percent(nine));
      }
    }
    if (shade && series.size() > 1) {
      svg.empty(
          "path",
          "class",
          "between",
          "d",
          "M"
              + path(series.get(0).latency(), false, most, scale)
              + "L"
              + path(series.get(1).latency(), true, most, scale)
              + "Z");
    }
    double[] ends = series.stream().mapToDouble(one -> scale.at(one.latency().maxMs())).toArray();
    double[] places = Labels.apart(ends, 15, BOTTOM);
    for (int at = 0; at < series.size(); at++) {
      Series one = series.get(at);
      List<Latency.Point> curve = one.latency().curve();
      if (!curve.isEmpty()) {
        svg.empty(
            "path",
            "class",
            "line " + one.look(),
            "d",
            "M" + path(one.latency(), false, most, scale));
        svg.text(
            "end-name " + one.look(),
            x(curve.getLast().percentile(), one.latency().count(), most) + 8,
            places[at] + 4,
            one.name());
        for (Latency.Point point : curve) {
          svg.open(
              "circle",
              "class",
              "dot " + one.look(),
              "cx",
              x(point.percentile(), one.latency().count(), most),
              "cy",
              scale.at(point.ms()),
              "r",
              3.0);
          svg.title(
              "%s\n%s: %s"
                  .formatted(percent(point.percentile()), one.name(), Figures.ms(point.ms())));
          svg.close();
        }
      }
    }
    return svg.finish();
  }

  private static double least(Latency latency) {
    return latency.curve().stream()
        .mapToDouble(Latency.Point::ms)
        .filter(ms -> ms > 0)
        .min()
        .orElse(1);
  }

  private static String path(Latency latency, boolean back, double most, Scale scale) {
    return (back ? latency.curve().reversed() : latency.curve())
        .stream()
            .map(point ->
                String.format(
                    Locale.ROOT,
                    "%.1f %.1f",
                    x(point.percentile(), latency.count(), most),
                    scale.at(point.ms())))
            .collect(Collectors.joining("L"));
  }

  private static double x(double percentile, long count, double most) {
    return LEFT + (RIGHT - LEFT) * Math.clamp(nines(percentile, count) / most, 0, 1);
  }

  /** How many nines: 1 for 90 %, 2 for 99 %. The longest of n requests is as rare as one in n. */
  private static double nines(double percentile, long count) {
    double rarity = Math.max(1 - percentile / 100, 1.0 / Math.max(10, count));
    return -Math.log10(rarity);
  }

  private static String percent(double percentile) {
    String text = String.format(Locale.ROOT, "%.3f", percentile).replaceAll("\\.?0+$", "");
    return (text.isEmpty() ? "0" : text) + " %";
  }
}
