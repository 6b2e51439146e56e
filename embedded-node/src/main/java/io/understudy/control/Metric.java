package io.understudy.control;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * One metric: a name that never changes, and how its value is read. Names end with their unit, as
 * Prometheus asks for; that of a counter gets {@code _total} from the library.
 *
 * @param <T> what it is read from, one of each line that is told
 * @param kind whether it only grows
 * @param name without the {@code understudy_} before it
 * @param help a few words
 * @param value reads it
 */
record Metric<T>(Kind kind, String name, String help, ToDoubleFunction<T> value) {
  private static final String PREFIX = "understudy_";

  /** Whether a value only grows. */
  enum Kind {
    /** It does. */
    COUNTER,
    /** It does not. */
    GAUGE
  }

  static <T> Metric<T> counter(String name, String help, ToDoubleFunction<T> value) {
    return new Metric<>(Kind.COUNTER, name, help, value);
  }

  static <T> Metric<T> gauge(String name, String help, ToDoubleFunction<T> value) {
    return new Metric<>(Kind.GAUGE, name, help, value);
  }

  /** The metric with a line for each row. */
  MetricSnapshot of(List<T> rows, Function<T, Labels> labels) {
    if (kind == Kind.COUNTER) {
      CounterSnapshot.Builder counter = CounterSnapshot.builder().name(PREFIX + name).help(help);
      rows.forEach(row ->
          counter.dataPoint(
              CounterDataPointSnapshot.builder()
                  .labels(labels.apply(row))
                  .value(value.applyAsDouble(row))
                  .build()));
      return counter.build();
    }
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(PREFIX + name).help(help);
    rows.forEach(row ->
        gauge.dataPoint(
            GaugeDataPointSnapshot.builder()
                .labels(labels.apply(row))
                .value(value.applyAsDouble(row))
                .build()));
    return gauge.build();
  }
}
