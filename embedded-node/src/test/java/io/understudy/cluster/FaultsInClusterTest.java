package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.balancer.UpstreamHealth;
import io.understudy.fault.ActiveFault;
import io.understudy.journal.EventType;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.testing.Browser;
import io.understudy.testing.TestCluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults in a whole cluster: what the balancer and its clients notice. */
final class FaultsInClusterTest {
  private static final int CLIENTS = 8;
  private static final int CYCLES = 40;

  @TempDir Path data;

  @Test
  void theProbesNoticeEveryFaultAndItsEnd() {
    try (TestCluster test = TestCluster.start(data)) {
      Map<String, Map<String, Object>> faults =
          Map.of(
              "hang", Map.of(),
              "latency", Map.of("ms", 5_000),
              "error", Map.of("status", 500),
              "reset", Map.of(),
              "partition", Map.of("from", "store"));
      faults.forEach((type, parameters) -> {
        test.awaitHealth("node-2", UpstreamHealth.HEALTHY);
        test.cluster().faults().put("node-2", type, parameters);
        Awaitility.await(type)
            .until(() -> test.snapshot("node-2").check().stream().noneMatch(c -> c.ok()));
        assertEquals(1, test.cluster().faults().remove("node-2", type));
        Awaitility.await("no " + type)
            .until(() -> test.snapshot("node-2").check().stream().allMatch(c -> c.ok()));
      });
      test.cluster().faults().put("node-2", "partition", Map.of());
      Awaitility.await()
          .until(() -> test.snapshot("node-2").check().orElseThrow().text().contains("cut off"));
    }
  }

  @Test
  void aCutOffNodeLosesNobodysSession() {
    try (TestCluster test = TestCluster.start(data);
        Browser browser = new Browser()) {
      assertEquals(200, browser.login(test.frontend(), "alice", "123").status());
      test.cluster().faults().put("node-1", "partition", Map.of("from", "store"));
      test.awaitHealth("node-1", UpstreamHealth.UNHEALTHY);
      for (int i = 0; i < 6; i++) {
        assertEquals(200, browser.get(test.frontend(), "/profile").status());
      }
      test.cluster().faults().clearAll();
      test.awaitAllServing();
      assertEquals(200, browser.get(test.node("node-1"), "/profile").status());
    }
  }

  @Test
  void faultsComeAndGoUnderLoadAndNothingStaysBehind() throws InterruptedException {
    try (TestCluster test = TestCluster.start(data)) {
      AtomicBoolean stop = new AtomicBoolean();
      AtomicInteger answers = new AtomicInteger();
      ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(Thread.ofVirtual().start(() -> client(test, stop, answers, wrong)));
      }
      Random random = new Random(3);
      List<String> types = List.of("hang", "latency", "reset");
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        String node = "node-" + (1 + random.nextInt(3));
        String type = types.get(random.nextInt(types.size()));
        test.cluster().faults().put(node, type, Map.of());
        int goal = answers.get() + 1 + random.nextInt(30);
        // While all nodes hang nobody gets an answer, so the next change comes all the same.
        Awaitility.await()
            .until(() -> answers.get() >= goal || random.nextInt(10) == 0 || stop.get());
        if (random.nextBoolean()) {
          test.cluster().faults().remove(node, type);
        }
      }
      test.cluster().faults().clearAll();
      assertTrue(
          test.cluster().snapshot().nodes().stream().allMatch(node -> node.faults().isEmpty()));
      assertEquals(0, test.cluster().faults().clearAll(), "there is nothing left to clear");
      stop.set(true);
      for (Thread client : clients) {
        client.join();
      }
      test.awaitAllServing();
      assertEquals(List.of(), List.copyOf(wrong));
      assertTrue(test.events(EventType.FAULTS_CLEARED).size() <= 1);
    }
  }

  private static void client(
      TestCluster test,
      AtomicBoolean stop,
      AtomicInteger answers,
      ConcurrentLinkedQueue<String> wrong) {
    try (Browser browser = new Browser()) {
      while (!stop.get()) {
        Browser.Answer answer = browser.get(test.frontend(), "/status");
        // Three nodes that reset everything leave nothing but a refusal of the balancer.
        if (!Set.of(200, 502, 503, 504).contains(answer.status())) {
          wrong.add(answer.status() + " " + answer.text());
        }
        answers.incrementAndGet();
      }
    } catch (RuntimeException e) {
      wrong.add(e.toString());
    }
  }

  @Test
  void faultsStayWithTheirNodeUntilItLeaves() {
    try (TestCluster test = TestCluster.start(data)) {
      Faults faults = test.cluster().faults();
      test.cluster().kill("node-1");
      faults.put("node-1", "error", Map.of("status", 503, "probability", 0));
      faults.put("node-1", "partition", Map.of("from", "registry"));
      test.cluster().revive("node-1");
      test.awaitAllServing();
      assertEquals(
          List.of("error", "partition"),
          test.snapshot("node-1").faults().stream().map(ActiveFault::type).toList());
      assertEquals(0, faults.remove("node-1", "partition", Map.of("from", "store")));
      assertEquals(1, faults.remove("node-1", "partition", Map.of("from", "registry")));
      test.cluster().removeNode("node-1").join();
      ProblemException gone =
          assertThrows(ProblemException.class, () -> faults.put("node-1", "hang", Map.of()));
      assertEquals(ProblemKind.NOT_FOUND, gone.kind());
      assertEquals(
          "error: the node has left the cluster",
          test.events(EventType.FAULT_REMOVED).getLast().reason());
    }
  }
}
