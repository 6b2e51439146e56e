package io.understudy.console.bridge;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.journal.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A box that holds at most one delivery. While the FX thread has not emptied it, a newer snapshot
 * replaces the older one and events gather behind each other, so that nothing queues up and no
 * event is lost. Safe for any thread.
 */
final class Inbox {
  /**
   * What one emptying brings.
   *
   * @param snapshot the newest one
   * @param events all since the last emptying, ascending
   * @param others show what else was watched, as of the newest time
   */
  record Delivery(ClusterSnapshot snapshot, List<Event> events, List<Runnable> others) {
    Delivery after(Delivery earlier) {
      List<Event> all = new ArrayList<>(earlier.events);
      all.addAll(events);
      return new Delivery(snapshot, all, others);
    }
  }

  private final AtomicReference<Delivery> waiting = new AtomicReference<>();
  private final Executor screen;
  private final Consumer<Delivery> reader;

  Inbox(Executor screen, Consumer<Delivery> reader) {
    this.screen = screen;
    this.reader = reader;
  }

  /** Puts a delivery in, and asks the screen to empty the box unless it was asked already. */
  void put(Delivery delivery) {
    Delivery before =
        waiting.getAndAccumulate(delivery, (old, now) -> old == null ? now : now.after(old));
    if (before == null) {
      screen.execute(() -> reader.accept(waiting.getAndSet(null)));
    }
  }
}
