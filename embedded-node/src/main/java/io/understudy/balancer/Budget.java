package io.understudy.balancer;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * How many extra requests may be made: a share of those of the last ten seconds, and a small
 * reserve. So when everything is slow, repeating cannot become the load that keeps it slow. As in
 * Finagle ({@code RetryBudget}). Safe for any number of threads.
 */
final class Budget {
  private static final int SLOTS = 10;
  private static final long SLOT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier nanoTime;

  /** For each of the last seconds its number, the requests and the extra requests. */
  private final AtomicLongArray seconds = new AtomicLongArray(SLOTS);

  private final AtomicLongArray requests = new AtomicLongArray(SLOTS);
  private final AtomicLongArray extras = new AtomicLongArray(SLOTS);

  /**
   * @param nanoTime the time, as of {@link System#nanoTime}
   */
  Budget(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** A client asked something. */
  void request() {
    requests.getAndIncrement(slot());
  }

  /**
   * Asks for one extra request.
   *
   * @param percent how many are allowed in percent of the requests
   * @param reserve how many are allowed at least, in ten seconds
   * @return whether it may be made; then it is counted
   */
  synchronized boolean take(int percent, int reserve) {
    int slot = slot();
    if (sum(extras) >= reserve + sum(requests) * percent / 100) {
      return false;
    }
    extras.getAndIncrement(slot);
    return true;
  }

  /** The slot of the present second, emptied if it still holds an older one. */
  private int slot() {
    long second = Math.floorDiv(nanoTime.getAsLong(), SLOT_NANOS);
    int slot = (int) Math.floorMod(second, (long) SLOTS);
    long before = seconds.get(slot);
    if (before != second && seconds.compareAndSet(slot, before, second)) {
      requests.set(slot, 0);
      extras.set(slot, 0);
    }
    return slot;
  }

  private long sum(AtomicLongArray counts) {
    long oldest = Math.floorDiv(nanoTime.getAsLong(), SLOT_NANOS) - SLOTS;
    long sum = 0;
    for (int i = 0; i < SLOTS; i++) {
      if (seconds.get(i) > oldest) {
        sum += counts.get(i);
      }
    }
    return sum;
  }
}
