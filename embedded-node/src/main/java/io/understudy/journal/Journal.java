package io.understudy.journal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbers events, hands them to the keeper in groups, and lets readers follow. Appending never
 * waits for the disk: one writer thread stores whatever has gathered since its last transaction. An
 * event leaves memory only after it was stored, so a store that is out loses nothing; it is tried
 * again until it works or the journal is closed. Safe for any number of threads.
 */
public final class Journal implements AutoCloseable {
  /** How many stored events stay in memory, so that followers rarely ask the store. */
  private static final int RECENT = 2_000;

  /**
   * The most that are stored in one transaction. Larger ones are no faster (H2 took 20,000 to
   * 60,000 events a second, whatever the size, on two busy cores), and from these a store that
   * works gives a sign of life several times a second.
   */
  private static final int GROUP = 2_000;

  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration REFUSALS = Duration.ofSeconds(1);
  private static final Duration KEPT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration FIRST_RETRY = Duration.ofMillis(20);
  private static final Duration LONGEST_RETRY = Duration.ofMillis(250);
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  private final JournalKeeper keeper;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition kept = lock.newCondition();
  private final Condition retry = lock.newCondition();
  private final ArrayDeque<Event> memory = new ArrayDeque<>();
  private final Thread writer;
  private long lastSeq;
  private long keptSeq;
  private final Duration silence;
  private final Duration refusals;
  private boolean closed;
  private boolean refusing;
  private long refusingSince;
  private boolean abandoned;

  /**
   * Opens a journal that goes on after the keeper's last event.
   *
   * @param keeper where events survive
   * @param clock the time of new events
   */
  public Journal(JournalKeeper keeper, InstantSource clock) {
    this(keeper, clock, SILENCE, REFUSALS);
  }

  /**
   * The same with another patience at its end.
   *
   * @param silence how long to wait for a keeper that takes nothing and says nothing
   * @param refusals how long to wait for one that refuses
   */
  Journal(JournalKeeper keeper, InstantSource clock, Duration silence, Duration refusals) {
    this.keeper = keeper;
    this.clock = clock;
    this.silence = silence;
    this.refusals = refusals;
    this.lastSeq = keeper.lastSeq();
    this.keptSeq = lastSeq;
    this.writer = Thread.ofPlatform().name("journal-writer").daemon().start(this::write);
  }

  /** Records a fact that is not a transition; see {@link Event} for the parameters. */
  public Event append(EventType type, String subject, String reason) {
    return append(type, subject, "", "", reason);
  }

  /** Records a transition; see {@link Event} for the parameters. Returns at once. */
  public Event append(EventType type, String subject, String from, String to, String reason) {
    lock.lock();
    try {
      Event event = new Event(lastSeq + 1, clock.instant(), type, subject, from, to, reason);
      lastSeq = event.seq();
      memory.addLast(event);
      changed.signalAll();
      return event;
    } finally {
      lock.unlock();
    }
  }

  /** The number of the newest event, 0 when there is none. */
  public long lastSeq() {
    lock.lock();
    try {
      return lastSeq;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The events after a number.
   *
   * @param since the highest number the reader already has, 0 for none
   * @param limit how many at most, at least 1
   * @return the events after that number, oldest first, without gaps; never null
   */
  public List<Event> since(long since, int limit) {
    lock.lock();
    try {
      if (memory.isEmpty() ? since >= lastSeq : since + 1 >= memory.getFirst().seq()) {
        return memory.stream().filter(event -> event.seq() > since).limit(limit).toList();
      }
    } finally {
      lock.unlock();
    }
    List<Event> stored = keeper.read(since, limit);
    if (stored.isEmpty() || stored.size() == limit) {
      return stored;
    }
    List<Event> all = new ArrayList<>(stored); // and what is not stored yet
    all.addAll(since(stored.getLast().seq(), limit - stored.size()));
    return all;
  }

  /**
   * Records a fact unless one of the last 2,000 events, or one that is not stored yet, says the
   * same.
   *
   * @return the event that says so, new or old
   */
  public Event appendOnce(EventType type, String subject, String reason) {
    lock.lock();
    try {
      return memory.stream()
          .filter(event -> event.type() == type)
          .filter(event -> event.subject().equals(subject) && event.reason().equals(reason))
          .findFirst()
          .orElseGet(() -> append(type, subject, reason));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Forgets what was stored, because the keeper has nothing of it any more. Numbers go on, and what
   * was not stored yet will be.
   */
  public void forgetKept() {
    lock.lock();
    try {
      while (!memory.isEmpty() && memory.getFirst().seq() <= keptSeq) {
        memory.removeFirst();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until there is an event after {@code since}, the time is over or the journal is closed.
   *
   * @param timeout how long to wait at most
   * @return whether there is such an event
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public boolean await(long since, Duration timeout) throws InterruptedException {
    long nanos = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      while (lastSeq <= since && !closed && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      return lastSeq > since;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until an event is stored, for facts that somebody is about to be told of.
   *
   * @param event one of this journal
   * @return whether it is stored; false when the store did not take it within two seconds or the
   *     waiting thread was interrupted
   */
  public boolean awaitKept(Event event) {
    long nanos = KEPT_TIMEOUT.toNanos();
    lock.lock();
    try {
      while (keptSeq < event.seq() && nanos > 0) {
        nanos = kept.awaitNanos(nanos);
      }
      return keptSeq >= event.seq();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Whether {@link #close} was called; followers end when it was. */
  public boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Stores what is still waiting and ends the writer. That takes as long as it takes while the
   * keeper takes events; from one that takes nothing it gives up after 30 seconds, and after one if
   * it refuses. What was not stored then is said in the log.
   */
  @Override
  public void close() {
    long missing = end();
    if (missing > 0) {
      LOG.error("The store did not take the last {} journal events", missing);
    }
  }

  /**
   * The same.
   *
   * @return how many events could not be stored
   */
  long end() {
    try {
      long missing = awaitRest();
      if (missing == 0) {
        writer.join();
      }
      return missing;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return missing();
    }
  }

  private long missing() {
    lock.lock();
    try {
      return lastSeq - keptSeq;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until all is stored, or the keeper has taken nothing for too long. */
  private long awaitRest() throws InterruptedException {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
      long seen = keptSeq;
      long since = System.nanoTime();
      long left = silence.toNanos();
      while (keptSeq < lastSeq && left > 0 && !abandoned) {
        var _ = kept.awaitNanos(left);
        if (keptSeq > seen) {
          seen = keptSeq;
          since = System.nanoTime();
        }
        long now = System.nanoTime();
        left =
            refusing
                ? refusals.toNanos() - Math.min(now - since, now - refusingSince)
                : silence.toNanos() - (now - since);
      }
      abandoned = true;
      retry.signalAll();
      return missing();
    } finally {
      lock.unlock();
    }
  }

  private void write() {
    Duration retryIn = FIRST_RETRY;
    while (true) {
      List<Event> batch = nextBatch();
      if (batch.isEmpty()) {
        return;
      }
      try {
        keeper.keep(batch);
        kept(batch.getLast().seq());
        retryIn = FIRST_RETRY;
      } catch (RuntimeException | Error e) { // in the middle of its end H2 fails by an Error, too
        if (retryIn.equals(FIRST_RETRY)) {
          LOG.warn("The store does not take journal events; they wait in memory: {}", e.toString());
        }
        // Never ended by an interrupt, which would close the database file under everybody.
        if (!pause(retryIn)) {
          return;
        }
        Duration doubled = retryIn.multipliedBy(2);
        retryIn = doubled.compareTo(LONGEST_RETRY) < 0 ? doubled : LONGEST_RETRY;
      }
    }
  }

  /** Waits for events that are not stored yet; empty once the journal has ended. */
  private List<Event> nextBatch() {
    lock.lock();
    try {
      while (keptSeq == lastSeq && !closed) {
        changed.awaitUninterruptibly();
      }
      if (abandoned) {
        return List.of();
      }
      return memory.stream().filter(event -> event.seq() > keptSeq).limit(GROUP).toList();
    } finally {
      lock.unlock();
    }
  }

  private void kept(long seq) {
    lock.lock();
    try {
      keptSeq = seq;
      refusing = false;
      kept.signalAll();
      while (memory.size() > RECENT && memory.getFirst().seq() <= keptSeq) {
        memory.removeFirst();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits before the next attempt; false if there is to be none. */
  private boolean pause(Duration time) {
    lock.lock();
    try {
      if (!refusing) {
        refusing = true;
        refusingSince = System.nanoTime();
      }
      kept.signalAll();
      long nanos = time.toNanos();
      while (!abandoned && nanos > 0) {
        nanos = retry.awaitNanos(nanos);
      }
      return !abandoned;
    } catch (InterruptedException e) {
      return false;
    } finally {
      lock.unlock();
    }
  }
}
