package io.understudy.experiment.run;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The seconds of a run: when they began, how many have passed, and a way to wait for one. */
final class Tempo {
  private static final double NANOS = 1e9;

  private final CountDownLatch stopped = new CountDownLatch(1);
  private String stopReason = "";
  private Instant startedAt;
  private long startNanos;
  private Long endNanos;

  /** A run was told to stop. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped(String reason) {
      super(reason);
    }
  }

  /**
   * The seconds begin.
   *
   * @param at when that was
   * @param ago how many nanoseconds ago
   */
  synchronized void begin(Instant at, long ago) {
    startedAt = at;
    startNanos = System.nanoTime() - ago;
  }

  /** They stand still from now on. */
  synchronized void end() {
    if (endNanos == null) {
      endNanos = System.nanoTime();
    }
  }

  /** When they began, null before that. */
  synchronized Instant startedAt() {
    return startedAt;
  }

  /** How many have passed; 0 before they begin. */
  synchronized double second() {
    return startedAt == null
        ? 0
        : ((endNanos == null ? System.nanoTime() : endNanos) - startNanos) / NANOS;
  }

  /** Nobody waits any longer. */
  synchronized void stop(String reason) {
    if (stopped.getCount() > 0) {
      stopReason = reason;
      stopped.countDown();
    }
  }

  /**
   * Waits for a second.
   *
   * @throws Stopped if the run was told to stop
   */
  void await(double second) {
    pause((long) Math.max(0, (second - second()) * NANOS));
  }

  /**
   * Waits for some nanoseconds. At the end, what was done is undone, and nobody stops that.
   *
   * @throws Stopped as above
   */
  void pause(long nanos) {
    if (isOver()) {
      LockSupport.parkNanos(nanos);
      return;
    }
    try {
      if (stopped.await(nanos, TimeUnit.NANOSECONDS)) {
        throw new Stopped(reason());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Stopped("its thread was interrupted");
    }
  }

  private synchronized boolean isOver() {
    return endNanos != null;
  }

  private synchronized String reason() {
    return stopReason;
  }
}
