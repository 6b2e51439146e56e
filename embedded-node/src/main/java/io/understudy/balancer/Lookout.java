package io.understudy.balancer;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Looks at the time again and again for as long as anybody waits; an idle frontend wakes nobody.
 * Safe for any thread.
 */
final class Lookout {
  /** How often it looks: a fraction of the shortest time-out. */
  private static final long TICK_MS = 5;

  private final Scheduler scheduler;
  private final BooleanSupplier anybody;
  private final Runnable look;
  private final AtomicBoolean ticking = new AtomicBoolean();

  /**
   * It does nothing before somebody waits.
   *
   * @param scheduler comes back to it; once that is stopped, nobody does
   * @param anybody whether anybody waits
   * @param look looks at the time of everybody who waits
   */
  Lookout(Scheduler scheduler, BooleanSupplier anybody, Runnable look) {
    this.scheduler = scheduler;
    this.anybody = anybody;
    this.look = look;
  }

  /** Somebody waits from now on; to be called once {@code anybody} says so. */
  void begin() {
    if (ticking.compareAndSet(false, true)) {
      later();
    }
  }

  private void later() {
    var _ = scheduler.schedule(this::tick, TICK_MS, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    try {
      look.run();
    } finally {
      if (anybody.getAsBoolean()) {
        later();
      } else {
        ticking.set(false);
        // Whoever came in between found it ticking, and relied on it.
        if (anybody.getAsBoolean()) {
          begin();
        }
      }
    }
  }
}
