package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.registry.Lease;
import io.understudy.registry.LeaseState;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the balancer makes of what the registry says. */
final class KnownNodesTest {
  private final Pool pool = new Pool(0).set(Map.of("checks", Map.of("rise", 3)));
  private final KnownNodes known = new KnownNodes(pool.upstreams);

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void theSameProcessReturnsOnlyAfterAsManyGoodProbesAsEver() {
    known.admit(lease("one life"));
    pool.probe(1, true);
    assertEquals(UpstreamPhase.HEALTHY, pool.phase(1));
    known.exclude(lease("one life"));
    known.admit(lease("one life"));
    pool.probe(1, true);
    pool.probe(1, true);
    assertEquals(UpstreamPhase.UNHEALTHY, pool.phase(1));
    pool.probe(1, true);
    assertEquals(UpstreamPhase.HEALTHY, pool.phase(1));
  }

  @Test
  void anotherProcessIsAFreshStart() {
    known.admit(lease("one life"));
    pool.probe(1, true);
    known.exclude(lease("one life"));
    known.admit(lease("another life"));
    pool.probe(1, true);
    assertEquals(UpstreamPhase.HEALTHY, pool.phase(1));
  }

  private static Lease lease(String incarnation) {
    return new Lease(
        "node-1",
        URI.create("http://127.0.0.1:1"),
        null,
        incarnation,
        LeaseState.HELD,
        "a test",
        Instant.EPOCH);
  }
}
