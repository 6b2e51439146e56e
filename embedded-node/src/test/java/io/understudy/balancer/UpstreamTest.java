package io.understudy.balancer;

import static io.understudy.journal.EventType.UPSTREAM_EJECTED;
import static io.understudy.journal.EventType.UPSTREAM_HEALTHY;
import static io.understudy.journal.EventType.UPSTREAM_UNHEALTHY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.testing.ManualClock;
import io.understudy.testing.MemoryKeeper;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the balancer thinks of a node, and what changes its mind. */
final class UpstreamTest {
  private final ManualClock clock = new ManualClock();
  private final Journal journal = new Journal(new MemoryKeeper(), clock);
  private final AtomicInteger changes = new AtomicInteger();
  private final Upstream node =
      new Upstream(
          "node-1", URI.create("http://x"), journal, new Share(() -> 0), changes::incrementAndGet);

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void everyChangeOfOpinionIsOneEvent() {
    probe(true);
    probe(true);
    probe(false);
    probe(false);
    probe(true);
    node.broke("it reset a connection");
    node.broke("it reset another one");
    probe(false);
    probe(true);
    assertEquals(
        List.of(
            UPSTREAM_HEALTHY,
            UPSTREAM_UNHEALTHY,
            UPSTREAM_HEALTHY,
            UPSTREAM_EJECTED,
            UPSTREAM_HEALTHY),
        journal.since(0, 100).stream().map(Event::type).toList());
    Event ejected = journal.since(0, 100).get(3);
    assertEquals("healthy", ejected.from());
    assertEquals("ejected", ejected.to());
    assertEquals("a request met a broken connection: it reset a connection", ejected.reason());
    assertEquals(5, changes.get());
  }

  @Test
  void aProbeThatWasSentBeforeAnEjectionDoesNotUndoIt() {
    probe(true);
    long before = node.standing().version();
    node.broke("it reset a connection");
    node.probed(check(true), before);
    assertEquals(UpstreamHealth.EJECTED, node.standing().health());
    assertTrue(node.lastCheck().orElseThrow().ok(), "but it is shown");
    probe(true);
    assertEquals(UpstreamHealth.HEALTHY, node.standing().health());
  }

  @Test
  void whileItDrainsNothingChangesTheOpinion() {
    probe(true);
    node.drain("draining");
    probe(true);
    node.broke("it reset a connection");
    assertEquals(UpstreamHealth.UNHEALTHY, node.standing().health());
    assertTrue(node.standing().draining());
    assertEquals("draining", node.standing().reason());

    node.readmit("revived");
    assertFalse(node.standing().draining());
    assertEquals(UpstreamHealth.UNHEALTHY, node.standing().health(), "not before a probe");
    probe(true);
    assertEquals(UpstreamHealth.HEALTHY, node.standing().health());
    assertEquals(
        List.of(UPSTREAM_HEALTHY, UPSTREAM_UNHEALTHY, UPSTREAM_HEALTHY),
        journal.since(0, 100).stream().map(Event::type).toList());
  }

  @Test
  void aProbeThatWasSentBeforeTheRevivalDoesNotCount() {
    node.drain("draining");
    long before = node.standing().version();
    node.readmit("revived");
    node.probed(check(true), before);
    assertEquals(UpstreamHealth.UNHEALTHY, node.standing().health());
  }

  @Test
  void everyOpinionHasAnEventOfItsOwn() {
    for (UpstreamHealth health : UpstreamHealth.values()) {
      assertTrue(EventType.ofCode("upstream-" + health.code()).isPresent(), health.code());
    }
  }

  private void probe(boolean ok) {
    node.probed(check(ok), node.standing().version());
  }

  private CheckResult check(boolean ok) {
    return new CheckResult(clock.instant(), ok, 1, ok ? "200 in 1 ms" : "no answer");
  }
}
