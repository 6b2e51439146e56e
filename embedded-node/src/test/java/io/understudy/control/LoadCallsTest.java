package io.understudy.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Browser.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program lets simulated users loose, looks at the figures, and stops them. */
final class LoadCallsTest {
  @TempDir Path data;

  @Test
  void startLookAndStop() {
    try (Operator operator = new Operator(data)) {
      Answer started =
          post(operator, "{\"rate\":100,\"users\":6,\"seconds\":1,\"mix\":{\"status\":1}}");
      assertEquals(202, started.status(), started.text());
      String id = started.json().get("id").toString();
      assertEquals("/api/v1/load/" + id, started.header("Location"));
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> "DONE".equals(operator.get("load/" + id).json().get("state")));
      Map<String, Object> end = operator.get("load/" + id).json();
      assertEquals(100, end.get("sent"));
      assertEquals(100, end.get("ok"));
      assertEquals(0, end.get("failed"));
      assertEquals(Map.of(), end.get("causes"));
      assertEquals(0, end.get("lostSessions"));
      assertTrue(((Number) Operator.object(end, "latency").get("p99Ms")).doubleValue() > 0);
      assertEquals(3, Operator.object(end, "nodes").size());

      String forever = "{\"stages\":[{\"from\":1,\"to\":50,\"seconds\":600}],\"users\":3}";
      String second = post(operator, forever).json().get("id").toString();
      Answer third = post(operator, forever);
      assertEquals(409, third.status());
      assertTrue(third.text().contains(second + " runs already"), third.text());
      Answer stopped = operator.send("DELETE", "load/" + second);
      assertEquals(202, stopped.status());
      assertEquals("STOPPED", stopped.json().get("state"));
      assertEquals(202, operator.send("DELETE", "load/" + second).status());

      List<Map<String, Object>> runs = Operator.list(operator.get("load").json(), "runs");
      assertEquals(List.of(second, id), runs.stream().map(run -> run.get("id")).toList());
    }
  }

  @Test
  void whatIsWrongIsNamed() {
    try (Operator operator = new Operator(data)) {
      Answer fast = post(operator, "{\"rate\":1000000}");
      assertEquals(400, fast.status());
      assertTrue(fast.text().contains("rate is 0.1 to 50,000, not 1,000,000"), fast.text());
      assertEquals(404, operator.get("load/load-77").status());
      assertEquals(404, operator.send("DELETE", "load/load-77").status());
    }
  }

  private static Answer post(Operator operator, String plan) {
    return operator.browser.send(
        operator.request("load").method("POST", BodyPublishers.ofString(plan)));
  }
}
