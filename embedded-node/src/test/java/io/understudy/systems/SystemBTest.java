package io.understudy.systems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.control.ControlServer;
import io.understudy.experiment.run.Experiments;
import io.understudy.http.Json;
import io.understudy.testing.RawClient;
import io.understudy.testing.TestCluster;
import io.understudy.testing.Tool;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * B: three tiers behind DNS round robin. Names come from dig, pages from curl, which is told where
 * a name leads and gets everything else by itself.
 */
final class SystemBTest {
  private static final Pattern META =
      Pattern.compile("<meta name=\"understudy-([a-z]+)\" content=\"([^\"]*)\">");

  @TempDir Path data;

  private final Tool dig = Tool.find("dig", "dnsutils");
  private final Tool curl = Tool.find("curl", "curl");
  private TestCluster cluster;
  private ControlServer control;

  @BeforeEach
  void threeFrontendsAndThreeBackends() {
    Assumptions.assumeTrue(hasManyLoopbackAddresses(), "this system has one loopback address only");
    cluster = TestCluster.start(data, s -> s.withFrontends(3), InstantSource.system());
    control = ControlServer.start(cluster.cluster(), Experiments.of(cluster.cluster()));
  }

  @AfterEach
  void close() {
    if (cluster != null) {
      control.close();
      cluster.close();
    }
  }

  private static boolean hasManyLoopbackAddresses() {
    try (ServerSocket any = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.20"))) {
      return any.isBound();
    } catch (java.io.IOException e) {
      return false;
    }
  }

  private static ConditionFactory await(String what) {
    return Awaitility.await(what).atMost(Duration.ofSeconds(60));
  }

  private String dig(String... question) {
    List<String> arguments =
        new ArrayList<>(
            List.of("@127.0.0.1", "-p", "" + cluster.cluster().dns().address().getPort()));
    arguments.addAll(List.of(question));
    return dig.run(arguments.toArray(String[]::new));
  }

  private List<String> addresses(String name) {
    return dig("+short", name, "A").lines().toList();
  }

  private String api(String method, String path, String... more) {
    List<String> arguments = new ArrayList<>(List.of("-sS", "-X", method));
    arguments.addAll(List.of("-H", "Authorization: Bearer " + cluster.cluster().token()));
    arguments.addAll(List.of("-H", "Content-Type: application/json"));
    arguments.addAll(List.of(more));
    arguments.add(control.uri() + "/api/v1/" + path);
    return curl.run(arguments.toArray(String[]::new));
  }

  private Map<String, Object> snapshot() {
    return Json.object(api("GET", "cluster").getBytes(StandardCharsets.UTF_8));
  }

  private int port() {
    return cluster.frontend().getPort();
  }

  /** As a browser does: every address of the name in turn until one answers. */
  private String visit(String path, String... more) {
    String name = "www.cluster.test:" + port();
    List<String> arguments = new ArrayList<>(List.of("-sS", "-i", "-m", "30"));
    arguments.addAll(
        List.of("--resolve", name + ":" + String.join(",", addresses("www.cluster.test"))));
    arguments.addAll(List.of("-b", data.resolve("jar").toString()));
    arguments.addAll(List.of("-c", data.resolve("jar").toString()));
    arguments.addAll(List.of(more));
    arguments.add("http://" + name + path);
    return curl.run(arguments.toArray(String[]::new));
  }

  private String login() {
    return visit("/login", "-d", "username=alice&password=123");
  }

  private static String header(String answer, String name) {
    Matcher line = Pattern.compile("(?im)^" + name + ": (.*?)\\r?$").matcher(answer);
    return line.find() ? line.group(1) : "";
  }

  private static Map<String, String> facts(String page) {
    Map<String, String> facts = new HashMap<>();
    Matcher meta = META.matcher(page);
    while (meta.find()) {
      facts.put(meta.group(1), meta.group(2));
    }
    return facts;
  }

  @Test
  void b1OneARecordPerFrontendRotatedOnEveryAnswerWithAShortTtl() {
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < 30; i++) {
      List<String> all = addresses("www.cluster.test");
      assertEquals(
          Set.of("127.0.0.1", "127.0.0.20", "127.0.0.21"), new TreeSet<>(all), "answer " + i);
      first.merge(all.getFirst(), 1, Integer::sum);
    }
    assertEquals(Map.of("127.0.0.1", 10, "127.0.0.20", 10, "127.0.0.21", 10), first);
    String answer = dig("www.cluster.test", "A");
    assertTrue(answer.contains("flags: qr aa rd;"), answer);
    assertTrue(answer.contains("www.cluster.test.\t2\tIN\tA\t127.0.0.20"), answer);
    assertTrue(answer.contains("EDNS: version: 0, flags:; udp: 1232"), answer);
  }

  @Test
  void b1DigGetsServicesRefusalsAndLongAnswers() {
    String services = dig("+noall", "+answer", "+additional", "_http._tcp.cluster.test", "SRV");
    for (int i = 1; i <= 3; i++) {
      String line =
          "0 1 %d node-%d.cluster.test.".formatted(cluster.node("node-" + i).getPort(), i);
      assertTrue(services.contains(line), services);
      assertTrue(services.contains("node-%d.cluster.test.\t2\tIN\tA\t127.0.0.1".formatted(i)));
    }
    assertEquals(3, dig("+short", "_grpc._tcp.cluster.test", "SRV").lines().count());
    String nobody = dig("nobody.cluster.test", "A");
    assertTrue(nobody.contains("status: NXDOMAIN"), nobody);
    assertTrue(nobody.contains("IN\tSOA\tns.cluster.test."), nobody);
    String noData = dig("www.cluster.test", "AAAA");
    assertTrue(noData.contains("status: NOERROR") && noData.contains("IN\tSOA"), noData);
    assertTrue(dig("www.example.org", "A").contains("status: REFUSED"));
    assertTrue(dig("+opcode=notify", "cluster.test", "SOA").contains("status: NOTIMP"));
    for (String whole : List.of("AXFR", "IXFR=1")) {
      assertTrue(dig("+tcp", "cluster.test", whole).contains("; Transfer failed."), whole);
    }
    assertTrue(dig("-c", "ANY", "www.cluster.test", "A").contains("status: REFUSED"));
    assertTrue(dig("-c", "CH", "version.bind", "TXT").contains("status: REFUSED"));
    assertTrue(dig("+edns=1", "+noednsneg", "www.cluster.test").contains("status: BADVERS"));
    assertTrue(dig("+tcp", "www.cluster.test", "A").contains("127.0.0.21"));
    assertTrue(dig("+noedns", "www.cluster.test", "A").contains("127.0.0.21"));
    assertTrue(dig("+short", "server2.cluster.test").contains("127.0.0.1"));
    for (int i = 4; i <= 16; i++) {
      String _ = api("POST", "nodes");
    }
    String cut = dig("+ignore", "+bufsize=512", "_http._tcp.cluster.test", "SRV");
    assertTrue(cut.contains("flags: qr aa tc rd;"), cut);
    String whole = dig("+bufsize=512", "_http._tcp.cluster.test", "SRV");
    assertTrue(whole.contains("Truncated, retrying in TCP mode"), whole);
    assertTrue(whole.contains("ANSWER: 16,"), whole);
  }

  @Test
  void b1ANodeThatDrainsIsNoServiceFromThatMomentOnThoughItStillAnswers() throws Exception {
    try (RawClient running = new RawClient(cluster.node("node-2"))) {
      running.send(
          "POST /login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + "Content-Length: 2\r\n\r\n{");
      await("it runs").until(() -> status("node-2").equals("200"));
      CompletableFuture<Void> drained = cluster.cluster().drain("node-2");
      for (String service : List.of("_http._tcp.cluster.test", "_grpc._tcp.cluster.test")) {
        String answer = dig("+noall", "+answer", service, "SRV");
        assertEquals(2, answer.lines().count(), answer);
        assertFalse(answer.contains("node-2"), answer);
      }
      assertEquals(List.of("127.0.0.1"), addresses("node-2.cluster.test"));
      assertEquals("503", status("node-2"));
      assertFalse(drained.isDone());
      running.send("}");
      drained.join();
    }
    assertEquals(2, dig("+short", "_http._tcp.cluster.test", "SRV").lines().count());
  }

  private String status(String node) {
    return curl.run("-s", "-o", "-", "-w", "%{http_code}", cluster.node(node) + "/health")
        .replaceFirst("(?s).*}", "");
  }

  @Test
  void b2ThreeFrontendsOnTheirOwnAddressesServeTheSiteAndPassItsPathsOn() {
    String _ = login();
    for (int i = 1; i <= 3; i++) {
      String own = addresses("frontend-" + i + ".cluster.test").getFirst();
      for (String path : List.of("/", "/login", "/profile", "/perfil", "/status")) {
        String name = "www.cluster.test:" + port();
        String answer =
            curl.run(
                "-sS",
                "-i",
                "-b",
                data.resolve("jar").toString(),
                "--resolve",
                name + ":" + own,
                "http://" + name + path);
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        assertEquals("frontend-" + i, header(answer, "X-Frontend"));
        assertTrue(header(answer, "X-Served-By").matches("node-[123]"), answer);
      }
    }
  }

  @Test
  void b3EveryPageShowsWhichFrontendAndWhichBackendServedIt() {
    String _ = login();
    Set<String> addresses = new TreeSet<>();
    Set<String> nodes = new TreeSet<>();
    for (int i = 0; i < 6; i++) {
      for (String path : List.of("/", "/login", "/profile", "/nowhere")) {
        String page = visit(path, "-H", "Accept: text/html");
        Map<String, String> facts = facts(page);
        assertEquals(header(page, "X-Frontend"), facts.get("frontend"), page);
        assertEquals(header(page, "X-Served-By"), facts.get("node"), page);
        assertEquals("www.cluster.test", facts.get("name"));
        String led = facts.get("address");
        assertEquals(
            List.of(led), addresses(facts.get("frontend") + ".cluster.test"), "the way it came by");
        assertTrue(page.contains(">" + led + "</span>"), page);
        assertTrue(page.contains(">" + facts.get("node") + "</span>"), page);
        addresses.add(led);
        nodes.add(facts.get("node"));
      }
    }
    assertEquals(Set.of("127.0.0.1", "127.0.0.20", "127.0.0.21"), addresses);
    assertEquals(Set.of("node-1", "node-2", "node-3"), nodes);
  }

  @Test
  void b4OneLoginIsValidOnEveryBackend() {
    cluster.withoutHedging();
    String login = login();
    assertEquals(1, login.lines().filter(line -> line.startsWith("Set-Cookie: sid=")).count());
    assertTrue(header(login, "Set-Cookie").contains("Domain=cluster.test"), login);
    Set<String> hosts = new TreeSet<>();
    for (int i = 0; i < 9; i++) {
      String profile = visit("/profile");
      assertTrue(profile.contains("\"name\":\"alice\""), profile);
      hosts.add(header(profile, "X-Served-By"));
    }
    assertEquals(Set.of("node-1", "node-2", "node-3"), hosts, "no sticky sessions");
    for (int i = 1; i <= 3; i++) {
      String name = "server%d.cluster.test:%d".formatted(i, cluster.node("node-" + i).getPort());
      String profile =
          curl.run(
              "-sS",
              "-b",
              data.resolve("jar").toString(),
              "--resolve",
              name + ":127.0.0.1",
              "http://" + name + "/profile");
      assertTrue(
          profile.contains("\"name\":\"alice\""), "the cookie is good there too: " + profile);
    }
  }

  @Test
  void b5ADeadBackendIsSkippedOnTheVeryNextRequestAndADeadFrontendIsNotHandedOut() {
    String _ = login();
    String victim = header(visit("/profile"), "X-Served-By");
    String _ = api("POST", "nodes/" + victim + "/kill");
    for (int i = 0; i < 6; i++) {
      String profile = visit("/profile");
      assertTrue(profile.startsWith("HTTP/1.1 200"), profile);
      assertNotEquals(victim, header(profile, "X-Served-By"));
    }
    List<String> before = addresses("www.cluster.test");
    String held = "www.cluster.test:" + port() + ":" + String.join(",", before);
    String _ = api("POST", "frontends/frontend-2/kill");
    for (int i = 0; i < 4; i++) {
      List<String> now = addresses("www.cluster.test");
      assertFalse(now.contains("127.0.0.20"), now.toString());
      assertEquals(2, now.size());
    }
    assertEquals(List.of("127.0.0.20"), addresses("frontend-2.cluster.test"));
    // Who still holds the old answer gets through by its next address.
    String old =
        curl.run("-sS", "-i", "--resolve", held, "http://www.cluster.test:" + port() + "/status");
    assertTrue(old.startsWith("HTTP/1.1 200"), old);
    String events = api("GET", "events?since=0&type=dns-dropped");
    assertTrue(
        events.contains(
            "www.cluster.test no longer leads to 127.0.0.20 of frontend-2: killed by the operator"),
        events);
    String _ = api("POST", "frontends/frontend-2/revive");
    assertTrue(addresses("www.cluster.test").contains("127.0.0.20"));
    String _ = api("POST", "nodes/" + victim + "/revive");
    await("the backend is asked again")
        .until(() -> header(visit("/status"), "X-Served-By").equals(victim));
  }

  @Test
  void b6ANodeThatLosesItsDatabaseKeepsTryingAndRecoversAlone() {
    String _ = login();
    String _ = api("PUT", "nodes/node-1/faults/partition", "-d", "{\"from\":\"store\"}");
    String _ = api("POST", "store/kill");
    await("nobody can be recognised").until(() -> visit("/profile").startsWith("HTTP/1.1 503"));
    String _ = api("POST", "store/revive");
    await("all recover by themselves, and the session is still there")
        .until(() -> visit("/profile").contains("\"name\":\"alice\""));
    String _ = api("DELETE", "faults");
    await("and so does the one that was cut off").until(() -> health("node-1").equals("healthy"));
  }

  private String health(String id) {
    return list("nodes").stream()
        .filter(node -> node.get("id").equals(id))
        .map(node -> node.get("health").toString())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void b7TheNetworkMapHasNamesAddressesPortsAndRoles() {
    Map<String, Object> dns = dns();
    assertEquals("cluster.test", dns.get("zone"));
    List<String> map =
        places(dns).stream()
            .map(place ->
                "%s %s %s:%s %s"
                    .formatted(
                        place.get("names"),
                        place.get("role"),
                        place.get("address"),
                        place.get("port"),
                        place.get("live")))
            .toList();
    assertTrue(
        map.contains("[ns, localhost] dns 127.0.0.1:%s true".formatted(dnsPort())), map.toString());
    assertTrue(map.contains("[frontend-3] frontend 127.0.0.21:" + port() + " true"));
    int second = cluster.node("node-2").getPort();
    assertTrue(map.contains("[node-2, server2] node 127.0.0.1:" + second + " true"));
    String _ = api("POST", "frontends/frontend-3/kill");
    assertTrue(
        places(dns()).stream()
            .anyMatch(place ->
                place.get("id").equals("frontend-3")
                    && place.get("live").equals(false)
                    && place.get("reason").equals("killed by the operator")));
    assertEquals(2, addresses("www.cluster.test").size());
    Map<?, ?> last = (Map<?, ?>) ((List<?>) dns().get("answers")).getFirst();
    assertEquals("www.cluster.test", last.get("name"));
    assertEquals("NOERROR", last.get("outcome"));
    assertTrue(((Number) last.get("remainingMs")).longValue() <= 2_000);
  }

  private int dnsPort() {
    return cluster.cluster().dns().address().getPort();
  }

  @SuppressWarnings("unchecked") // the shape of the snapshot is a promise
  private Map<String, Object> dns() {
    return (Map<String, Object>) snapshot().get("dns");
  }

  @SuppressWarnings("unchecked") // likewise
  private static List<Map<String, Object>> places(Map<String, Object> dns) {
    return (List<Map<String, Object>>) dns.get("places");
  }

  @SuppressWarnings("unchecked") // likewise
  private List<Map<String, Object>> list(String key) {
    return (List<Map<String, Object>>) snapshot().get(key);
  }
}
