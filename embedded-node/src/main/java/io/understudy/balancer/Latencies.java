package io.understudy.balancer;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The first answers of a window, for their median; costs one look when the window is full. Written
 * by any thread, and a late writer may leave its number in the next window, which a median bears.
 */
final class Latencies {
  /** With fewer answers a window goes on. */
  static final int ENOUGH = 30;

  private static final int MOST = 256;

  private final AtomicInteger next = new AtomicInteger();
  private final AtomicLongArray nanos = new AtomicLongArray(MOST);

  void record(long value) {
    if (next.get() < MOST) {
      int place = next.getAndIncrement();
      if (place < MOST) {
        nanos.setPlain(place, value);
      }
    }
  }

  /** The median of the window in nanoseconds, which then begins anew; -1 if it goes on. */
  long takeMedian() {
    int count = Math.min(next.get(), MOST);
    if (count < ENOUGH) {
      return -1;
    }
    long[] sorted = new long[count];
    for (int i = 0; i < count; i++) {
      sorted[i] = nanos.getPlain(i);
    }
    next.set(0);
    Arrays.sort(sorted);
    return sorted[count / 2];
  }

  void clear() {
    next.set(0);
  }
}
