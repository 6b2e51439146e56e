package io.understudy.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Browser.Answer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cluster as programs see it: the snapshot, who is signed in, and the metrics. */
final class SnapshotCallsTest {
  private static final Pattern METRIC = Pattern.compile("([a-z_0-9]+)(?:\\{([^}]+)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("[a-z]+=\"([A-Za-z0-9_-]+)\"");

  @TempDir Path data;

  @Test
  void theSnapshotHasWhatIsPromised() {
    try (Operator operator = new Operator(data)) {
      operator.browser.get(operator.test.frontend(), "/status");
      Awaitility.await("it is counted")
          .until(() -> operator.test.cluster().snapshot().totals().requests() == 1);
      Map<String, Object> cluster = operator.get("cluster").json();
      assertTrue(
          cluster
              .keySet()
              .containsAll(
                  Set.of("at", "nodes", "frontends", "store", "balancer", "traffic", "totals")),
          cluster.keySet().toString());
      Map<String, Object> node = Operator.list(cluster, "nodes").getFirst();
      assertEquals("node-1", node.get("id"));
      assertEquals("UP", node.get("state"));
      assertEquals("healthy", node.get("health"));
      assertTrue(node.get("reason").toString().startsWith("the probe was answered: 200"));
      assertEquals(operator.test.node("node-1"), URI.create(node.get("url").toString()));
      Instant.parse(node.get("since").toString());
      Map<String, Object> check = Operator.object(node, "lastCheck");
      assertEquals(true, check.get("ok"));
      Instant.parse(check.get("at").toString());
      assertTrue(
          node.keySet()
              .containsAll(
                  Set.of("requests", "failed", "inFlight", "perSecond", "p50Ms", "p99Ms")));
      Map<String, Object> frontend = Operator.list(cluster, "frontends").getFirst();
      assertEquals("frontend-1", frontend.get("id"));
      assertEquals(operator.test.frontend(), URI.create(frontend.get("url").toString()));
      assertEquals(1, frontend.get("requests"));
      assertEquals("UP", Operator.object(cluster, "store").get("state"));
      assertEquals("round-robin", Operator.object(cluster, "balancer").get("policy"));
      assertEquals(3, Operator.object(cluster, "totals").get("up"));
    }
  }

  @Test
  void aDeadNodeSaysWhy() {
    try (Operator operator = new Operator(data)) {
      operator.send("POST", "nodes/node-2/kill");
      Awaitility.await()
          .until(() -> operator.node("node-2").get("reason").toString().contains("refused"));
      Map<String, Object> node = operator.node("node-2");
      assertNotEquals("healthy", node.get("health"));
      assertEquals("killed by the operator", node.get("stateReason"));
      assertEquals(false, node.get("serving"));
    }
  }

  @Test
  void aSessionThatTheOperatorEndsIsOverOnEveryNode() {
    try (Operator operator = new Operator(data)) {
      Answer login = operator.browser.login(operator.test.frontend(), "alice", "123");
      String id = login.json().get("session").toString();
      String cookie = login.header("Set-Cookie").split("[=;]", 3)[1];
      String secret = cookie.substring(cookie.indexOf('.') + 1);

      Answer list = operator.get("sessions");
      Map<String, Object> session = Operator.list(list.json(), "sessions").getFirst();
      assertEquals(id, session.get("id"));
      assertEquals("alice", session.get("user"));
      assertEquals(login.servedBy(), session.get("lastNode"));
      assertFalse(list.text().contains(secret), "what proves a session is nobody's business");

      assertEquals(204, operator.send("DELETE", "sessions/" + id).status());
      for (String node : List.of("node-1", "node-2", "node-3")) {
        assertEquals(
            401, operator.browser.get(operator.test.node(node), "/profile").status(), node);
      }
      assertEquals(List.of(), Operator.list(operator.get("sessions").json(), "sessions"));
      Answer again = operator.send("DELETE", "sessions/" + id);
      assertEquals(404, again.status());
      assertTrue(again.text().contains(id));
      Answer events = operator.get("events?type=session-ended");
      assertEquals(id, Operator.list(events.json(), "events").getFirst().get("subject"));
    }
  }

  @Test
  void aPanicIsAnnouncedAndItsEndToo() {
    try (Operator operator = new Operator(data)) {
      Map<String, Object> balancer = Operator.object(operator.get("cluster").json(), "balancer");
      assertEquals(false, balancer.get("panic"));
      assertEquals(0, metrics(operator).get("understudy_panic"));
      List<String> nodes = List.of("node-1", "node-2", "node-3");
      // They keep their leases: who has none is not asked any more, in a panic neither.
      nodes.forEach(
          node -> operator.test.cluster().faults().put(node, "partition", Map.of("from", "store")));
      Awaitility.await().until(() -> metrics(operator).get("understudy_panic") == 1);
      Awaitility.await("of all three")
          .until(() ->
              String.valueOf(
                      Operator.object(operator.get("cluster").json(), "balancer")
                          .get("panicReason"))
                  .startsWith("panic: healthy nodes are 0 of"));
      balancer = Operator.object(operator.get("cluster").json(), "balancer");
      assertEquals(true, balancer.get("panic"));
      nodes.forEach(node -> operator.test.cluster().faults().remove(node, "partition"));
      Awaitility.await().until(() -> metrics(operator).get("understudy_panic") == 0);
      for (String type : List.of("panic-began", "panic-ended")) {
        Answer events = operator.get("events?type=" + type);
        assertEquals(1, Operator.list(events.json(), "events").size(), type);
      }
    }
  }

  @Test
  void anEjectionIsCountedAndShown() {
    try (Operator operator = new Operator(data)) {
      // Nothing but a request can find it out, not even a probe that is under way, and its lease
      // does not run out meanwhile.
      operator
          .test
          .cluster()
          .balancing()
          .change(
              Map.of(
                  "checks",
                  Map.of("intervalMs", 60_000, "fall", 20),
                  "ejection",
                  Map.of("baseMs", 60_000, "maxMs", 60_000)));
      operator.test.cluster().faults().put("node-2", "reset", Map.of());
      for (int i = 0; i < 6; i++) {
        assertEquals(200, operator.browser.get(operator.test.frontend(), "/status").status());
      }
      operator.awaitNode("node-2", "UP", "ejected");
      Map<String, Object> node = operator.node("node-2");
      assertEquals(1, node.get("ejections"));
      assertEquals(false, node.get("trial"));
      assertEquals(1.0, node.get("weight"));
      assertTrue(node.get("reason").toString().contains("; out for 60000 ms"), node.toString());
      Map<String, Double> metrics = metrics(operator);
      assertEquals(1, metrics.get("understudy_node_ejections_total node-2"));
      assertEquals(0, metrics.get("understudy_node_ejections_total node-1"));
      assertEquals(1, metrics.get("understudy_node_ejected node-2"));
      assertEquals(0, metrics.get("understudy_node_healthy node-2"));
      assertEquals(1, metrics.get("understudy_node_healthy node-1"));
      assertEquals(1, metrics.get("understudy_node_weight node-1"));
    }
  }

  @Test
  void theMetricsSayTheSame() {
    try (Operator operator = new Operator(data)) {
      operator.browser.login(operator.test.frontend(), "alice", "123");
      for (int i = 0; i < 9; i++) {
        operator.browser.get(operator.test.frontend(), "/status");
      }
      operator.send("POST", "nodes/node-3/kill");
      Awaitility.await().until(() -> metrics(operator).get("understudy_node_up node-3") == 0);
      Awaitility.await().until(() -> metrics(operator).get("understudy_sessions") == 1);
      Map<String, Double> metrics = metrics(operator);
      assertEquals(1, metrics.get("understudy_node_up node-1"));
      assertEquals(10, metrics.get("understudy_requests_total"));
      assertEquals(0, metrics.get("understudy_requests_failed_total"));
      assertEquals(0, metrics.get("understudy_sessions_lost_total"));
      double perNode =
          metrics.entrySet().stream()
              .filter(entry -> entry.getKey().startsWith("understudy_node_requests_total "))
              .mapToDouble(Map.Entry::getValue)
              .sum();
      assertEquals(10, perNode);
      assertTrue(metrics.containsKey("understudy_latency_p99_seconds"));
    }
  }

  private static Map<String, Double> metrics(Operator operator) {
    Answer answer = operator.get("/metrics");
    assertEquals(200, answer.status());
    assertTrue(answer.header("Content-Type").startsWith("text/plain"));
    Map<String, Double> values = new TreeMap<>();
    answer
        .text()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> {
          Matcher metric = METRIC.matcher(line);
          assertTrue(metric.matches(), line);
          StringBuilder name = new StringBuilder(metric.group(1));
          LABEL
              .matcher(metric.group(2) == null ? "" : metric.group(2))
              .results()
              .forEach(label -> name.append(' ').append(label.group(1)));
          values.put(name.toString(), Double.valueOf(metric.group(3)));
        });
    return values;
  }
}
