package io.understudy.balancer;

import static io.understudy.balancer.UpstreamPhase.DRAINING;
import static io.understudy.balancer.UpstreamPhase.EJECTED;
import static io.understudy.balancer.UpstreamPhase.HALF_OPEN;
import static io.understudy.balancer.UpstreamPhase.HEALTHY;
import static io.understudy.balancer.UpstreamPhase.NEW;
import static io.understudy.balancer.UpstreamPhase.UNHEALTHY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the balancer thinks of a node, and what changes its mind: probes, restarts, drains. */
final class UpstreamTest {
  private final Pool pool = new Pool(3);
  private final Upstream node = pool.node(1);

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void everyChangeOfOpinionIsOneEvent() {
    pool.probe(1, true);
    pool.probe(1, false);
    pool.probe(1, false);
    pool.probe(1, true);
    node.broke("it reset a connection");
    node.broke("it reset another one");
    pool.probe(1, false);
    pool.pass(250);
    pool.probe(1, true);
    pool.times(3, () -> pool.probe(1, true));
    assertEquals(
        List.of(
            "upstream-healthy unhealthy healthy",
            "upstream-unhealthy healthy unhealthy",
            "upstream-healthy unhealthy healthy",
            "upstream-ejected healthy ejected",
            "upstream-trial ejected half-open",
            "upstream-healthy half-open healthy"),
        pool.story(1));
    assertEquals(
        "a request met a broken connection: it reset a connection; out for 250 ms",
        pool.events(EventType.UPSTREAM_EJECTED).getFirst().reason());
  }

  @Test
  void riseAndFallAreCountedInARow() {
    pool.set(Map.of("checks", Map.of("rise", 2, "fall", 3)));
    pool.times(2, () -> pool.probe(1, false));
    pool.probe(1, true);
    pool.times(2, () -> pool.probe(1, false));
    assertEquals(HEALTHY, pool.phase(1));
    pool.probe(1, false);
    assertEquals(UNHEALTHY, pool.phase(1));
    assertEquals("3 probes in a row failed, the last one: no answer", pool.reason(1));
    pool.probe(1, true);
    pool.probe(1, false);
    pool.probe(1, true);
    assertEquals(UNHEALTHY, pool.phase(1));
    pool.probe(1, true);
    assertEquals(HEALTHY, pool.phase(1));
    assertEquals("2 probes in a row were answered, the last one: 200 in 1 ms", pool.reason(1));
  }

  @Test
  void aNewNodeNeedsOneGoodProbeWhateverRiseIs() {
    pool.set(Map.of("checks", Map.of("rise", 5)));
    pool.add("node-4");
    assertEquals(HEALTHY, pool.phase(4));
    assertEquals("the probe was answered: 200 in 1 ms", pool.reason(4));
  }

  @Test
  void aProbeThatWasSentBeforeAnEjectionDoesNotUndoIt() {
    long before = node.standing().version();
    node.broke("it reset a connection");
    pool.pass(1_000);
    node.probed(pool.check(true), before);
    assertEquals(EJECTED, pool.phase(1));
    assertTrue(node.lastCheck().orElseThrow().ok(), "but it is shown");
    pool.probe(1, true);
    assertEquals(HALF_OPEN, pool.phase(1));
  }

  @Test
  void whileItDrainsNothingChangesTheOpinion() {
    node.drain("draining");
    pool.probe(1, true);
    node.broke("it reset a connection");
    pool.times(20, () -> node.answered(500, 1));
    assertEquals(DRAINING, pool.phase(1));
    assertEquals(UpstreamHealth.UNHEALTHY, node.standing().health());
    assertTrue(node.standing().draining());
    assertEquals("draining", pool.reason(1));

    long before = node.standing().version();
    pool.upstreams.readmit("node-1", "revived");
    assertFalse(node.standing().draining());
    node.probed(pool.check(true), before);
    assertEquals(NEW, pool.phase(1), "a probe that was sent before does not count");
    pool.probe(1, true);
    assertEquals(HEALTHY, pool.phase(1));
  }

  @Test
  void aRestartedNodeIsForgivenEverything() {
    pool.set(Map.of("checks", Map.of("rise", 3)));
    for (int cycle = 0; cycle < 20; cycle++) {
      pool.pass(300); // later than the grace of the restart before
      node.broke("killed");
      assertEquals(EJECTED, pool.phase(1), "the first broken connection ejects");
      assertEquals(250, node.treatment().outForMs(), "and never for longer");
      pool.upstreams.readmit("node-1", "revived");
      assertEquals(NEW, pool.phase(1));
      pool.probe(1, true);
      assertEquals(HEALTHY, pool.phase(1), "one good probe is enough");
    }
    assertEquals(20, node.treatment().ejections());
  }

  @Test
  void rightAfterARestartABrokenConnectionMayBeOfTheProcessBefore() {
    node.broke("killed");
    List<Upstream> asked = new ArrayList<>();
    pool.upstreams.watch(asked::add);
    pool.upstreams.readmit("node-1", "revived");
    assertEquals(List.of(node), asked, "it is probed at once");
    pool.probe(1, true);
    node.broke("connection reset");
    assertEquals(HEALTHY, pool.phase(1));
    assertEquals(List.of(node, node), asked, "a probe decides");
    node.probed(pool.check(false), node.standing().version(), true);
    assertEquals(UNHEALTHY, pool.phase(1));
    pool.probe(1, true);
    pool.pass(250);
    node.broke("connection reset");
    assertEquals(EJECTED, pool.phase(1));
  }

  @Test
  void aNodeThatRestartsUnnoticedGoesOn() {
    long before = node.standing().version();
    pool.upstreams.readmit("node-1", "revived");
    assertEquals(HEALTHY, pool.phase(1));
    node.probed(pool.check(false), before);
    assertEquals(HEALTHY, pool.phase(1), "that probe went to the process before");
  }

  @Test
  void aForgottenNodeHasNoOpinionsAnyMore() {
    pool.upstreams.remove("node-1");
    int events = pool.story(1).size();
    node.broke("it is gone");
    node.drain("it is gone");
    pool.times(20, () -> node.answered(500, 1));
    assertEquals(events, pool.story(1).size());
  }

  @Test
  void everyOpinionHasAnEventOfItsOwn() {
    for (UpstreamHealth health : UpstreamHealth.values()) {
      assertTrue(EventType.ofCode("upstream-" + health.code()).isPresent(), health.code());
    }
  }
}
