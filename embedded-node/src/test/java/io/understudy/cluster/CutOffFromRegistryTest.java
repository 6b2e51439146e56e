package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.EventType;
import io.understudy.registry.LeaseState;
import io.understudy.testing.Browser;
import io.understudy.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that serve well but whose heartbeats do not arrive. */
final class CutOffFromRegistryTest {
  private static final List<String> ALL = List.of("node-1", "node-2", "node-3");

  @TempDir Path data;

  private static void cutOff(TestCluster test, String node) {
    test.cluster().faults().put(node, "partition", Map.of("from", "registry"));
  }

  private static ConditionFactory await(String what) {
    return Awaitility.await(what).atMost(Duration.ofMinutes(1));
  }

  private static LeaseState lease(TestCluster test, String node) {
    return test.cluster().snapshot().registry().of(node).orElseThrow().state();
  }

  @Test
  void oneOfThreeIsOutUntilItsHeartbeatsAreBack() {
    try (TestCluster test = TestCluster.start(data);
        Browser browser = new Browser()) {
      cutOff(test, "node-2");
      await("it is out").until(() -> lease(test, "node-2") == LeaseState.EXPIRED);
      String why = test.snapshot("node-2").reason();
      assertTrue(why.startsWith("its lease ran out: no heartbeat for "), why);
      for (int i = 0; i < 12; i++) {
        assertNotEquals("node-2", browser.get(test.frontend(), "/status").servedBy());
      }
      assertEquals(200, browser.get(test.node("node-2"), "/status").status(), "it is well");

      test.cluster().faults().remove("node-2", "partition");
      test.awaitAllServing();
      assertEquals(LeaseState.HELD, lease(test, "node-2"));
    }
  }

  @Test
  void ifAllAreCutOffNoRequestFailsAndItIsSaidWhy() {
    try (TestCluster test = TestCluster.start(data);
        Browser browser = new Browser()) {
      browser.login(test.frontend(), "alice", "123");
      ALL.forEach(node -> cutOff(test, node));
      await("the registry is not believed")
          .until(() -> {
            assertEquals(200, browser.get(test.frontend(), "/profile").status());
            return test.cluster().snapshot().registry().preserving() != null;
          });
      await("all get requests, whoever was out before the others")
          .until(() ->
              test.cluster().snapshot().nodes().stream().allMatch(ClusterSnapshot.Node::isServing));
      for (int i = 0; i < 30; i++) {
        assertEquals(200, browser.get(test.frontend(), "/profile").status());
      }
      String said = test.events(EventType.PRESERVATION_BEGAN).getFirst().reason();
      assertTrue(said.contains("the registry is not believed"), said);
      assertEquals(0, test.cluster().snapshot().totals().failed());

      ALL.forEach(node -> test.cluster().faults().remove(node, "partition"));
      await("it is believed again")
          .until(() -> test.cluster().snapshot().registry().preserving() == null);
      test.awaitAllServing();
      assertEquals(1, test.events(EventType.PRESERVATION_ENDED).size());
    }
  }

  @Test
  void aNodeThatHangsLosesItsLeaseToo() {
    try (TestCluster test = TestCluster.start(data);
        Browser browser = new Browser()) {
      test.cluster().faults().put("node-1", "hang", Map.of());
      await("it is out").until(() -> lease(test, "node-1") == LeaseState.EXPIRED);
      assertEquals(200, browser.get(test.frontend(), "/status").status());
      test.cluster().faults().remove("node-1", "hang");
      test.awaitAllServing();
    }
  }
}
