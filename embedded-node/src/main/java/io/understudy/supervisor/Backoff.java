package io.understudy.supervisor;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a restart: a random time whose upper limit doubles with every attempt, so
 * that nodes that died together do not return together. The "full jitter" of Marc Brooker,
 * "Exponential Backoff And Jitter", AWS Architecture Blog (2015), with a least time, so that a node
 * is never restarted in the very instant of its crash.
 */
final class Backoff {
  private Backoff() {}

  /**
   * One time to wait.
   *
   * @param rules the limits
   * @param attempt which restart in the window, from 1 on
   * @param random the chance
   */
  static Duration before(RestartRules rules, int attempt, RandomGenerator random) {
    long least = rules.leastBackoffMs();
    long limit = Math.max(least, limitMs(rules, attempt));
    return Duration.ofMillis(random.nextLong(least, limit + 1));
  }

  private static long limitMs(RestartRules rules, int attempt) {
    long limit = rules.firstBackoffMs();
    for (int i = 1; i < attempt && limit < rules.mostBackoffMs(); i++) {
      limit = Math.min(2 * limit, rules.mostBackoffMs());
    }
    return limit;
  }
}
