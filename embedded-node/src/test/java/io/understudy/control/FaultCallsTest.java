package io.understudy.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Browser.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program can make go wrong. */
final class FaultCallsTest {
  @TempDir Path data;

  @Test
  void faultsArePutSeenAndRemoved() {
    try (Operator operator = new Operator(data)) {
      Answer put = put(operator, "node-1", "latency", "{\"ms\":20,\"probability\":0.5}");
      assertEquals(200, put.status(), put.text());
      assertEquals("latency", put.json().get("type"));
      assertEquals(0, put.json().get("jitterMs"));
      assertEquals(200, put(operator, "node-1", "partition", "").status());
      assertEquals(200, put(operator, "node-1", "partition", "{\"from\":\"registry\"}").status());
      List<Map<String, Object>> faults = Operator.list(operator.node("node-1"), "faults");
      assertEquals(
          List.of("latency", "partition", "partition"),
          faults.stream().map(fault -> fault.get("type")).toList());
      assertEquals(20, faults.getFirst().get("ms"));
      assertTrue(
          operator.get("/metrics").text().contains("understudy_node_faults{node=\"node-1\"} 3.0"));

      assertEquals(1, cleared(operator, "nodes/node-1/faults/partition?from=registry"));
      assertEquals(1, cleared(operator, "nodes/node-1/faults/partition"));
      assertEquals(0, cleared(operator, "nodes/node-1/faults/partition"));
      assertEquals(1, cleared(operator, "faults"));
      assertEquals(0, cleared(operator, "faults"));
      assertEquals(List.of(), Operator.list(operator.node("node-1"), "faults"));
      operator.test.awaitAllServing();
    }
  }

  @Test
  void whatIsWrongIsRefusedWithWhatIsAllowed() {
    try (Operator operator = new Operator(data)) {
      refused(400, "from 0 to 60000", put(operator, "node-1", "latency", "{\"ms\":-1}"));
      refused(400, "one JSON object", put(operator, "node-1", "latency", "[1]"));
      refused(400, "takes no \\\"size\\\"", put(operator, "node-1", "hang", "{\"size\":1}"));
      refused(404, "latency, hang, reset", put(operator, "node-1", "flood", ""));
      refused(404, "node-1, node-2, node-3", put(operator, "node-9", "hang", ""));
      refused(404, "node-9", operator.send("DELETE", "nodes/node-9/faults/hang"));
      refused(404, "flood", operator.send("DELETE", "nodes/node-1/faults/flood"));
      assertEquals(List.of(), Operator.list(operator.node("node-1"), "faults"));
    }
  }

  @Test
  void aDeadNodeCanHaveFaults() {
    try (Operator operator = new Operator(data)) {
      operator.send("POST", "nodes/node-2/kill");
      assertEquals(200, put(operator, "node-2", "hang", "").status());
      assertEquals(1, Operator.list(operator.node("node-2"), "faults").size());
      assertEquals(1, cleared(operator, "faults"));
    }
  }

  private static Answer put(Operator operator, String node, String type, String body) {
    return operator.browser.send(
        operator
            .request("nodes/" + node + "/faults/" + type)
            .method("PUT", BodyPublishers.ofString(body)));
  }

  private static int cleared(Operator operator, String path) {
    Answer answer = operator.send("DELETE", path);
    assertEquals(200, answer.status(), answer.text());
    return ((Number) answer.json().get("cleared")).intValue();
  }

  private static void refused(int status, String words, Answer answer) {
    assertEquals(status, answer.status(), answer.text());
    assertTrue(answer.text().contains(words), answer.text());
  }
}
