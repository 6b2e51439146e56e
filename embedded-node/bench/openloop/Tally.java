package openloop;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * What became of the requests. Latency is measured from the intended start, and a failed request
 * counts with the time until its client knew.
 */
final class Tally {
  private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(1);

  private final Histogram latency = new Histogram(HIGHEST_MICROS, 3);
  private final Map<String, Long> causes = new TreeMap<>();
  private final String node;

  private long restored;
  private long servesAfter = -1;

  /** Counts; {@code node} is the one whose return is awaited. */
  Tally(String node) {
    this.node = node;
  }

  synchronized void answered(Exchange exchange, int status, String servedBy, long now) {
    boolean ok = status >= 200 && status < 300;
    count(exchange, ok ? null : "status-" + status, now);
    // sent after the call: an answer from before the failure may arrive late
    if (ok && node.equals(servedBy) && awaited() && exchange.sent - restored >= 0) {
      servesAfter = now - restored;
    }
  }

  synchronized void failed(Exchange exchange, Failure failure, long now) {
    count(exchange, failure.name().toLowerCase(Locale.ROOT), now);
  }

  private void count(Exchange exchange, String cause, long now) {
    if (!exchange.counts) {
      return;
    }
    long micros = TimeUnit.NANOSECONDS.toMicros(now - exchange.intended);
    latency.recordValue(Math.clamp(micros, 0, HIGHEST_MICROS));
    if (cause != null) {
      causes.merge(cause, 1L, Long::sum);
    }
  }

  /** From now on the node may serve again. */
  synchronized void restoring(long now) {
    restored = now;
  }

  /** Whether the failed node has still not served since {@link #restoring}. */
  synchronized boolean awaited() {
    return restored != 0 && servesAfter < 0;
  }

  /** {@code name=value} pairs, times in milliseconds. */
  @Override
  public synchronized String toString() {
    String why =
        causes.entrySet().stream()
            .map(cause -> cause.getKey() + ":" + cause.getValue())
            .collect(Collectors.joining(","));
    return "requests=%d failed=%d causes=%s p50=%s p99=%s p999=%s max=%s back=%s"
        .formatted(
            latency.getTotalCount(),
            causes.values().stream().mapToLong(Long::longValue).sum(),
            why.isEmpty() ? "-" : why,
            millis(latency.getValueAtPercentile(50)),
            millis(latency.getValueAtPercentile(99)),
            millis(latency.getValueAtPercentile(99.9)),
            millis(latency.getMaxValue()),
            servesAfter < 0 ? "-" : millis(TimeUnit.NANOSECONDS.toMicros(servesAfter)));
  }

  static String millis(long micros) {
    return String.format(Locale.ROOT, "%.2f", micros / 1_000.0);
  }
}
