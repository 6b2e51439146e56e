package io.understudy.systems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.control.ControlServer;
import io.understudy.experiment.run.Experiments;
import io.understudy.http.Json;
import io.understudy.testing.NodeJs;
import io.understudy.testing.Program;
import io.understudy.testing.TestCluster;
import io.understudy.testing.Tool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * E: middleware. The cluster is called with gRPC's client for Node.js, with {@code understudy
 * call}, and through the control API with curl.
 */
@Timeout(180)
final class SystemETest {
  private static final String PATIENT = "\"deadlineMs\":30000,\"attemptMs\":1000";

  @TempDir Path data;

  private final Tool curl = Tool.find("curl", "curl");
  private TestCluster test;
  private ControlServer control;

  @BeforeEach
  void start() {
    test = TestCluster.start(data);
    control = ControlServer.start(test.cluster(), Experiments.of(test.cluster()));
  }

  @AfterEach
  void close() {
    control.close();
    test.close();
  }

  private String api(String method, String path, String... more) {
    List<String> arguments = new ArrayList<>(List.of("-sS", "-X", method));
    arguments.addAll(List.of("-H", "Authorization: Bearer " + test.cluster().token()));
    arguments.addAll(List.of("-H", "Content-Type: application/json"));
    arguments.addAll(List.of(more));
    arguments.add(control.uri() + "/api/v1/" + path);
    return curl.run(arguments.toArray(String[]::new));
  }

  private static Map<String, Object> json(String text) {
    return Json.object(text.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, Object> call(String members) {
    return json(api("POST", "calls", "-d", "{" + PATIENT + members + "}"));
  }

  @SuppressWarnings("unchecked") // the shape is a promise
  private static List<Map<String, Object>> list(Map<String, Object> from, String name) {
    return (List<Map<String, Object>>) from.get(name);
  }

  private static List<Object> kinds(Map<String, Object> call) {
    return list(call, "steps").stream().map(step -> step.get("kind")).toList();
  }

  private List<String> addresses() {
    return list(json(api("GET", "cluster")), "nodes").stream()
        .map(node -> node.get("grpc").toString())
        .toList();
  }

  @Test
  void e1AClientCallsHelloAsIfItWereLocalAndGetsWorld() {
    List<String> lines = NodeJs.run("grpc-greeter.mjs", addresses().toArray(String[]::new));
    assertEquals(3, lines.size(), lines::toString);
    for (int i = 0; i < lines.size(); i++) {
      Map<String, Object> seen = json(lines.get(i));
      assertEquals(
          List.of(
              "grpc.health.v1.Health",
              "grpc.reflection.v1.ServerReflection",
              "understudy.v1.Greeter"),
          seen.get("services"));
      assertEquals("SERVING", seen.get("health"));
      assertEquals("NOT_FOUND", seen.get("unknown"));
      assertEquals(Map.of("text", "World", "served_by", "node-" + (i + 1)), seen.get("answer"));
      assertEquals("INVALID_ARGUMENT", seen.get("refused"));
      assertEquals("RESOURCE_EXHAUSTED", seen.get("tooLarge"));
    }
  }

  @Test
  void e2TheClientKnowsTheNameOnlyAndAddressesComeFromTheRegistryAndFromDns() {
    for (String resolver : List.of("registry", "dns")) {
      Map<String, Object> call = call(",\"service\":\"greeter\",\"resolver\":\"" + resolver + '"');
      assertEquals("World", call.get("answer"), call::toString);
      Map<String, Object> resolved = list(call, "steps").getFirst();
      assertEquals("resolve", resolved.get("kind"));
      assertTrue(resolved.get("words").toString().contains("3"), resolved::toString);
    }
    try (Program command = Program.start("call", "Hello", "--data", data.toString(), "--quiet")) {
      assertEquals(0, command.exit(), command::err);
      assertEquals(List.of("World"), command.out());
    }
    try (Program command = Program.start("call", "--service", "nobody", "--data", "" + data)) {
      assertEquals(2, command.exit());
      assertTrue(command.err().contains("greeter"), command::err);
    }
    for (String option : List.of("--primary", "--secondary")) {
      try (Program command = Program.start("call", "--data", "" + data, option, "nope")) {
        assertEquals(2, command.exit(), option);
        assertEquals(List.of(), command.out());
        assertTrue(command.err().contains("there is no node \"nope\"; there are node-1, node-2"));
      }
    }
    Map<String, Object> refused = call(",\"primary\":\"nope\"");
    assertEquals(400, refused.get("status"), refused::toString);
  }

  @Test
  void e3EveryServerLeasesItsPlaceAndAMissedLeaseRemovesIt() {
    call("");
    api("POST", "nodes/node-2/kill");
    Awaitility.await("its lease runs out")
        .atMost(Duration.ofSeconds(30))
        .until(() -> lease("node-2").equals("expired"));
    Map<String, Object> call = call("");
    assertEquals(List.of("resolve", "missed-heartbeat", "pick", "call", "answer"), kinds(call));
    assertEquals("node-2", list(call, "steps").get(1).get("target"));
    Awaitility.await("the name server has dropped it")
        .atMost(Duration.ofSeconds(30))
        .until(() -> words(call(",\"resolver\":\"dns\"")).contains("2 servers"));
    api("POST", "nodes/node-2/revive");
    Awaitility.await("it is back")
        .atMost(Duration.ofSeconds(30))
        .until(() -> words(call("")).contains("3 live servers"));
  }

  private static String words(Map<String, Object> call) {
    return list(call, "steps").getFirst().get("words").toString();
  }

  @SuppressWarnings("unchecked") // the shape is a promise
  private Object lease(String node) {
    Map<String, Object> registry =
        (Map<String, Object>) json(api("GET", "cluster")).get("registry");
    return list(registry, "leases").stream()
        .filter(lease -> lease.get("id").equals(node))
        .findFirst()
        .orElseThrow()
        .get("state");
  }

  @Test
  void e4RetryWithDeadlineAndBackoffThenFallbackAndTheCallerSeesOneAnswer() {
    call("");
    api("PUT", "nodes/node-1/faults/error", "-d", "{\"status\":503}");
    Map<String, Object> call = call(",\"primary\":\"node-1\",\"retries\":2");
    assertEquals("World", call.get("answer"), call::toString);
    assertTrue(!call.get("servedBy").equals("node-1"), call::toString);
    assertEquals(
        List.of(
            "resolve",
            "pick",
            "call",
            "failure",
            "retry",
            "pick",
            "call",
            "failure",
            "retry",
            "pick",
            "call",
            "failure",
            "fallback",
            "call",
            "answer"),
        kinds(call).stream().filter(kind -> !kind.equals("missed-heartbeat")).toList());
    assertEquals(
        List.of(1, 2, 3, 4).size(), ((Number) call.get("attempts")).intValue(), call::toString);

    for (String node : List.of("node-1", "node-2", "node-3")) {
      api("PUT", "nodes/" + node + "/faults/hang");
    }
    long begin = System.nanoTime();
    Map<String, Object> failed =
        json(api("POST", "calls", "-d", "{\"deadlineMs\":900,\"attemptMs\":200}"));
    assertEquals("failed", failed.get("state"), failed::toString);
    assertTrue(((Number) failed.get("ms")).doubleValue() >= 600, failed::toString);
    assertTrue(System.nanoTime() - begin < Duration.ofSeconds(30).toNanos());
    try (Program command =
        Program.start("call", "--data", data.toString(), "--deadline", "500", "--retries", "1")) {
      assertEquals(1, command.exit());
      assertTrue(command.out().stream().anyMatch(line -> line.contains("gave-up")));
    }
  }

  @Test
  void e5CallsAreSpreadOverAllLiveServers() {
    List<Object> servers = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      servers.add(call("").get("servedBy"));
    }
    for (String node : List.of("node-1", "node-2", "node-3")) {
      assertEquals(3, servers.stream().filter(node::equals).count(), servers::toString);
    }
    api("POST", "nodes/node-3/kill");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> lease("node-3").equals("expired"));
    Set<Object> left = new HashSet<>();
    for (int i = 0; i < 8; i++) {
      left.add(call("").get("servedBy"));
    }
    assertEquals(Set.of("node-1", "node-2"), left);
  }

  @Test
  void e6EveryStepIsVisibleAsItHappens() {
    call("");
    api("PUT", "nodes/node-1/faults/hang");
    String[] lines =
        api(
                "POST",
                "calls",
                "-H",
                "Accept: text/event-stream",
                "-d",
                "{\"primary\":\"node-1\",\"retries\":1,\"deadlineMs\":30000,\"attemptMs\":900}")
            .split("\n", -1);
    List<Object> seen = new ArrayList<>();
    double last = 0;
    for (String line : lines) {
      if (line.startsWith("data: ") && line.contains("\"kind\"") && !line.contains("\"steps\"")) {
        Map<String, Object> step = json(line.substring("data: ".length()));
        double at = ((Number) step.get("atMs")).doubleValue();
        assertTrue(at >= last, line);
        last = at;
        seen.add(step.get("kind"));
      }
    }
    for (String kind : List.of("resolve", "call", "missed-heartbeat", "timeout", "answer")) {
      assertTrue(seen.contains(kind), () -> kind + " is not in " + seen);
    }
    assertTrue(seen.contains("retry") || seen.contains("fallback"), seen::toString);
    Map<String, Object> kept = list(json(api("GET", "calls")), "calls").getFirst();
    assertEquals(seen, kinds(kept));
  }
}
