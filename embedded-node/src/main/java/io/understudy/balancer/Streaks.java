package io.understudy.balancer;

import io.understudy.balancer.BalancerSettings.Ejection;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What went wrong at a node several times in a row. Each method returns why the node is to be
 * ejected, in words, or null. Counted without a lock, because every request comes by here; when one
 * request ends well in the same instant in which another fails, either order is true.
 */
final class Streaks {
  private final AtomicInteger broken = new AtomicInteger();
  private final AtomicInteger errors = new AtomicInteger();
  private final AtomicInteger timeouts = new AtomicInteger();
  private final AtomicInteger outruns = new AtomicInteger();
  private volatile boolean dirty;

  /** A request was answered well. */
  void clear() {
    if (dirty) {
      dirty = false;
      broken.set(0);
      errors.set(0);
      timeouts.set(0);
      outruns.set(0);
    }
  }

  String broke(String cause, Ejection limits) {
    int row = add(broken);
    if (row < limits.connectionFailures()) {
      return null;
    }
    return row == 1
        ? "a request met a broken connection: " + cause
        : "%d requests in a row met a broken connection, the last one: %s".formatted(row, cause);
  }

  String error(int status, Ejection limits) {
    // An answer, even a bad one, shows that it is there and not hanging.
    broken.set(0);
    timeouts.set(0);
    outruns.set(0);
    int row = add(errors);
    return reached(row, limits.serverErrors())
        ? "%d answers in a row were errors, the last one %d".formatted(row, status)
        : null;
  }

  String timedOut(long millis, Ejection limits) {
    int row = add(timeouts);
    return reached(row, limits.timeouts())
        ? "%d requests in a row got no answer in time, the last one within %d ms"
            .formatted(row, millis)
        : null;
  }

  String outrun(Ejection limits) {
    int row = add(outruns);
    return reached(row, limits.outruns())
        ? "%d requests in a row were answered earlier by another node, asked later".formatted(row)
        : null;
  }

  private int add(AtomicInteger count) {
    dirty = true;
    return count.incrementAndGet();
  }

  private static boolean reached(int row, int limit) {
    return limit > 0 && row >= limit;
  }
}
