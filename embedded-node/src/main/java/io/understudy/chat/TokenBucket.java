package io.understudy.chat;

import java.util.function.LongSupplier;

/**
 * How much somebody may do: so much at once, and so much in the long run. A bucket that is filled
 * evenly and of which everybody takes (Turner, "New Directions in Communications", 1986). Safe for
 * any number of threads.
 */
final class TokenBucket {
  private static final double NANOS_PER_SECOND = 1e9;

  private final double perSecond;
  private final double most;
  private final LongSupplier nanoTime;
  private double tokens;
  private long last;

  /** A full one. */
  TokenBucket(double perSecond, int most, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.most = most;
    this.nanoTime = nanoTime;
    this.tokens = most;
    this.last = nanoTime.getAsLong();
  }

  /** Takes one, if there is one. */
  synchronized boolean take() {
    fill();
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }

  /** Whether nobody would notice if it were thrown away. */
  synchronized boolean isFull() {
    fill();
    return tokens >= most;
  }

  private void fill() {
    long now = nanoTime.getAsLong();
    tokens = Math.min(most, tokens + (now - last) / NANOS_PER_SECOND * perSecond);
    last = now;
  }
}
