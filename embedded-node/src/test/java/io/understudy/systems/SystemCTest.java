package io.understudy.systems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.control.ControlServer;
import io.understudy.experiment.run.Experiments;
import io.understudy.http.Json;
import io.understudy.testing.FreePorts;
import io.understudy.testing.Program;
import io.understudy.testing.RawClient;
import io.understudy.testing.TestCluster;
import io.understudy.testing.Tool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** C: throughput. Whatever is asked of the cluster is asked with curl, or over a bare socket. */
@Timeout(180)
final class SystemCTest {
  private static final Pattern SERVED = Pattern.compile("(?im)^X-Served-By: (\\S+)\\r?$");

  @TempDir Path data;

  private final Tool curl = Tool.find("curl", "curl");
  private TestCluster cluster;
  private ControlServer control;

  @BeforeEach
  void start() {
    cluster = TestCluster.start(data);
    control = ControlServer.start(cluster.cluster(), Experiments.of(cluster.cluster()));
  }

  @AfterEach
  void close() {
    control.close();
    cluster.close();
  }

  private static ConditionFactory await(String what) {
    return Awaitility.await(what).atMost(Duration.ofSeconds(60));
  }

  private String api(String method, String path, String... more) {
    List<String> arguments = new ArrayList<>(List.of("-sS", "-X", method));
    arguments.addAll(List.of("-H", "Authorization: Bearer " + cluster.cluster().token()));
    arguments.addAll(List.of("-H", "Content-Type: application/json"));
    arguments.addAll(List.of(more));
    arguments.add(control.uri() + "/api/v1/" + path);
    return curl.run(arguments.toArray(String[]::new));
  }

  @SuppressWarnings("unchecked") // the shape is a promise
  private Map<String, Object> node(String id) {
    List<Map<String, Object>> nodes =
        (List<Map<String, Object>>) json(api("GET", "cluster")).get("nodes");
    return nodes.stream().filter(node -> id.equals(node.get("id"))).findFirst().orElseThrow();
  }

  private static Map<String, Object> json(String text) {
    return Json.object(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Through the balancer, with the cookies that were given before. */
  private String visit(String path, String... more) {
    List<String> arguments = new ArrayList<>(List.of("-sS", "-m", "30"));
    String jar = data.resolve("jar").toString();
    arguments.addAll(List.of("-b", jar, "-c", jar));
    arguments.addAll(List.of(more));
    arguments.add(cluster.frontend() + path);
    return curl.run(arguments.toArray(String[]::new));
  }

  private void signIn() {
    String answer = visit("/login", "-d", "username=alice&password=123");
    assertEquals("alice", json(answer).get("name"), answer);
  }

  private String insert(String numbers) {
    return visit(
        "/app/mega",
        "-H",
        "Content-Type: application/json",
        "-w",
        " %{http_code} %{content_type}",
        "-d",
        "{\"numbers\":[" + numbers + "]}");
  }

  @Test
  void c1NumbersGoIntoTheTableThroughTheBalancerValidatedAndAuthenticated() {
    String stranger = insert("7");
    assertTrue(stranger.endsWith(" 401 application/problem+json"), stranger);
    signIn();
    assertEquals("{\"ids\":[1,2,3]} 201 application/json", insert("4,8,15"));
    assertEquals("{\"ids\":[4,5]} 201 application/json", insert("1,60"));
    for (String wrong : List.of("0", "61", "4.0", "1e1", "\"4\"", "null", "[4]", "")) {
      String refused = insert(wrong);
      assertTrue(refused.endsWith(" 400 application/problem+json"), refused);
    }
    assertTrue(insert("7" + ",7".repeat(1_000)).contains(" 413 "));
    assertEquals("{\"count\":5}", visit("/app/mega/count"));
    String rows = visit("/app/mega?after=1&limit=2");
    assertTrue(rows.startsWith("{\"rows\":[{\"id\":2,\"number\":8,\"user\":\"alice\",\"at\":\"2"));
    assertTrue(rows.contains("{\"id\":3,\"number\":15,"), rows);
    String key = "Idempotency-Key: 0b6ad6d5-0f4f-4f0c-9f2e-0123456789ab";
    String json = "Content-Type: application/json";
    for (int i = 0; i < 3; i++) {
      String answer = visit("/app/mega", "-H", json, "-H", key, "-d", "{\"numbers\":[9]}");
      assertEquals("{\"ids\":[6]}", answer, "once, on whichever node");
    }
  }

  @Test
  @SuppressWarnings("unchecked") // the shapes are promises
  void c2SixteenServersStartStaggeredOnPortsInARow() throws IOException {
    List<String> options = new ArrayList<>(List.of("--headless", "--preset", "throughput"));
    options.addAll(List.of("--data", data.resolve("sixteen").toString()));
    for (String port : List.of("--grpc-port", "--balancer-port", "--dns-port", "--control-port")) {
      options.addAll(List.of(port, "0"));
    }
    int first = 3000;
    if (!areFree(first, 16)) {
      first = FreePorts.row(16); // somebody has one of them
      options.addAll(List.of("--node-port", "" + first));
    }
    try (Program program = Program.start(options.toArray(String[]::new))) {
      Map<String, Object> ready = program.ready();
      List<Map<String, Object>> nodes = (List<Map<String, Object>>) ready.get("nodes");
      assertEquals(16, nodes.size());
      for (int i = 0; i < 16; i++) {
        URI url = URI.create(nodes.get(i).get("url").toString());
        assertEquals(first + i, url.getPort());
        String status = curl.run("-sS", url + "/status");
        assertEquals("node-" + (i + 1), json(status).get("server"), status);
      }
      String events =
          curl.run(
              "-sS",
              "-H",
              "Authorization: Bearer " + ready.get("token"),
              ready.get("control") + "/api/v1/events?type=node-starting");
      List<Map<String, Object>> starts = (List<Map<String, Object>>) json(events).get("events");
      assertEquals(16, starts.size(), events);
      for (int i = 1; i < 16; i++) {
        Duration between =
            Duration.between(
                Instant.parse(starts.get(i - 1).get("at").toString()),
                Instant.parse(starts.get(i).get("at").toString()));
        assertTrue(between.toMillis() >= 40, "node-" + (i + 1) + " came after " + between);
      }
    }
  }

  private static boolean areFree(int first, int count) {
    for (int port = first; port < first + count; port++) {
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        assertEquals(port, socket.getLocalPort());
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }

  @Test
  void c3AWorkerThatDiesIsRespawnedWithBackoffAndACrashLoopIsRecognised() {
    String _ =
        api(
            "PUT",
            "nodes/node-2/supervision",
            "-d",
            "{\"restart\":\"on-crash\",\"maxRestarts\":3,\"leastBackoffMs\":10,"
                + "\"firstBackoffMs\":50,\"mostBackoffMs\":200}");
    for (int restart = 1; restart <= 3; restart++) {
      String _ = api("POST", "nodes/node-2/crash");
      int count = restart;
      await("restart " + count)
          .until(() -> {
            Map<String, Object> node = node("node-2");
            return node.get("state").equals("UP") && node.get("restarts").equals(count);
          });
    }
    String _ = api("POST", "nodes/node-2/crash");
    await("given up").until(() -> node("node-2").get("state").equals("GAVE_UP"));
    String waits = api("GET", "events?type=node-backoff");
    assertEquals(3, waits.split("\"type\":\"node-backoff\"", -1).length - 1, waits);
    String given = api("GET", "events?type=node-gave-up");
    assertTrue(given.contains("node-2"), given);
    assertTrue(visit("/status").contains("\"state\":\"UP\""), "the others serve");
  }

  @Test
  void c4RoundRobinWithKeptConnectionsAndPreflightsForADay() {
    cluster.withoutHedging();
    String set =
        api(
            "PUT",
            "balancer",
            "-d",
            "{\"policy\":\"round-robin\",\"cors\":{\"origins\":[\"http://localhost:5173\"]}}");
    assertTrue(set.contains("round-robin"), set);
    Map<String, Integer> served = new HashMap<>();
    String answers = visit("/status?[1-30]", "-i", "-w", "connects %{num_connects}\\n");
    Matcher by = SERVED.matcher(answers);
    while (by.find()) {
      served.merge(by.group(1), 1, Integer::sum);
    }
    assertEquals(Map.of("node-1", 10, "node-2", 10, "node-3", 10), served);
    assertEquals(1, answers.split("connects 1", -1).length - 1, "30 requests on one connection");
    String preflight =
        visit(
            "/app/mega",
            "-i",
            "-X",
            "OPTIONS",
            "-H",
            "Origin: http://localhost:5173",
            "-H",
            "Access-Control-Request-Method: POST",
            "-H",
            "Access-Control-Request-Headers: content-type,idempotency-key");
    assertTrue(preflight.startsWith("HTTP/1.1 204 "), preflight);
    assertTrue(preflight.contains("Access-Control-Max-Age: 86400"), preflight);
    assertTrue(preflight.contains("Access-Control-Allow-Origin: http://localhost:5173"), preflight);
    assertTrue(preflight.contains("content-type,idempotency-key"), preflight);
  }

  /** A listener, and which node serves it. */
  private final class Listener implements AutoCloseable {
    private final RawClient client;
    private final String node;

    Listener(String lastId) throws IOException {
      client = new RawClient(cluster.frontend());
      client.send(
          "GET /app/mega/stream HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n"
              + (lastId.isEmpty() ? "" : "Last-Event-ID: " + lastId + "\r\n")
              + "\r\n");
      String head = client.readHead();
      assertTrue(head.startsWith("HTTP/1.1 200"), head);
      Matcher served = SERVED.matcher(head);
      assertTrue(served.find(), head);
      node = served.group(1);
    }

    /** The next event, null at the end of the stream. */
    Map<String, Object> next() throws IOException {
      String line = client.readLine();
      while (line != null && !line.startsWith("data: ")) {
        line = client.readLine();
      }
      return line == null ? null : json(line.substring("data: ".length()));
    }

    /** Reads events until the count is so high. */
    Map<String, Object> until(int count) throws IOException {
      Map<String, Object> event = next();
      while ((int) event.get("count") < count) {
        event = next();
      }
      return event;
    }

    @Override
    public void close() throws IOException {
      client.close();
    }
  }

  @Test
  void c5LiveEventsArePushedToEveryBrowserWhicheverNodeInserts() throws Exception {
    cluster.withoutHedging();
    signIn();
    List<Listener> listeners = new ArrayList<>();
    Set<String> nodes = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      Listener listener = new Listener("");
      listeners.add(listener);
      nodes.add(listener.node);
      assertEquals(0, listener.next().get("count"));
    }
    assertEquals(3, nodes.size(), "each at another node");
    String _ = insert("4,8,15");
    for (Listener listener : listeners) {
      assertEquals(Map.of("count", 3, "last", 3, "inserted", 3), listener.until(3));
    }
    Listener first = listeners.getFirst();
    String _ = api("POST", "nodes/" + first.node + "/kill");
    assertEquals(null, ended(first), "its stream ends with its node");
    String _ = insert("16,23");
    try (Listener again = new Listener("3")) {
      assertNotEquals(first.node, again.node);
      assertEquals(Map.of("count", 5, "last", 5, "inserted", 2), again.next(), "what was missed");
      String _ = insert("42");
      assertEquals(Map.of("count", 6, "last", 6, "inserted", 1), again.until(6));
    }
    for (Listener listener : listeners) {
      listener.close();
    }
  }

  private static Object ended(Listener listener) {
    try {
      return listener.next();
    } catch (IOException e) {
      return null; // reset, which a browser takes as well
    }
  }

  @Test
  void c6TheBuiltInTrafficShowsWhatTheSystemDoes() {
    String _ = api("PUT", "traffic");
    await("answers")
        .until(() -> {
          Map<?, ?> traffic = (Map<?, ?>) json(api("GET", "cluster")).get("traffic");
          return ((Number) traffic.get("ok")).longValue() >= 20;
        });
    signIn();
    String _ = insert("4,8,15");
    await("counted")
        .until(() -> curl.run("-sS", "-H", token(), control.uri() + "/metrics"), this::hasInserts);
    Map<?, ?> store = (Map<?, ?>) json(api("GET", "cluster")).get("store");
    Map<?, ?> mega = (Map<?, ?>) store.get("mega");
    assertEquals(3, mega.get("count"));
    assertEquals(1, mega.get("groups"));
    String _ = api("DELETE", "traffic");
  }

  private String token() {
    return "Authorization: Bearer " + cluster.cluster().token();
  }

  private boolean hasInserts(String metrics) {
    return metrics.contains("understudy_mega_inserted_total 3.0")
        && metrics.contains("understudy_mega_rows 3.0")
        && metrics.contains("understudy_mega_commits_total 1.0")
        && metrics.contains("understudy_mega_commit_seconds ");
  }
}
