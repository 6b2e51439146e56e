package io.understudy.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.testing.ManualClock;
import io.understudy.testing.MemoryKeeper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which requests the faults of a node meet, and how exactly. */
final class NodeFaultsTest {
  private static final int REQUESTS = 2_000;

  private final Journal journal = new Journal(new MemoryKeeper(), new ManualClock());
  private final NodeFaults faults = new NodeFaults("node-1", journal, new Random(1));

  @AfterEach
  void close() {
    journal.close();
  }

  /** Counts what happens to requests; nothing waits. */
  private static class Counting implements Call {
    final AtomicInteger answered = new AtomicInteger();
    final AtomicInteger reset = new AtomicInteger();
    final AtomicInteger passed = new AtomicInteger();
    final List<Runnable> held = new ArrayList<>();
    final List<Long> delays = new ArrayList<>();

    @Override
    public void hold(Fault by, Runnable onward) {
      held.add(onward);
    }

    @Override
    public void delay(Fault by, long millis, Runnable onward) {
      delays.add(millis);
      held.add(onward);
    }

    @Override
    public void answer(int status) {
      answered.incrementAndGet();
    }

    @Override
    public void reset() {
      reset.incrementAndGet();
    }

    void goOn() {
      List<Runnable> all = List.copyOf(held);
      held.clear();
      all.forEach(Runnable::run);
    }
  }

  private final Counting calls = new Counting();

  private void request() {
    faults.meet(calls, calls.passed::incrementAndGet);
  }

  @Test
  void probabilityZeroIsNeverAndOneIsAlways() {
    faults.put("error", Map.of("probability", 0));
    for (int i = 0; i < REQUESTS; i++) {
      request();
    }
    assertEquals(REQUESTS, calls.passed.get());
    faults.put("error", Map.of("probability", 1));
    for (int i = 0; i < REQUESTS; i++) {
      request();
    }
    assertEquals(REQUESTS, calls.answered.get());
    assertEquals(REQUESTS, calls.passed.get());
  }

  @Test
  void aShareIsThatShare() {
    faults.put("reset", Map.of("probability", 0.3));
    for (int i = 0; i < REQUESTS; i++) {
      request();
    }
    // Five standard deviations of a binomial distribution, and the seed is fixed.
    double deviation = 5 * Math.sqrt(REQUESTS * 0.3 * 0.7);
    assertEquals(REQUESTS * 0.3, calls.reset.get(), deviation);
  }

  @Test
  void aCountIsExactUnderConcurrency() throws InterruptedException {
    for (int round = 1; round <= 20; round++) {
      int count = 37 * round;
      calls.answered.set(0);
      faults.put("error", Map.of("count", count));
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        threads.add(
            Thread.ofPlatform()
                .start(() -> {
                  for (int n = 0; n < REQUESTS / 8; n++) {
                    request();
                  }
                }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(count, calls.answered.get());
      assertEquals(List.of(), faults.list(), "it has removed itself");
      assertEquals(round, events(EventType.FAULT_USED_UP).size());
    }
  }

  @Test
  void aCountedShareCountsWhatItStruck() {
    faults.put("error", Map.of("count", 3, "probability", 0.5));
    for (int i = 0; i < REQUESTS; i++) {
      request();
    }
    assertEquals(3, calls.answered.get());
    assertEquals(REQUESTS - 3, calls.passed.get());
  }

  @Test
  void aDelayStaysWithinItsJitterAndIsNeverNegative() {
    faults.put("latency", Map.of("ms", 100, "jitterMs", 40));
    for (int i = 0; i < REQUESTS; i++) {
      request();
    }
    assertEquals(60, calls.delays.stream().mapToLong(Long::longValue).min().orElseThrow());
    assertEquals(140, calls.delays.stream().mapToLong(Long::longValue).max().orElseThrow());
    calls.delays.clear();
    faults.put("latency", Map.of("ms", 10, "jitterMs", 50));
    for (int i = 0; i < REQUESTS; i++) {
      request();
    }
    assertEquals(0, calls.delays.stream().mapToLong(Long::longValue).min().orElseThrow());
  }

  @Test
  void faultsAddUpAndAreLookedUpAnewAfterAWait() {
    faults.put("latency", Map.of("ms", 5));
    faults.put("error", Map.of("status", 503));
    request();
    assertEquals(0, calls.answered.get(), "first it waits");
    faults.put("hang", Map.of());
    calls.goOn();
    assertEquals(0, calls.answered.get(), "then it meets what was added while it waited");
    faults.remove(fault -> fault.type().equals("hang"), "a test");
    calls.goOn();
    assertEquals(1, calls.answered.get());
    request();
    faults.remove(_ -> true, "a test");
    calls.goOn();
    assertEquals(1, calls.passed.get(), "and not what was removed");
  }

  @Test
  void oneTypeReplacesItselfButPartitionsStandSideBySide() {
    faults.put("error", Map.of("status", 500));
    faults.put("error", Map.of("status", 503));
    faults.put("partition", Map.of("from", "store"));
    assertTrue(faults.isCutOffFrom("store"));
    assertFalse(faults.isCutOffFrom("registry"));
    faults.put("partition", Map.of("from", "registry"));
    assertEquals(
        List.of("error", "partition", "partition"),
        faults.list().stream().map(ActiveFault::type).toList());
    assertEquals(503, faults.list().getFirst().parameters().get("status"));
    assertTrue(faults.isCutOffFrom("store") && faults.isCutOffFrom("registry"));
    assertEquals(2, faults.remove(fault -> fault.type().equals("partition"), "a test"));
    assertFalse(faults.isCutOffFrom("store") || faults.isCutOffFrom("registry"));
  }

  @Test
  void theSameFaultOnceMoreChangesNothingUnlessItCounts() {
    faults.put("hang", Map.of());
    faults.put("hang", Map.of());
    assertEquals(1, events(EventType.FAULT_ADDED).size());
    faults.put("error", Map.of("count", 2));
    request();
    faults.put("error", Map.of("count", 2));
    assertEquals(2, faults.list().getLast().parameters().get("left"));
  }

  @Test
  void everyChangeIsAnEventWithItsReason() {
    faults.put("latency", Map.of("ms", 5));
    faults.put("latency", Map.of("ms", 7));
    faults.remove(_ -> true, "removed by the operator");
    faults.put("reset", Map.of("count", 1));
    request();
    assertEquals(
        List.of(
            "latency: it delays every request by 5 ms",
            "latency: it delays every request by 7 ms, and no longer delays every request by 5 ms",
            "latency: removed by the operator",
            "reset: it resets the connection of the next request",
            "reset: it has struck as often as it was to"),
        journal.since(0, 100).stream().map(Event::reason).toList());
  }

  private List<Event> events(EventType type) {
    return journal.since(0, 10_000).stream().filter(event -> event.type() == type).toList();
  }
}
