package io.understudy.console.shell;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.cluster.Cluster;
import io.understudy.cluster.ClusterSettings;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.cluster.PortPlan;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real cluster tells of itself is known in Portuguese, whatever happens to it. */
final class EngineInPortugueseTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path data;

  private static boolean has(Cluster cluster, EventType type) {
    return cluster.journal().since(0, 10_000).stream().anyMatch(event -> event.type() == type);
  }

  private static void until(Cluster cluster, EventType type) {
    await(type.code()).atMost(PATIENCE).until(() -> has(cluster, type));
  }

  private static void untilWell(Cluster cluster) {
    await("all serve")
        .atMost(PATIENCE)
        .until(() -> cluster.snapshot().nodes().stream().allMatch(ClusterSnapshot.Node::isServing));
  }

  @Test
  void whateverHappensIsSaid() {
    ClusterSettings settings =
        ClusterSettings.defaults(data).withPorts(PortPlan.RANDOM).withFrontends(2);
    Set<EventType> seen = EnumSet.noneOf(EventType.class);
    try (Cluster cluster = Cluster.open(settings).start()) {
      untilWell(cluster);
      cluster.startTraffic();
      until(cluster, EventType.LOGIN);
      cluster.faults().put("node-1", "latency", Map.of("ms", 5, "jitterMs", 2));
      cluster.faults().put("node-1", "latency", Map.of("ms", 6, "probability", 0.5));
      cluster.faults().put("node-2", "error", Map.of("status", 503, "count", 3));
      until(cluster, EventType.FAULT_USED_UP);
      untilWell(cluster);
      // Only a request can find out, and it is ejected for that; a probe that is under way, or the
      // next one, must not be the first.
      cluster.balancing().change(Map.of("checks", Map.of("intervalMs", 60_000, "fall", 10)));
      cluster.faults().put("node-3", "reset", Map.of());
      until(cluster, EventType.UPSTREAM_EJECTED);
      cluster.balancing().change(Map.of("checks", Map.of("intervalMs", 250, "fall", 1)));
      cluster.faults().remove("node-1", "latency");
      cluster.faults().put("node-1", "partition", Map.of("from", "store"));
      until(cluster, EventType.UPSTREAM_UNHEALTHY);
      cluster.faults().clearAll();
      untilWell(cluster);
      cluster.kill("node-1");
      until(cluster, EventType.LEASE_EXPIRED);
      cluster.revive("node-1");
      cluster.supervision().change("node-2", Map.of("restart", "on-crash", "firstBackoffMs", 50));
      cluster.crash("node-2");
      until(cluster, EventType.NODE_RESTARTED);
      untilWell(cluster);
      cluster.balancing().change(Map.of("policy", "random"));
      cluster.drain("node-3").join();
      cluster.removeNode("node-3").join();
      String fourth = cluster.addNode();
      assertEquals("node-4", fourth);
      cluster.frontends().kill("frontend-2");
      cluster.frontends().revive("frontend-2");
      cluster.store().kill();
      cluster.store().revive();
      cluster.stopTraffic();
      cluster.presets().apply("three-tier");
      cluster.presets().save("mine", Map.of());
      check(cluster, seen);
      ClusterSnapshot now = cluster.snapshot();
      now.nodes().forEach(node -> InPortuguese.assertKnown(node.stateReason()));
      now.nodes().forEach(node -> InPortuguese.assertKnown(node.reason()));
      now.frontends().forEach(frontend -> InPortuguese.assertKnown(frontend.reason()));
      now.registry().leases().forEach(lease -> InPortuguese.assertKnown(lease.reason()));
      InPortuguese.assertKnown(now.store().reason());
    }
    assertEquals(true, seen.size() > 30, seen::toString);
  }

  private void check(Cluster cluster, Set<EventType> seen) {
    List<Event> all = cluster.journal().since(0, 10_000);
    for (Event event : all) {
      seen.add(event.type());
      InPortuguese.assertKnown(event.reason());
    }
  }
}
