package io.understudy.rpc.client;

import java.util.random.RandomGenerator;

/**
 * How long to wait before a retry: twice as long each time, of which one half is left to chance, so
 * that clients that failed together do not come back together. "Equal jitter" of Marc Brooker,
 * <i>Exponential Backoff and Jitter</i>, 2015.
 */
final class Backoff {
  private static final int FIRST_MS = 20;
  private static final int LONGEST_MS = 400;

  private Backoff() {}

  /**
   * The pause before a retry, in milliseconds.
   *
   * @param retry its number, from 1
   * @param random decides about one half of it
   */
  static int millis(int retry, RandomGenerator random) {
    int full = (int) Math.min(LONGEST_MS, (long) FIRST_MS << Math.min(retry - 1, 16));
    return full / 2 + random.nextInt(full / 2 + 1);
  }
}
