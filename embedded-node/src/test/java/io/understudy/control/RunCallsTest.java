package io.understudy.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Browser.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program runs experiments, looks at them, stops them and fetches what they leave behind. */
final class RunCallsTest {
  private static final String QUICK =
      """
      title: Quick
      cluster: {nodes: 1}
      method: [{action: kill, node: node-1}]
      assertions: [{assert: event, type: node-killed}]
      """;

  @TempDir Path data;

  private void write(String name, String text) throws Exception {
    Path folder = Files.createDirectories(data.resolve("experiments"));
    Files.writeString(folder.resolve(name + ".yaml"), text);
  }

  private static Answer post(Operator operator, String name, String body) {
    return operator.browser.send(
        operator
            .request("experiments/%s/runs".formatted(name))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static void awaitState(Operator operator, String id, String state) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> state.equals(operator.get("runs/" + id).json().get("state")));
  }

  /** The report is there when the cluster of the run is gone, a moment after the verdict. */
  private static Answer report(Operator operator, String path) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> operator.get(path).status() != 409);
    return operator.get(path);
  }

  @Test
  void runLookReportCompare() throws Exception {
    write("quick", QUICK);
    write("wrong", "title: t\nmethod: 3\n");
    try (Operator operator = new Operator(data)) {
      Map<String, Object> shelf = operator.get("experiments").json();
      List<Map<String, Object>> all = Operator.list(shelf, "experiments");
      assertTrue(all.size() > 12);
      Map<String, Object> quick = all.getLast();
      assertEquals("quick", quick.get("name"));
      assertEquals("user", quick.get("origin"));
      assertEquals("PASSED", quick.get("expectedVerdict"));
      assertTrue(
          Operator.list(shelf, "broken").getFirst().get("reason").toString().contains("line 2"));

      Answer started = post(operator, "quick", "{\"seed\":9,\"pace\":0.5}");
      assertEquals(202, started.status(), started.text());
      assertEquals("/api/v1/runs/run-1", started.header("Location"));
      awaitState(operator, "run-1", "DONE");
      Map<String, Object> end = operator.get("runs/run-1").json();
      assertEquals("PASSED", end.get("verdict"));
      assertEquals(9, end.get("seed"));
      assertTrue(
          operator
              .get("/metrics")
              .text()
              .contains("understudy_experiment_passed{experiment=\"quick\",run=\"run-1\"} 1.0"),
          operator.get("/metrics").text());
      Answer json = report(operator, "runs/run-1/report");
      assertEquals(200, json.status(), json.text());
      assertEquals(QUICK, json.json().get("source"));
      Answer html =
          operator.browser.send(
              operator.request("runs/run-1/report").header("Accept", "text/html").GET());
      assertTrue(html.header("Content-Type").startsWith("text/html"), html.text());
      assertTrue(html.text().contains("Quick"));
      Answer junit = operator.get("runs/run-1/report?format=junit");
      assertTrue(junit.text().contains("<testsuite"), junit.text());
      assertEquals(404, operator.get("runs/run-1/report?format=pdf").status());

      assertEquals(202, post(operator, "quick", "").status());
      assertEquals(200, report(operator, "runs/run-2/report").status());
      Answer both = operator.get("runs/run-2/comparison?with=run-1");
      assertEquals(200, both.status(), both.text());
      assertTrue(Operator.list(both.json(), "rows").size() > 3, both.text());
      assertEquals(400, operator.get("runs/run-2/comparison").status());
      assertEquals(
          List.of("run-2", "run-1"),
          Operator.list(operator.get("runs").json(), "runs").stream()
              .map(run -> run.get("id"))
              .toList());
    }
  }

  @Test
  void whatIsWrongIsNamedAndWhatRunsIsStopped() throws Exception {
    write("long", QUICK.replace("action: kill,", "at: 3000, action: kill,"));
    write("wrong", "title: t\nmethod: 3\n");
    try (Operator operator = new Operator(data)) {
      Answer unknown = post(operator, "nobodys", "{}");
      assertEquals(404, unknown.status());
      assertTrue(unknown.text().contains("a-node-dies"), unknown.text());
      Answer wrong = post(operator, "wrong", "{}");
      assertEquals(400, wrong.status(), wrong.text());
      assertTrue(wrong.text().contains("line 2"), wrong.text());
      assertEquals(400, post(operator, "long", "{\"speed\":2}").status());
      assertEquals(400, post(operator, "long", "{\"pace\":100}").status());
      assertEquals(400, post(operator, "long", "{\"seed\":\"x\"}").status());
      assertEquals(404, operator.get("runs/run-1").status());

      assertEquals(202, post(operator, "long", "{}").status());
      assertEquals(409, post(operator, "long", "{}").status());
      awaitState(operator, "run-1", "RUNNING");
      assertEquals(409, operator.get("runs/run-1/report").status());
      assertEquals(202, operator.send("DELETE", "runs/run-1").status());
      awaitState(operator, "run-1", "STOPPED");
    }
  }
}
