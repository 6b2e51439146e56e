package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.balancer.UpstreamHealth;
import io.understudy.http.Json;
import io.understudy.journal.EventType;
import io.understudy.node.NodeState;
import io.understudy.registry.Lease;
import io.understudy.registry.LeaseState;
import io.understudy.registry.RegistrySnapshot;
import io.understudy.testing.Browser;
import io.understudy.testing.Program;
import io.understudy.testing.TestCluster;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The leases of real nodes: how the balancer comes to know them, and what survives. */
final class LeasesTest {
  @TempDir Path data;

  private static RegistrySnapshot registry(TestCluster test) {
    return test.cluster().snapshot().registry();
  }

  private static Lease lease(TestCluster test, String node) {
    return registry(test).of(node).orElseThrow();
  }

  private static void awaitLease(TestCluster test, String node, LeaseState state) {
    Awaitility.await(node + " " + state)
        .atMost(Duration.ofMinutes(1))
        .until(() -> lease(test, node).state() == state);
  }

  @Test
  void everyNodeHoldsOneAndADeadOneLosesItsOwn() {
    try (TestCluster test = TestCluster.start(data)) {
      assertEquals(3, registry(test).held());
      assertEquals(test.node("node-2"), lease(test, "node-2").uri(), "on a random port");
      String first = lease(test, "node-2").incarnation();
      test.cluster().kill("node-2");
      awaitLease(test, "node-2", LeaseState.EXPIRED);
      String why = test.snapshot("node-2").reason();
      assertTrue(why.startsWith("its lease ran out: no heartbeat for "), why);
      assertTrue(why.contains("refused"), "and what was known before: " + why);

      test.cluster().revive("node-2");
      assertEquals(LeaseState.HELD, lease(test, "node-2").state(), "at once");
      assertNotEquals(first, lease(test, "node-2").incarnation());
      test.awaitAllServing();
    }
  }

  @Test
  void aDrainIsAnnouncedAndTheLeaseGivenBack() {
    try (TestCluster test = TestCluster.start(data)) {
      test.cluster().drain("node-1").join();
      assertEquals(LeaseState.WITHDRAWN, lease(test, "node-1").state());
      assertEquals("drained: everything had finished", test.snapshot("node-1").reason());
      assertEquals(1, test.events(EventType.LEASE_DRAINING).size());
      test.cluster().removeNode("node-1").join();
      assertTrue(registry(test).of("node-1").isEmpty());
    }
  }

  @Test
  void aStoreThatIsOutCostsNobodyHisLease() {
    try (TestCluster test = TestCluster.start(data);
        Browser browser = new Browser()) {
      test.cluster().store().kill();
      test.cluster().kill("node-1");
      awaitLease(test, "node-1", LeaseState.EXPIRED);
      test.cluster().revive("node-1");
      assertEquals(3, registry(test).held());
      assertEquals(1, registry(test).expired(), "only that of the dead one ran out");
      for (String node : List.of("node-1", "node-2", "node-3")) {
        assertEquals(200, browser.get(test.node(node), "/status").status());
      }
      assertEquals(200, browser.get(test.frontend(), "/status").status());
      test.cluster().store().revive();
      test.awaitAllServing();
    }
  }

  @Test
  void theNextProcessKnowsTheNodesOfOneThatWasKilled() {
    Map<String, Object> ready;
    try (Program program = Program.headless(data, "--nodes", "5")) {
      ready = program.ready();
      awaitStored(ready);
      program.kill();
    }
    try (TestCluster test = TestCluster.start(data, settings -> settings, InstantSource.system())) {
      String recalled = test.events(EventType.LEASES_RECALLED).getFirst().reason();
      assertTrue(
          recalled.startsWith(
              "nodes known from before: 5 (node-1, node-2, node-3, node-4, node-5)"),
          recalled);
      Awaitility.await("the two that are gone for good")
          .atMost(Duration.ofMinutes(1))
          .until(() -> registry(test).leases().size() == 3);
      assertEquals(3, registry(test).held());
      for (int i = 1; i <= 3; i++) {
        assertEquals(test.node("node-" + i), lease(test, "node-" + i).uri(), "not the old one");
        assertEquals(UpstreamHealth.HEALTHY, test.snapshot("node-" + i).health());
        assertEquals(NodeState.UP, test.snapshot("node-" + i).state());
      }
      try (Browser browser = new Browser()) {
        for (int i = 0; i < 9; i++) {
          assertEquals(200, browser.get(test.frontend(), "/status").status());
        }
      }
    }
    try (TestCluster test = TestCluster.start(data)) {
      assertEquals(
          1, test.events(EventType.LEASES_RECALLED).size(), "an orderly end gives leases back");
      assertEquals(3, registry(test).held());
    }
  }

  /** Leases are stored a moment after they are given. */
  private static void awaitStored(Map<String, Object> ready) {
    URI control = URI.create(ready.get("control").toString());
    try (Browser browser = new Browser()) {
      Awaitility.await("leases are stored")
          .atMost(Duration.ofMinutes(1))
          .until(() -> {
            byte[] cluster =
                browser
                    .send(
                        HttpRequest.newBuilder(control.resolve("/api/v1/cluster"))
                            .header("Authorization", "Bearer " + ready.get("token")))
                    .response()
                    .body();
            @SuppressWarnings("unchecked") // the shape is a promise
            Map<String, Object> registry =
                (Map<String, Object>) Json.object(cluster).get("registry");
            return Boolean.TRUE.equals(registry.get("stored"));
          });
    }
  }
}
