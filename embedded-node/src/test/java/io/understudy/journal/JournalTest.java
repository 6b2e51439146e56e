package io.understudy.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.ManualClock;
import io.understudy.testing.MemoryKeeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Nothing that happened is lost, doubled or out of order. */
final class JournalTest {
  private static final int THREADS = 12;
  private static final int EACH = 400;
  private static final int ALL = THREADS * EACH;

  private final ManualClock clock = new ManualClock();
  private final MemoryKeeper keeper = new MemoryKeeper();

  @Test
  void numbersHaveNoGapsHoweverManyWrite() throws Exception {
    try (Journal journal = new Journal(keeper, clock)) {
      appendFromManyThreads(journal);
      assertEquals(ALL, journal.lastSeq());
      assertEquals(upTo(ALL), numbers(journal.since(0, ALL * 2)));
    }
    assertEquals(upTo(ALL), numbers(keeper.kept()));
  }

  @Test
  void everyFollowerSeesEverythingInOrder() throws Exception {
    try (Journal journal = new Journal(keeper, clock);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Long>>> followers = new ArrayList<>();
      for (int limit : List.of(1, 7, 1_000)) {
        followers.add(threads.submit(() -> follow(journal, limit)));
      }
      appendFromManyThreads(journal);
      for (Future<List<Long>> follower : followers) {
        assertEquals(upTo(ALL), follower.get());
      }
    }
  }

  private static List<Long> follow(Journal journal, int limit) throws InterruptedException {
    List<Long> seen = new ArrayList<>();
    while (seen.size() < ALL) {
      long last = seen.isEmpty() ? 0 : seen.getLast();
      if (journal.await(last, Duration.ofSeconds(10))) {
        seen.addAll(numbers(journal.since(last, limit)));
      }
    }
    return seen;
  }

  @Test
  void aKeeperThatIsOutForAWhileLosesNothing() {
    try (Journal journal = new Journal(keeper, clock)) {
      append(journal, 3);
      Awaitility.await().until(() -> keeper.kept().size() == 3);
      keeper.out(true);
      append(journal, 5);
      Awaitility.await().until(() -> keeper.refusals() >= 2);
      append(journal, 5);
      assertEquals(upTo(13), numbers(journal.since(0, 100)), "readers do not notice");
      keeper.out(false);
      Awaitility.await().until(() -> keeper.kept().size() >= 13);
      assertEquals(upTo(13), numbers(keeper.kept()));
    }
  }

  @Test
  void whatIsNoLongerInMemoryIsReadFromTheKeeper() {
    try (Journal journal = new Journal(keeper, clock)) {
      append(journal, 5_000);
      assertTrue(journal.awaitKept(journal.since(4_999, 1).getFirst()));
      int reads = keeper.reads();
      for (long since : new long[] {0, 1, 2_998, 2_999, 3_000, 3_001, 4_995}) {
        List<Long> expected = LongStream.rangeClosed(since + 1, since + 5).boxed().toList();
        assertEquals(expected, numbers(journal.since(since, 5)), "since " + since);
      }
      assertTrue(keeper.reads() > reads, "the oldest were asked of the keeper");
      assertEquals(List.of(), journal.since(5_000, 5));
      assertEquals(List.of(), journal.since(Long.MAX_VALUE, 5));
    }
  }

  @Test
  void closingStoresTheRest() {
    Journal journal = new Journal(keeper, clock);
    keeper.out(true);
    append(journal, 7);
    Awaitility.await().until(() -> keeper.refusals() > 0);
    keeper.out(false);
    journal.close();
    assertEquals(upTo(7), numbers(keeper.kept()));
    assertTrue(journal.isClosed());
  }

  /** Takes its time for each event, or never answers at all. */
  private static final class Slow implements JournalKeeper {
    private final MemoryKeeper inner = new MemoryKeeper();
    private final CountDownLatch silence;
    private final Duration perEvent;
    private volatile int largest;

    Slow(Duration perEvent, CountDownLatch silence) {
      this.perEvent = perEvent;
      this.silence = silence;
    }

    @Override
    public void keep(List<Event> events) {
      largest = Math.max(largest, events.size());
      long end = System.nanoTime() + perEvent.toNanos() * events.size();
      try {
        silence.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody may interrupt a writer", e);
      }
      while (System.nanoTime() < end) {
        LockSupport.parkNanos(end - System.nanoTime());
      }
      inner.keep(events);
    }

    @Override
    public List<Event> read(long since, int limit) {
      return inner.read(since, limit);
    }

    @Override
    public long lastSeq() {
      return inner.lastSeq();
    }
  }

  @Test
  void closingWaitsForAKeeperThatTakesItsTime() {
    Slow slow = new Slow(Duration.ofNanos(40_000), new CountDownLatch(0));
    Journal journal = new Journal(slow, clock);
    append(journal, 50_000);
    journal.close();
    assertEquals(50_000, slow.inner.kept().size());
    assertEquals(upTo(50_000), numbers(slow.inner.kept()));
    assertTrue(slow.largest <= 2_000, "without a sign of life for " + slow.largest + " events");
  }

  @Test
  void closingGivesUpOnAKeeperThatNeverAnswers() {
    CountDownLatch silence = new CountDownLatch(1);
    Slow slow = new Slow(Duration.ZERO, silence);
    Journal journal = new Journal(slow, clock, Duration.ofMillis(200), Duration.ofDays(1));
    append(journal, 3);
    assertEquals(3, journal.end());
    assertEquals(List.of(), slow.inner.kept());
    silence.countDown();
  }

  @Test
  void anErrorOfTheKeeperIsNotTheEndOfTheWriter() {
    AtomicBoolean failed = new AtomicBoolean();
    Journal journal =
        new Journal(
            new JournalKeeper() {
              @Override
              public void keep(List<Event> events) {
                if (failed.compareAndSet(false, true)) {
                  throw new AssertionError("as H2 in the middle of its end");
                }
                keeper.keep(events);
              }

              @Override
              public List<Event> read(long since, int limit) {
                return keeper.read(since, limit);
              }

              @Override
              public long lastSeq() {
                return keeper.lastSeq();
              }
            },
            clock);
    append(journal, 3);
    assertEquals(0, journal.end());
    assertEquals(upTo(3), numbers(keeper.kept()));
  }

  @Test
  void closingGivesUpSoonerOnAKeeperThatRefuses() {
    Journal journal = new Journal(keeper, clock, Duration.ofDays(1), Duration.ofMillis(200));
    append(journal, 3);
    Awaitility.await().until(() -> keeper.kept().size() == 3);
    keeper.out(true);
    append(journal, 4);
    assertEquals(4, journal.end());
    assertEquals(upTo(3), numbers(keeper.kept()));
    assertEquals(4, journal.end(), "the second time, too");
  }

  @Test
  void closingWakesWhoWaits() throws Exception {
    Journal journal = new Journal(keeper, clock);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> waiting = threads.submit(() -> journal.await(0, Duration.ofDays(1)));
      journal.close();
      assertFalse(waiting.get());
    }
  }

  @Test
  void whoWantsToKnowIsToldWhetherItIsStored() {
    try (Journal journal = new Journal(keeper, clock)) {
      assertTrue(journal.awaitKept(journal.append(EventType.LOGIN, "s", "stored")));
      assertEquals(1, keeper.kept().size());
      keeper.out(true);
      assertFalse(journal.awaitKept(journal.append(EventType.LOGIN, "s", "not stored")));
      keeper.out(false);
    }
    assertEquals(2, keeper.kept().size());
  }

  @Test
  void itGoesOnWhereTheLastOneEnded() {
    try (Journal journal = new Journal(keeper, clock)) {
      append(journal, 4);
    }
    try (Journal journal = new Journal(keeper, clock)) {
      assertEquals(4, journal.lastSeq());
      assertEquals(5, journal.append(EventType.LOGIN, "s", "the next").seq());
      assertEquals(upTo(5), numbers(journal.since(0, 10)));
    }
  }

  @Test
  void anEventHasAReasonAndNotTooLongAOne() {
    try (Journal journal = new Journal(keeper, clock)) {
      assertThrows(IllegalArgumentException.class, () -> journal.append(EventType.LOGIN, "s", " "));
      assertEquals(0, journal.lastSeq(), "and costs no number");
      Event event = journal.append(EventType.LOGIN, "s", "x".repeat(100_000));
      assertEquals(Event.MOST_REASON, event.reason().length());
      assertTrue(event.reason().endsWith("x…"));
      assertEquals(clock.instant(), event.at());
    }
  }

  private static void appendFromManyThreads(Journal journal) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Void> writer =
          () -> {
            append(journal, EACH);
            return null;
          };
      List<Callable<Void>> writers = java.util.Collections.nCopies(THREADS, writer);
      threads.invokeAll(writers);
    }
  }

  private static void append(Journal journal, int times) {
    for (int i = 0; i < times; i++) {
      journal.append(EventType.LOGIN, "s", "test");
    }
  }

  private static List<Long> numbers(List<Event> events) {
    return events.stream().map(Event::seq).toList();
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }
}
