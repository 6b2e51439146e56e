package io.understudy.balancer;

import static io.understudy.balancer.UpstreamPhase.EJECTED;
import static io.understudy.balancer.UpstreamPhase.HALF_OPEN;
import static io.understudy.balancer.UpstreamPhase.HEALTHY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way back of an ejected node. */
final class TrialTest {
  private final Pool pool = new Pool(3);
  private final Upstream node = pool.node(1);

  @BeforeEach
  void halfOpen() {
    node.broke("connection reset");
    pool.pass(250);
    pool.probe(1, true);
    assertEquals(HALF_OPEN, pool.phase(1));
    assertEquals(UpstreamHealth.EJECTED, node.standing().health());
    assertTrue(node.treatment().trial());
    assertTrue(pool.reason(1).startsWith("half-open: its time is over and the probe was answered"));
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void threeGoodRequestsBringItBack() {
    for (int i = 0; i < 3; i++) {
      assertEquals(HALF_OPEN, pool.phase(1));
      assertSame(node, pool.choose());
      node.answered(200, 1);
    }
    assertEquals(HEALTHY, pool.phase(1));
    assertEquals("its trial went well: requests were answered", pool.reason(1));
    assertFalse(node.treatment().trial());
  }

  @Test
  void oneRequestAtATime() {
    assertSame(node, pool.choose());
    for (int i = 0; i < 9; i++) {
      assertNotSame(node, pool.choose());
    }
    node.answered(404, 1);
    assertSame(node, pool.choose());
  }

  @Test
  void aRequestOfWhichNobodyHearsAgainIsNotWaitedForForEver() {
    assertSame(node, pool.choose());
    pool.pass(999);
    assertNotSame(node, pool.choose());
    pool.pass(1);
    assertSame(node, pool.choose());
  }

  @Test
  void aRequestThatHasMetAnotherNodeIsNotTriedOnIt() {
    Choice second = new Choice("", null, List.of(pool.node(2)), true);
    assertSame(pool.node(3), pool.upstreams.choose(second).orElseThrow());
  }

  @Test
  void aRequestThatCannotBeRepeatedIsNotRisked() {
    Choice once = new Choice("", null, List.of(), false);
    for (int i = 0; i < 9; i++) {
      assertNotSame(node, pool.upstreams.choose(once).orElseThrow());
    }
    assertSame(node, pool.choose());
  }

  @Test
  void whoIsStuckElsewhereStaysThere() {
    pool.policy("sticky");
    assertSame(pool.node(2), pool.choose("", "node-2"));
    assertSame(node, pool.choose("", "node-1"));
  }

  @Test
  void aBadRequestPutsItOutForLonger() {
    fails(() -> node.answered(500, 1), "was answered with 500");
  }

  @Test
  void aSlowRequestPutsItOutForLonger() {
    fails(() -> node.timedOut(200), "got no answer within 200 ms");
  }

  @Test
  void anOutrunRequestPutsItOutForLonger() {
    fails(node::outrun, "was answered earlier by another node, asked later");
  }

  private void fails(Runnable failure, String words) {
    assertSame(node, pool.choose());
    failure.run();
    assertEquals(EJECTED, pool.phase(1));
    assertEquals(
        "the request on trial " + words + "; out for 500 ms, as this was time 2", pool.reason(1));
    assertEquals("upstream-ejected half-open ejected", pool.story(1).getLast());
  }

  @Test
  void aBrokenConnectionPutsItOutForLonger() {
    node.broke("connection reset");
    assertEquals(EJECTED, pool.phase(1));
    assertEquals(500, node.treatment().outForMs());
  }

  @Test
  void requestsFromBeforeDecideNothing() {
    node.timedOut(200);
    pool.times(10, () -> node.answered(200, 1));
    assertEquals(HALF_OPEN, pool.phase(1));
  }

  @Test
  void aBadProbePutsItOutForLonger() {
    pool.probe(1, false);
    assertEquals(EJECTED, pool.phase(1));
    assertEquals(
        "a probe failed during its trial: no answer; out for 500 ms, as this was time 2",
        pool.reason(1));
  }

  @Test
  void withoutTrafficThreeMoreProbesBringItBack() {
    pool.times(2, () -> pool.probe(1, true));
    assertEquals(HALF_OPEN, pool.phase(1));
    pool.probe(1, true);
    assertEquals(HEALTHY, pool.phase(1));
    assertEquals("its trial went well, the last probe too: 200 in 1 ms", pool.reason(1));
  }

  @Test
  void whileARequestIsTriedProbesDoNotCount() {
    assertSame(node, pool.choose());
    pool.times(20, () -> pool.probe(1, true));
    assertEquals(HALF_OPEN, pool.phase(1), "it answers probes and hangs at the request");
    node.timedOut(200);
    assertEquals(EJECTED, pool.phase(1));
  }
}
