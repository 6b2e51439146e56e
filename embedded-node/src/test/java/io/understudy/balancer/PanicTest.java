package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.EventType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With too few healthy nodes the others get requests too, and everybody is told. */
final class PanicTest {
  private final Pool pool = new Pool(10);

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void itBeginsAndEndsInWords() {
    unwell(1, 6);
    assertTrue(pool.upstreams.panic().isEmpty());
    assertEquals(4, pool.spread(100).size());
    unwell(7, 7);
    assertEquals(
        "panic: healthy nodes are 3 of 10, fewer than 33 %; the others get requests too",
        pool.upstreams.panic().orElseThrow());
    assertEquals(10, pool.spread(100).size());
    unwell(8, 10);
    assertEquals(10, pool.spread(100).size());
    for (int i = 1; i <= 4; i++) {
      pool.probe(i, true);
    }
    assertTrue(pool.upstreams.panic().isEmpty());
    assertEquals(4, pool.spread(100).size());
    assertEquals(1, pool.events(EventType.PANIC_BEGAN).size());
    assertEquals(
        List.of("healthy nodes: 4 of 10; only they get requests again"),
        pool.events(EventType.PANIC_ENDED).stream().map(event -> event.reason()).toList());
  }

  @Test
  void nodesWhoseConnectionsBreakAreNoOpinion() {
    unwell(1, 6);
    for (int i = 7; i <= 9; i++) {
      pool.node(i).broke("connection refused");
    }
    assertTrue(pool.upstreams.panic().isPresent());
    assertEquals(
        Set.of("node-1", "node-2", "node-3", "node-4", "node-5", "node-6", "node-10"),
        pool.spread(100).keySet());
    pool.probe(10, false);
    assertEquals(10, pool.spread(100).size(), "with nobody healthy every door is tried");
  }

  @Test
  void aClusterThatStartsDoesNotPanic() {
    try (Pool fresh = new Pool(0)) {
      for (int i = 1; i <= 5; i++) {
        fresh.upstreams.add("node-" + i, java.net.URI.create("http://127.0.0.1:1"));
        assertTrue(fresh.upstreams.panic().isEmpty());
      }
      assertEquals(5, fresh.spread(100).size(), "but nobody is refused");
      fresh.probe(1, true);
      assertEquals(1, fresh.spread(100).size());
      fresh.upstreams.drain("node-1", "draining");
      assertTrue(fresh.upstreams.panic().isEmpty());
      assertEquals(List.of(), fresh.events(EventType.PANIC_BEGAN));
    }
  }

  @Test
  void howManyMayBeOutIsASetting() {
    pool.ejection(Map.of("maxPercent", 20));
    unwell(1, 2);
    assertTrue(pool.upstreams.panic().isEmpty());
    unwell(3, 3);
    assertTrue(pool.upstreams.panic().isPresent());
    pool.ejection(Map.of("maxPercent", 30));
    assertTrue(pool.upstreams.panic().isEmpty());
    pool.upstreams.tick();
    assertEquals(1, pool.events(EventType.PANIC_ENDED).size());
    pool.ejection(Map.of("maxPercent", 100));
    unwell(4, 10);
    assertTrue(pool.upstreams.panic().isEmpty(), "everybody may be out");
    assertEquals(10, pool.spread(100).size(), "but nobody is refused");
  }

  private void unwell(int from, int to) {
    for (int i = from; i <= to; i++) {
      pool.probe(i, false);
    }
  }
}
