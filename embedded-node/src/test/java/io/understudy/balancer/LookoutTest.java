package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.junit.jupiter.api.Test;

/** Whoever waits is looked at, and while nobody waits nothing happens. */
final class LookoutTest {
  private final ByHand scheduler = new ByHand();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger looks = new AtomicInteger();
  private final Lookout lookout =
      new Lookout(scheduler, () -> waiting.get() > 0, looks::incrementAndGet);

  @Test
  void itLooksForAsLongAsAnybodyWaits() {
    assertEquals(0, scheduler.tasks.size());
    waiting.set(2);
    lookout.begin();
    lookout.begin();
    assertEquals(1, scheduler.tasks.size(), "one tick serves all");
    scheduler.run();
    scheduler.run();
    assertEquals(2, looks.get());
    waiting.set(0);
    scheduler.run();
    assertEquals(3, looks.get());
    assertEquals(0, scheduler.tasks.size(), "nobody waits");
    waiting.set(1);
    lookout.begin();
    assertEquals(1, scheduler.tasks.size());
  }

  @Test
  void aLookThatFailsIsNotTheLast() {
    Lookout failing =
        new Lookout(
            scheduler,
            () -> true,
            () -> {
              throw new IllegalStateException("one of them");
            });
    failing.begin();
    assertThrows(IllegalStateException.class, scheduler::run);
    assertEquals(1, scheduler.tasks.size());
  }

  /** It was found ticking, and relied on; without another look it would wait for ever. */
  @Test
  void whoComesAsItEndsIsNotForgotten() {
    AtomicBoolean comes = new AtomicBoolean();
    Lookout[] self = new Lookout[1];
    self[0] =
        new Lookout(
            scheduler,
            () -> {
              boolean anybody = waiting.get() > 0;
              if (comes.getAndSet(false)) {
                waiting.set(1);
                self[0].begin();
              }
              return anybody;
            },
            looks::incrementAndGet);
    waiting.set(1);
    self[0].begin();
    waiting.set(0);
    comes.set(true);
    scheduler.run();
    assertEquals(1, scheduler.tasks.size());
  }

  /** Runs what was scheduled when it is told to. */
  private static final class ByHand extends AbstractLifeCycle implements Scheduler {
    final Deque<Runnable> tasks = new ArrayDeque<>();

    @Override
    public Task schedule(Runnable task, long delay, TimeUnit units) {
      tasks.add(task);
      return () -> tasks.remove(task);
    }

    void run() {
      tasks.remove().run();
    }
  }
}
