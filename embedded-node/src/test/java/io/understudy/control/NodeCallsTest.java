package io.understudy.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Browser.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program can do to nodes. */
final class NodeCallsTest {
  @TempDir Path data;

  @Test
  void aNodeIsKilledCrashedDrainedAndRevived() {
    try (Operator operator = new Operator(data)) {
      accepted(operator, "node-1", "kill");
      assertEquals("DOWN", operator.node("node-1").get("state"), "a kill is done at once");
      operator.test.cluster().supervision().change("node-2", Map.of("restart", "never"));
      accepted(operator, "node-2", "crash");
      assertEquals("CRASHED", operator.node("node-2").get("state"));
      accepted(operator, "node-3", "drain");
      operator.awaitNode("node-3", "DOWN", "unhealthy");
      for (String node : List.of("node-1", "node-2", "node-3")) {
        accepted(operator, node, "revive");
        operator.awaitNode(node, "UP", "healthy");
      }
    }
  }

  @Test
  void whatCannotBeDoneIsRefusedWithTheReason() {
    try (Operator operator = new Operator(data)) {
      accepted(operator, "node-1", "kill");
      for (String verb : List.of("kill", "crash", "drain")) {
        problem(409, "conflict", "node-1", operator.send("POST", "nodes/node-1/" + verb));
      }
      problem(409, "conflict", "it is up", operator.send("POST", "nodes/node-2/revive"));
      for (String verb : List.of("kill", "crash", "drain", "revive")) {
        problem(
            404,
            "not-found",
            "\"node-9\"; there are node-1, node-2, node-3",
            operator.send("POST", "nodes/node-9/" + verb));
      }
      problem(404, "not-found", "node-9", operator.send("DELETE", "nodes/node-9"));
      assertEquals("UP", operator.node("node-2").get("state"));
    }
  }

  @Test
  void nodesAreAddedAndRemoved() {
    try (Operator operator = new Operator(data)) {
      Answer added = operator.send("POST", "nodes");
      assertEquals(202, added.status());
      assertEquals("node-4", added.json().get("id"));
      operator.awaitNode("node-4", "UP", "healthy");
      assertEquals(202, operator.send("DELETE", "nodes/node-1").status());
      Awaitility.await().until(() -> ids(operator).equals(List.of("node-2", "node-3", "node-4")));
      problem(404, "not-found", "node-1", operator.send("DELETE", "nodes/node-1"));
    }
  }

  @Test
  void theRulesOfRestartsAreShownAndChanged() {
    try (Operator operator = new Operator(data)) {
      assertEquals("on-crash", operator.node("node-1").get("restartPolicy"));
      Answer changed = supervise(operator, "node-1", "{\"restart\":\"always\",\"maxRestarts\":7}");
      assertEquals(200, changed.status(), changed.text());
      assertEquals("always", changed.json().get("restart"));
      assertEquals(7, changed.json().get("maxRestarts"));
      assertEquals(100, changed.json().get("leastBackoffMs"), "what is not named stays");
      assertEquals("always", operator.node("node-1").get("restartPolicy"));
      problem(
          400,
          "bad-request",
          "[never, on-crash, always]",
          supervise(operator, "node-1", "{\"restart\":\"maybe\"}"));
      problem(404, "not-found", "node-9", supervise(operator, "node-9", "{}"));
      accepted(operator, "node-2", "crash");
      Awaitility.await().until(() -> operator.node("node-2").get("restarts").equals(1));
      String metrics = operator.get("/metrics").text();
      assertTrue(metrics.contains("understudy_node_restarts_total{node=\"node-2\"} 1.0"), metrics);
      assertTrue(metrics.contains("understudy_node_given_up{node=\"node-2\"} 0.0"), metrics);
    }
  }

  private static Answer supervise(Operator operator, String node, String json) {
    return operator.browser.send(
        operator
            .request("nodes/" + node + "/supervision")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json)));
  }

  @Test
  void whatDoesNotExistOrFitIsSaid() {
    try (Operator operator = new Operator(data)) {
      problem(404, "not-found", "/api/v1/nope", operator.get("nope"));
      problem(404, "not-found", "kill", operator.send("POST", "nodes/node-1/kill/now"));
      Answer get = operator.get("nodes/node-1/kill");
      problem(405, "method-not-allowed", "POST", get);
      assertEquals("POST", get.header("Allow"));
      assertEquals("DELETE, PUT", operator.get("traffic").header("Allow"));
      assertEquals("UP", operator.node("node-1").get("state"));
    }
  }

  @Test
  void readingChangesNothing() {
    try (Operator operator = new Operator(data)) {
      operator.browser.login(operator.test.frontend(), "alice", "123");
      Map<String, Object> session = operator.get("sessions").json();
      long before = operator.test.cluster().journal().lastSeq();
      for (String path : List.of("cluster", "sessions", "events", "/metrics", "nope")) {
        operator.get(path);
        operator.send("HEAD", path);
      }
      assertEquals(before, operator.test.cluster().journal().lastSeq());
      assertEquals(session, operator.get("sessions").json());
    }
  }

  @Test
  void theTrafficIsStartedAndStoppedAsOftenAsOneLikes() {
    try (Operator operator = new Operator(data)) {
      for (String method : List.of("PUT", "PUT", "DELETE", "DELETE")) {
        Answer answer = operator.send(method, "traffic");
        assertEquals(202, answer.status());
        assertEquals(method.equals("PUT"), answer.json().get("running"));
      }
    }
  }

  private static void accepted(Operator operator, String node, String verb) {
    Answer answer = operator.send("POST", "nodes/" + node + "/" + verb);
    assertEquals(202, answer.status(), answer.text());
    assertEquals(node, answer.json().get("id"));
  }

  private static void problem(int status, String code, String words, Answer answer) {
    assertEquals(status, answer.status(), answer.text());
    assertEquals("application/problem+json", answer.header("Content-Type"));
    assertEquals("/problems/" + code, answer.json().get("type"));
    assertEquals(status, answer.json().get("status"));
    assertTrue(answer.json().get("detail").toString().contains(words), answer.text());
  }

  private static List<String> ids(Operator operator) {
    return Operator.list(operator.get("cluster").json(), "nodes").stream()
        .map(node -> node.get("id").toString())
        .toList();
  }
}
