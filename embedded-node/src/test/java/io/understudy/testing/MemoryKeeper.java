package io.understudy.testing;

import io.understudy.journal.Event;
import io.understudy.journal.JournalKeeper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps events in memory, and fails as often as it is told to. */
public final class MemoryKeeper implements JournalKeeper {
  private final List<Event> kept = new ArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicInteger reads = new AtomicInteger();
  private volatile boolean out;

  /** Takes nothing from now on, or everything again. */
  public void out(boolean isOut) {
    this.out = isOut;
  }

  /** How often it has refused. */
  public int refusals() {
    return refusals.get();
  }

  /** How often somebody has read from it. */
  public int reads() {
    return reads.get();
  }

  /** What it has taken, in the order in which it came. */
  public synchronized List<Event> kept() {
    return List.copyOf(kept);
  }

  @Override
  public synchronized void keep(List<Event> events) {
    if (out) {
      refusals.incrementAndGet();
      throw new IllegalStateException("the keeper is out");
    }
    kept.addAll(events);
  }

  @Override
  public synchronized List<Event> read(long since, int limit) {
    reads.incrementAndGet();
    return kept.stream().filter(event -> event.seq() > since).limit(limit).toList();
  }

  @Override
  public synchronized long lastSeq() {
    return kept.isEmpty() ? 0 : kept.getLast().seq();
  }
}
