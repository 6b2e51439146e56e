package io.understudy.rpc.client;

import java.util.function.LongSupplier;

/**
 * How many extra attempts a client may make: a fifth of its calls, and ten a second besides. So
 * when everything fails, retries cannot become the load that keeps it failing. A token bucket after
 * Finagle's {@code RetryBudget}. Safe for any number of threads.
 */
final class RetryBudget {
  private static final double PER_CALL = 0.2;
  private static final double PER_SECOND = 10;
  private static final double MOST = 100;
  private static final double NANOS = 1e9;

  private final LongSupplier nanoTime;
  private double tokens = MOST;
  private long lastNanos;

  RetryBudget(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.lastNanos = nanoTime.getAsLong();
  }

  /** A call was made. */
  synchronized void call() {
    tokens = Math.min(MOST, tokens + PER_CALL);
  }

  /** Asks for one extra attempt; if it may be made it is counted. */
  synchronized boolean take() {
    long now = nanoTime.getAsLong();
    tokens = Math.min(MOST, tokens + (now - lastNanos) / NANOS * PER_SECOND);
    lastNanos = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
