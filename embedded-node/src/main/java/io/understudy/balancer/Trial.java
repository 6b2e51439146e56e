package io.understudy.balancer;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The way back of an ejected node: one request at a time, and after a few good ones it is taken
 * back. Without traffic good probes count instead, but only those between which no request was
 * tried, since a node may answer probes and nothing else. {@link #take} is called for requests and
 * needs no lock; the rest is guarded by the upstreams' lock.
 */
final class Trial {
  /** So many good ones in a row are enough. */
  static final int ENOUGH = 3;

  private static final long NONE = Long.MIN_VALUE;

  /** Until when the request that runs keeps others out; {@link #NONE} when none runs. */
  private final AtomicLong runningUntil = new AtomicLong(NONE);

  private volatile boolean requestSinceProbe;
  private int good;

  void begin() {
    runningUntil.set(NONE);
    requestSinceProbe = false;
    good = 0;
  }

  /**
   * Whether this request may be the next one that is tried.
   *
   * @param now the time in nanoseconds
   * @param patienceMs after this time another one may, because nobody said how this one ended: its
   *     client may have gone away
   */
  boolean take(long now, long patienceMs) {
    long until = runningUntil.get();
    if (until != NONE && now - until < 0) {
      return false;
    }
    long mine = now + TimeUnit.MILLISECONDS.toNanos(patienceMs);
    if (!runningUntil.compareAndSet(until, mine)) {
      return false;
    }
    requestSinceProbe = true;
    return true;
  }

  /** Whether a request is on trial. */
  boolean isRunning() {
    return runningUntil.get() != NONE;
  }

  /** A request ended well; returns whether that was the last one needed. */
  boolean requestWentWell() {
    return runningUntil.getAndSet(NONE) != NONE && ++good >= ENOUGH;
  }

  /** A probe was answered well; returns whether that was the last one needed. */
  boolean probeWentWell() {
    boolean counts = !requestSinceProbe;
    requestSinceProbe = isRunning();
    return counts && ++good >= ENOUGH;
  }
}
