package io.understudy.node;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the requests of a node, by whatever protocol they come. Safe for any number of threads.
 */
final class Visits {
  private final AtomicInteger inFlight = new AtomicInteger();
  private final LongAdder requests = new LongAdder();
  private volatile boolean listening;
  private volatile long lastNanos;

  /** A request has come; {@link #end} is to be called once. */
  void begin() {
    requests.increment();
    inFlight.incrementAndGet();
    if (listening) {
      lastNanos = System.nanoTime();
    }
  }

  void end() {
    inFlight.decrementAndGet();
  }

  /** From now on it is measured how long it is quiet. */
  void listen() {
    lastNanos = System.nanoTime();
    listening = true;
  }

  /** Whether nothing runs and nothing came for so long. */
  boolean areQuietFor(Duration time) {
    return inFlight.get() == 0 && System.nanoTime() - lastNanos >= time.toNanos();
  }

  /** How many there were. */
  long count() {
    return requests.sum();
  }
}
