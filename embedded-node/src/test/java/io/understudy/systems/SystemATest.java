package io.understudy.systems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.http.Json;
import io.understudy.testing.Browser;
import io.understudy.testing.Browser.Answer;
import io.understudy.testing.Chromium;
import io.understudy.testing.TestCluster;
import io.understudy.testing.Tool;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mindrot.jbcrypt.BCrypt;

/** A: three servers without a balancer, and pages that change from one to another by themselves. */
final class SystemATest {
  private static final List<String> NODES = List.of("node-1", "node-2", "node-3");
  private static final Pattern HASH = Pattern.compile("\\$2a\\$\\d\\d\\$[./A-Za-z0-9]{53}");

  @TempDir Path data;
  @TempDir Path profile;

  private final Browser browser = new Browser();
  private TestCluster cluster;

  @BeforeEach
  void threeServers() {
    cluster = TestCluster.start(data);
  }

  @AfterEach
  void close() {
    browser.close();
    cluster.close();
  }

  private String dig(String... question) {
    List<String> arguments =
        new ArrayList<>(
            List.of("@127.0.0.1", "-p", "" + cluster.cluster().dns().address().getPort()));
    arguments.addAll(List.of(question));
    return Tool.find("dig", "dnsutils").run(arguments.toArray(String[]::new)).strip();
  }

  /** Asks a server by its name in the zone, which dig has looked up. */
  private String byName(int server, String path) {
    String name = "server" + server + ".cluster.test";
    int port = cluster.node("node-" + server).getPort();
    return Tool.find("curl", "curl")
        .run(
            "-sS",
            "--resolve",
            name + ":" + port + ":" + dig("+short", name, "A"),
            "http://" + name + ":" + port + path);
  }

  @Test
  void a1ThreeServersAreEachReachableDirectlyAndUnderTheirOwnNames() {
    Set<Integer> ports = new TreeSet<>();
    for (int server = 1; server <= 3; server++) {
      URI direct = cluster.node("node-" + server);
      ports.add(direct.getPort());
      Answer answer = browser.get(direct, "/status");
      assertEquals("node-" + server, answer.json().get("server"));
      assertEquals(List.of(), answer.headers("X-Frontend"), "nobody stands between");
      assertTrue(byName(server, "/status").contains("\"server\":\"node-" + server + "\""));
    }
    assertEquals(3, ports.size(), "each has a port of its own");
    for (String node : List.of("node-1", "node-3")) {
      cluster.cluster().kill(node);
    }
    assertEquals(200, browser.get(cluster.node("node-2"), "/").status(), "it needs no other");
  }

  @Test
  void a2LoginIsRealAndPasswordsAreSaltedBcryptHashes() throws IOException {
    URI node = cluster.node("node-1");
    assertEquals(401, browser.login(node, "alice", "1234").status());
    assertEquals(401, browser.login(node, "carol", "123").status());
    assertEquals(200, browser.login(node, "alice", "123").status());
    assertEquals(200, browser.login(node, "bob", "123").status());
    cluster.close();

    String file = databaseBytes();
    Set<String> hashes =
        HASH.matcher(file).results().map(MatchResult::group).collect(Collectors.toSet());
    assertEquals(2, hashes.size(), "the same password twice, with two salts");
    assertTrue(hashes.stream().allMatch(hash -> BCrypt.checkpw("123", hash)));
    String rest = HASH.matcher(file).replaceAll("");
    assertFalse(Pattern.compile("(?s)(alice|bob).{0,4}123").matcher(rest).find());
  }

  private String databaseBytes() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".mv.db")).toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    assertFalse(all.isEmpty(), "there is a database file");
    return all.toString();
  }

  @Test
  void a3TheSessionLivesInTheDatabaseAndTheBrowserHoldsACookieOnly() throws IOException {
    Answer login = browser.login(cluster.node("node-1"), "alice", "123");
    assertEquals(1, login.headers("Set-Cookie").size());
    String cookie = login.header("Set-Cookie");
    assertTrue(cookie.matches("sid=[^;]+; .*"), cookie);
    assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), cookie);
    assertFalse(cookie.contains("alice"), cookie);
    cluster.close();

    String secret = cookie.replaceFirst("^sid=([^;]+);.*", "$1");
    assertFalse(databaseBytes().contains(secret), "who reads the file cannot use the session");
    cluster = TestCluster.start(data); // the same database, and no server of before
    Map<String, Object> found = browser.get(cluster.node("node-3"), "/profile").json();
    for (String part : List.of("session", "loginAt")) {
      assertEquals(login.json().get(part), found.get(part), part);
    }
    assertEquals("alice", found.get("name"));
  }

  @Test
  void a4EveryServerTellsItsHealth() {
    for (String node : NODES) {
      Answer health = browser.get(cluster.node(node), "/health");
      assertEquals(200, health.status());
      assertEquals(Map.of("ok", true, "host", node), health.json());
    }
    cluster.cluster().store().kill();
    for (String node : NODES) {
      Answer health = browser.get(cluster.node(node), "/health");
      assertEquals(503, health.status());
      assertEquals(false, health.json().get("ok"));
    }
  }

  /** More of this in {@link FailoverInChromiumTest}. */
  @Test
  void a5ThePageNoticesADeadServerAndMovesOnTwiceWithoutANewLogin() {
    String script = browser.get(cluster.node("node-1"), "/failover.js").text();
    assertTrue(script.startsWith("// Session failover in the browser."), script);
    try (Chromium person = Chromium.open(profile)) {
      person.login(cluster.node("node-1").toString().replaceFirst("/$", ""), "alice");
      String session = person.meta("session");
      String here = "node-1";
      for (int kill = 1; kill <= 2; kill++) {
        String dead = here;
        cluster.cluster().kill(dead);
        person.await(
            "left " + dead,
            () -> person.meta("node").startsWith("node-") && !person.meta("node").equals(dead));
        here = person.meta("node");
        assertEquals(session, person.meta("session"), "no new login");
        assertEquals(cluster.node(here).resolve("/profile").toString(), person.address());
        assertTrue(person.find("[data-failover]").getText().startsWith(dead + " does not answer"));
      }
    }
  }

  @Test
  void a6TheProfileShowsNameLoginTimeSessionAndHost() {
    Instant before = Instant.now().minusSeconds(1);
    String session =
        browser.login(cluster.node("node-1"), "alice", "123").json().get("session").toString();
    for (String node : NODES) {
      Map<String, Object> profile = browser.get(cluster.node(node), "/profile").json();
      assertEquals(Set.of("name", "loginAt", "session", "host"), profile.keySet());
      assertEquals(
          List.of("alice", session, node),
          List.of(profile.get("name"), profile.get("session"), profile.get("host")));
      Instant at = Instant.parse(profile.get("loginAt").toString());
      assertTrue(at.isAfter(before) && !at.isAfter(Instant.now()), at::toString);
      String page = browser.page(cluster.node(node), "/perfil", "en").text();
      for (String part : List.of("alice", session, node, at.toString())) {
        assertTrue(page.contains(part), part + " is not in " + page);
      }
    }
  }

  @Test
  void a7LogoutEndsTheSessionOnEveryServerAtOnce() {
    Answer login = browser.login(cluster.node("node-1"), "alice", "123");
    String cookie = login.header("Set-Cookie").split(";", 2)[0];
    assertEquals(204, browser.post(cluster.node("node-2"), "/logout").status());
    try (Browser thief = new Browser()) {
      for (String node : NODES) {
        var again =
            java.net.http.HttpRequest.newBuilder(cluster.node(node).resolve("/profile"))
                .header("Cookie", cookie);
        assertEquals(401, thief.send(again).status(), "even with the old cookie");
      }
    }
    Answer next = browser.login(cluster.node("node-3"), "alice", "123");
    assertNotEquals(login.json().get("session"), next.json().get("session"));
  }

  @Test
  void a8NamesNeedNoHostsFile() {
    for (int server = 1; server <= 3; server++) {
      String name = "server" + server + ".cluster.test";
      assertEquals("127.0.0.1", dig("+short", name, "A"));
      // What the embedded browser asks with.
      assertEquals(
          "127.0.0.1", cluster.cluster().dns().lookup(name).getFirst().getHostAddress(), name);
      String peers = byName(server, "/peers");
      for (int other = 1; other <= 3; other++) {
        String url =
            "http://server%d.cluster.test:%d"
                .formatted(other, cluster.node("node-" + other).getPort());
        assertTrue(peers.contains("\"url\":\"" + url + "\""), peers);
      }
    }
    assertEquals(
        3,
        ((List<?>) Json.object(byName(1, "/peers").getBytes(StandardCharsets.UTF_8)).get("servers"))
            .size());
  }
}
