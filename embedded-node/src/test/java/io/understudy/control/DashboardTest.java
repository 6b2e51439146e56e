package io.understudy.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.http.Json;
import io.understudy.testing.Browser.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Grafana dashboard of the assets asks for metrics that there are. */
class DashboardTest {
  private static final Path DASHBOARD = Path.of("..", "assets", "grafana", "understudy.json");
  private static final Pattern NAME = Pattern.compile("understudy_[a-z0-9_]+");
  private static final Pattern LABEL = Pattern.compile("\\{\\{(\\w+)}}");

  @TempDir private Path data;

  @Test
  void everyPanelAsksForMetricsAndLabelsThatThereAre() throws Exception {
    try (Operator operator = new Operator(data)) {
      String load = "{\"rate\":20,\"users\":2,\"seconds\":0.2,\"mix\":{\"status\":1}}";
      Answer started =
          operator.browser.send(
              operator
                  .request("load")
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(load)));
      assertEquals(2, started.status() / 100, started.text());
      Awaitility.await("the run is told of")
          .until(() -> operator.get("/metrics").text().contains("understudy_load_running{"));
      String metrics = operator.get("/metrics").text();
      Map<String, Object> dashboard = Json.object(Files.readAllBytes(DASHBOARD));
      int asked = 0;
      for (Map<String, Object> panel : Operator.list(dashboard, "panels")) {
        for (Map<String, Object> target : Operator.list(panel, "targets")) {
          asked += check(panel.get("title") + ": ", target, metrics);
        }
      }
      assertTrue(asked > 20, "there are panels: " + asked);
    }
  }

  private static int check(String panel, Map<String, Object> target, String metrics) {
    String expression = target.get("expr").toString();
    Set<String> names = found(NAME, expression, MatchResult::group);
    assertTrue(!names.isEmpty(), panel + expression);
    for (String name : names) {
      List<String> lines = metrics.lines().filter(line -> line.matches(name + "[{ ].*")).toList();
      assertTrue(!lines.isEmpty(), panel + "there is no metric " + name);
      for (String label :
          found(LABEL, target.get("legendFormat").toString(), match -> match.group(1))) {
        assertTrue(lines.getFirst().contains(label + "=\""), panel + name + " has no " + label);
      }
    }
    return names.size();
  }

  private static Set<String> found(
      Pattern pattern, String text, Function<MatchResult, String> part) {
    return pattern.matcher(text).results().map(part).collect(Collectors.toCollection(TreeSet::new));
  }
}
