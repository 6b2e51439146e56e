package io.understudy.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Browser.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The balancer is changed while it runs. */
final class BalancerCallsTest {
  @TempDir static Path data;
  private static Operator operator;

  @BeforeAll
  static void start() {
    operator = new Operator(data);
  }

  @AfterAll
  static void stop() {
    operator.close();
  }

  @Test
  void thePolicyIsSwitched() {
    List<String> policies = operator.test.cluster().balancing().policies();
    assertEquals(6, policies.size());
    for (String policy : policies.reversed()) {
      Answer answer = put("{'policy':'" + policy + "'}");
      assertEquals(200, answer.status());
      assertEquals(policy, answer.json().get("policy"));
      assertEquals(policy, balancer().get("policy"));
      Set<String> nodes = new TreeSet<>();
      for (int i = 0; i < 12; i++) {
        Answer served = operator.browser.get(operator.test.frontend(), "/status");
        assertEquals(200, served.status());
        nodes.add(served.servedBy());
      }
      if (policy.equals("round-robin")) {
        assertEquals(3, nodes.size());
      }
    }
    Map<String, Object> event =
        changes().stream().filter(e -> "round-robin".equals(e.get("to"))).toList().getLast();
    assertEquals("least-connections", event.get("from"));
    assertEquals("policy was changed from least-connections to round-robin", event.get("reason"));
  }

  @Test
  void partsAreMerged() {
    Answer answer =
        put("{'checks':{'intervalMs':100},'weights':{'node-2':4},'timeouts':{'tryMs':201}}");
    assertEquals(200, answer.status(), answer.text());
    Map<String, Object> checks = Operator.object(balancer(), "checks");
    assertEquals(100, checks.get("intervalMs"));
    assertEquals(1_000, checks.get("timeoutMs"));
    assertEquals(Map.of("node-2", 4), balancer().get("weights"));
    assertEquals("weights.node-2 was changed from not set to 4", changes().getLast().get("reason"));
    put("{'checks':{'intervalMs':250},'weights':{'node-2':null},'timeouts':{'tryMs':200}}");
    assertEquals(Map.of(), balancer().get("weights"));
  }

  @Test
  void theSnapshotShowsAllOfIt() {
    assertEquals(
        Set.of(
            "policy",
            "weights",
            "slowStartMs",
            "checks",
            "ejection",
            "timeouts",
            "retries",
            "hedging",
            "cors",
            "panic"),
        balancer().keySet());
    assertEquals(false, balancer().get("panic"));
    assertNull(balancer().get("panicReason"));
  }

  @Test
  void whatCannotBeIsRefusedAndNothingChanges() {
    refused("{'policy':'fastest'}", "[round-robin, least-connections, power-of-two, random,");
    refused("{'polcy':'random'}", "There is no 'polcy'; there are policy, weights");
    refused("{'policy':'random','checks':{'rise':0}}", "'checks.rise' is 1 to 20, not 0");
    refused("{'checks':{'intervalMs':'fast'}}", "'checks.intervalMs' is a whole number");
    refused("{'weights':{'node-1':0}}", "'weights.node-1' is 1 to 100, not 0");
    refused("{'weights':{'Node 1':1}}", "Node 1");
    refused(
        "{'weights':{'node-1':2,'node-9':5}}",
        "'weights': there is no node 'node-9'; there are node-1, node-2, node-3");
    refused("{'policy':'random','policy':'sticky'}", "names 'policy' twice (line 1, column");
    refused("{'checks':{'rise':2,'rise':3}}", "names 'rise' twice");
    refused("{'ejection':{'baseMs':1000,'maxMs':999}}", "is 1000 to 3600000, not 999");
    refused(
        "{'ejection':{'latencyFactor':0.5}}",
        "'ejection.latencyFactor' is 1.1 to 1000, or 0 for never, not 0.5");
    refused("{'timeouts':{'routes':{'login':5}}}", "timeouts.routes");
    refused("{'hedging':{'percentile':0}}", "hedging.percentile");
    refused("{'cors':{'origins':['*']}}", "cors.origins");
    refused("{'cors':{'origins':['http://a.example/path']}}", "cors.origins");
    refused("[]", "one JSON object");
    refused("{", "one JSON object");
  }

  @Test
  void nothingToChangeIsNoChange() {
    int before = changes().size();
    assertEquals(200, put("{}").status());
    assertEquals(200, put("{'policy':'round-robin'}").status());
    assertEquals(before, changes().size());
  }

  private static void refused(String json, String words) {
    Map<String, Object> before = balancer();
    int events = changes().size();
    Answer answer = put(json);
    assertEquals(400, answer.status(), json);
    String detail = answer.json().get("detail").toString().replace('"', '\'');
    assertTrue(detail.contains(words), detail);
    assertEquals(before, balancer());
    assertEquals(events, changes().size());
  }

  private static Answer put(String json) {
    return operator.browser.send(
        operator
            .request("balancer")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json.replace('\'', '"'))));
  }

  private static Map<String, Object> balancer() {
    return Operator.object(operator.get("cluster").json(), "balancer");
  }

  private static List<Map<String, Object>> changes() {
    return Operator.list(operator.get("events?type=balancer-changed").json(), "events");
  }
}
