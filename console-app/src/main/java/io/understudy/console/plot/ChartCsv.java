package io.understudy.console.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The values of a chart as a table of comma separated values (RFC 4180): a row per moment that was
 * measured, in ISO 8601 and UTC, or in seconds where the beginning has no time; numbers with a
 * point; what was done to the cluster in the last column, at the nearest moment.
 */
final class ChartCsv {
  private static final int DECIMALS = 3;
  private static final double MILLIS = 1_000;

  private ChartCsv() {}

  /** The part of a chart that it shows, with a line of the names of the columns first. */
  static String of(TimeChart chart) {
    List<Line> lines = chart.lines();
    NavigableMap<Double, String[]> rows = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      for (Spot spot : lines.get(i).spots()) {
        if (isShown(chart, spot.at())) {
          row(rows, spot.at(), lines.size())[i] = number(spot.value());
        }
      }
    }
    for (Mark mark : chart.marks()) {
      if (isShown(chart, mark.at())) {
        String[] row = row(rows, nearest(rows, mark.at()), lines.size());
        String words = mark.type().code() + " " + mark.subject();
        row[lines.size()] = row[lines.size()] == null ? words : row[lines.size()] + "; " + words;
      }
    }
    String head =
        Stream.of(
                Stream.of(chart.zero().isPresent() ? "time" : "second"),
                lines.stream().map(Line::name),
                Stream.of("events"))
            .flatMap(names -> names)
            .collect(Collectors.joining(","));
    return rows.entrySet().stream()
        .map(row -> time(chart.zero(), row.getKey()) + "," + cells(row.getValue()))
        .collect(Collectors.joining("\r\n", head + "\r\n", rows.isEmpty() ? "" : "\r\n"));
  }

  private static boolean isShown(TimeChart chart, double at) {
    return at >= chart.from() && at <= chart.to();
  }

  private static String[] row(NavigableMap<Double, String[]> rows, double at, int lines) {
    return rows.computeIfAbsent(at, any -> new String[lines + 1]);
  }

  private static double nearest(NavigableMap<Double, String[]> rows, double at) {
    return Stream.of(
            Optional.ofNullable(rows.floorKey(at)), Optional.ofNullable(rows.ceilingKey(at)))
        .flatMap(Optional::stream)
        .min((one, other) -> Double.compare(Math.abs(one - at), Math.abs(other - at)))
        .orElse(at);
  }

  private static String time(Optional<Instant> zero, double at) {
    return zero.map(start -> start.plusMillis(Math.round(at * MILLIS)).toString())
        .orElseGet(() -> number(at));
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    BigDecimal exact = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }

  private static String cells(String[] row) {
    return IntStream.range(0, row.length)
        .mapToObj(i -> row[i] == null ? "" : quoted(row[i]))
        .collect(Collectors.joining(","));
  }

  private static String quoted(String text) {
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c < ' ')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
