package io.understudy.balancer;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How large a node's share is: its weight, and less while it warms up. A node that returns begins
 * with a tenth and grows evenly, as in the slow start of Envoy with its default aggression of 1, so
 * that cold caches do not meet the whole load. Safe for any number of threads.
 */
final class Share {
  /** With what part of its share a node begins. */
  static final double COLD = 0.1;

  private final LongSupplier nanos;
  private volatile int full = 1;
  private volatile long rampNanos;
  private volatile long since;
  private volatile boolean warming;

  Share(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Its share once it is warm, and how long that takes in milliseconds; 0 for at once. */
  void set(int weight, long slowStartMs) {
    full = weight;
    rampNanos = TimeUnit.MILLISECONDS.toNanos(slowStartMs);
  }

  /** It comes back now. */
  void warmUp() {
    since = nanos.getAsLong();
    warming = rampNanos > 0;
  }

  /** Its share now, at least a tenth of the weight. */
  double now() {
    if (!warming) {
      return full;
    }
    long passed = nanos.getAsLong() - since;
    if (passed >= rampNanos) {
      warming = false;
      return full;
    }
    return full * Math.max(COLD, (double) passed / rampNanos);
  }
}
