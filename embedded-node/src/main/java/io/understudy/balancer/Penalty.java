package io.understudy.balancer;

import io.understudy.balancer.BalancerSettings.Ejection;
import java.util.concurrent.TimeUnit;

/**
 * How long a node is out: the base time, doubled with every repetition, up to a maximum. Ten good
 * seconds take one repetition back, as a sweep of Envoy's outlier detection does. Times are those
 * of one monotonic clock in nanoseconds. Guarded by the upstreams' lock.
 */
final class Penalty {
  /** So much good time makes up for one ejection. */
  static final long FORGIVEN_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final int MOST_DOUBLINGS = 30;

  private int count;
  private boolean good;
  private long goodSince;
  private long until;

  /** It is well from now on. */
  void good(long now) {
    good = true;
    goodSince = now;
  }

  /** It is no longer well. */
  void bad(long now) {
    if (good) {
      count = (int) Math.max(0, count - (now - goodSince) / FORGIVEN_NANOS);
      good = false;
    }
  }

  /** It is ejected now; returns for how many milliseconds. */
  long eject(long now, Ejection limits) {
    bad(now);
    count++;
    long millis = Math.min(limits.maxMs(), limits.baseMs() << Math.min(count - 1, MOST_DOUBLINGS));
    until = now + TimeUnit.MILLISECONDS.toNanos(millis);
    return millis;
  }

  /** Which ejection in a row the last one was. */
  int count() {
    return count;
  }

  /** How long the last ejection lasts from now on, in milliseconds; 0 when it is over. */
  long leftMs(long now) {
    return Math.max(0, TimeUnit.NANOSECONDS.toMillis(until - now + 999_999));
  }

  /** It is another process now. */
  void forget(long now) {
    count = 0;
    good = false;
    until = now;
  }
}
