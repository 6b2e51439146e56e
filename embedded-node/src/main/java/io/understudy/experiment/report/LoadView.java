package io.understudy.experiment.report;

import io.understudy.experiment.report.chart.Figures;
import io.understudy.experiment.report.chart.PercentileCurve;
import io.understudy.experiment.report.chart.PercentileCurve.Series;
import io.understudy.load.Latency;
import io.understudy.load.LoadSnapshot;
import io.understudy.load.LoadSnapshot.Count;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What the simulated users have seen.
 *
 * @param words the figures in one line
 * @param latencies both latencies, and how late the generator was
 * @param curve both as a picture
 * @param difference what the difference between the two means here
 * @param causes failures by cause, the most frequent first
 * @param lastFailure the last one in words; may be empty
 * @param nodes requests by node
 * @param journeys requests by journey
 */
record LoadView(
    String words,
    List<LatencyRow> latencies,
    String curve,
    String difference,
    List<CountRow> causes,
    String lastFailure,
    List<CountRow> nodes,
    List<CountRow> journeys) {
  private static final double MUCH = 1.5;

  /** A latency. */
  record LatencyRow(
      String name,
      String count,
      String mean,
      String p50,
      String p90,
      String p99,
      String p999,
      String max) {
    static LatencyRow of(String name, Latency latency) {
      return new LatencyRow(
          name,
          Figures.count(latency.count()),
          Figures.ms(latency.meanMs()),
          Figures.ms(latency.p50Ms()),
          Figures.ms(latency.p90Ms()),
          Figures.ms(latency.p99Ms()),
          Figures.ms(latency.p999Ms()),
          Figures.ms(latency.maxMs()));
    }
  }

  /**
   * Requests of one sort.
   *
   * @param share how many of all failed, or for a cause its share of all failures
   * @param okWidth the length of the bar of those that went as expected, 0 to 100
   * @param failedWidth the length of the bar of the others, 0 to 100
   */
  record CountRow(
      String name, String ok, String failed, String share, String okWidth, String failedWidth) {}

  static LoadView of(LoadSnapshot load) {
    return new LoadView(
        load.words(),
        List.of(
            LatencyRow.of("from when it should have begun", load.latency()),
            LatencyRow.of("from when it did begin", load.service()),
            LatencyRow.of("lateness of the generator", load.lateness())),
        load.latency().curve().isEmpty() ? "" : curve(load),
        difference(load.latency(), load.service()),
        causes(load),
        load.lastFailure(),
        counts(load.nodes()),
        counts(load.journeys()));
  }

  private static String curve(LoadSnapshot load) {
    return PercentileCurve.svg(
        List.of(
            new Series("a", "should have begun", load.latency()),
            new Series("b", "did begin", load.service())),
        true);
  }

  private static String difference(Latency latency, Latency service) {
    String meaning =
        "One line counts from when the plan said that a request should begin, so everybody counts who"
            + " had to wait because of others; the other one counts from when it did begin, which is"
            + " all that a client knows that asks only after it was answered. ";
    if (latency.count() == 0) {
      return meaning;
    }
    return meaning
        + (latency.p99Ms() > service.p99Ms() * MUCH
            ? "Here 99 %% of the requests were over within %s of when they should have begun, though they took only %s once begun: the shaded difference is waiting."
                .formatted(Figures.ms(latency.p99Ms()), Figures.ms(service.p99Ms()))
            : "Here they hardly differ: next to nobody had to wait because of others.");
  }

  private static List<CountRow> causes(LoadSnapshot load) {
    long most = load.causes().values().stream().mapToLong(Long::longValue).max().orElse(1);
    return load.causes().entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(cause ->
            new CountRow(
                cause.getKey(),
                "",
                Figures.count(cause.getValue()),
                Figures.share(cause.getValue(), load.failed()),
                "0",
                width(cause.getValue(), most)))
        .toList();
  }

  private static List<CountRow> counts(Map<String, Count> counts) {
    long most =
        counts.values().stream().mapToLong(count -> count.ok() + count.failed()).max().orElse(1);
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.comparing(LoadView::padded)))
        .map(entry ->
            new CountRow(
                entry.getKey(),
                Figures.count(entry.getValue().ok()),
                Figures.count(entry.getValue().failed()),
                Figures.share(
                    entry.getValue().failed(), entry.getValue().ok() + entry.getValue().failed()),
                width(entry.getValue().ok(), most),
                width(entry.getValue().failed(), most)))
        .toList();
  }

  /** So that node-10 comes after node-9. */
  private static String padded(String name) {
    return name.replaceAll("\\d+", "00000000$0").replaceAll("\\d*(\\d{8})", "$1");
  }

  /** What is there is seen. */
  private static String width(long part, long most) {
    return part == 0
        ? "0"
        : Long.toString(Math.max(1, Math.round(100.0 * part / Math.max(1, most))));
  }
}
