package io.understudy.balancer;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Finds the nodes that answer much more slowly than the others, as outlier detection does with
 * errors: the median of a node's last window is compared with that of the other nodes' medians. Two
 * windows in a row must agree, and a difference that nobody would notice is none. Guarded by the
 * upstreams' lock.
 */
final class Slowness {
  /** Faster than this beside the others is never too slow. */
  static final long NOTICEABLE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int WINDOWS = 2;

  private long median = -1;
  private long takenAt;
  private int slowWindows;

  /** Ejects whom it must. */
  static void compare(List<Upstream> healthy, double factor, long now) {
    for (Upstream upstream : healthy) {
      long median = upstream.latencies().takeMedian();
      if (median >= 0) {
        upstream.slowness().median = median;
        upstream.slowness().takenAt = now;
      }
    }
    for (Upstream upstream : healthy) {
      Slowness own = upstream.slowness();
      if (factor > 0 && own.median >= 0 && own.takenAt == now) {
        own.judge(upstream, others(upstream, healthy, now), factor);
      }
    }
  }

  private void judge(Upstream upstream, long others, double factor) {
    boolean slow = others >= 0 && median > others * factor && median - others > NOTICEABLE_NANOS;
    slowWindows = slow ? slowWindows + 1 : 0;
    if (slowWindows >= WINDOWS) {
      slowWindows = 0;
      upstream.tooSlow(
          "half of its answers took more than %d ms, those of the others %d ms"
              .formatted(
                  TimeUnit.NANOSECONDS.toMillis(median), TimeUnit.NANOSECONDS.toMillis(others)));
    }
  }

  /** The median of the others' medians, the larger one of two; -1 if nobody knows. */
  private static long others(Upstream upstream, List<Upstream> healthy, long now) {
    long[] medians =
        healthy.stream()
            .filter(other -> other != upstream)
            .map(Upstream::slowness)
            .filter(other -> other.median >= 0 && now - other.takenAt <= FRESH_NANOS)
            .mapToLong(other -> other.median)
            .sorted()
            .toArray();
    return medians.length == 0 ? -1 : medians[medians.length / 2];
  }

  void forget() {
    median = -1;
    slowWindows = 0;
  }
}
