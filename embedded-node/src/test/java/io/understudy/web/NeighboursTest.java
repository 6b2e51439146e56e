package io.understudy.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.http.Json;
import io.understudy.testing.RawClient;
import io.understudy.testing.TestCluster;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page may know of other servers, and whose page it must be. */
final class NeighboursTest {
  private static final URI NODE_2 = URI.create("http://127.0.0.1:3002");

  @TempDir private static Path data;
  private static TestCluster test;

  @BeforeAll
  static void start() {
    test = TestCluster.start(data);
  }

  @AfterAll
  static void stop() {
    test.close();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:3001, http://127.0.0.1:3002, http://127.0.0.1:*",
    "127.0.0.1, http://127.0.0.1:3002, http://127.0.0.1:*",
    "LocalHost:3001, http://localhost:3002, http://localhost:*",
    "one.localhost:3001, http://one.localhost:3002, http://one.localhost:*",
    "server1.cluster.test:3001, http://server2.cluster.test:3002, http://*.cluster.test:*",
    "node-1.one.cluster.test:1, http://server2.one.cluster.test:3002, http://*.one.cluster.test:*"
  })
  void aNeighbourIsFoundInTheTermsOfTheRequest(String host, String url, String source) {
    Neighbours near = Neighbours.of(host, "cluster.test").orElseThrow();
    assertEquals(url, near.url("node-2", NODE_2));
    assertEquals(source, near.source());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "cluster.test", "evilcluster.test", "server1.cluster.test.evil.org", "x; script-src *",
        "a b.cluster.test", "*.cluster.test", "127.0.0.1.evil.org", "notlocalhost", "10.0.0.1:3001",
        "127.0.0.1:3001:2", "server1.cluster.test:", "..cluster.test", "'none'.cluster.test"
      })
  void aHostThatIsNotOursHasNone(String host) {
    assertTrue(Neighbours.of(host, "cluster.test").isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:3001, true",
    "http://server1.cluster.test:3001, true",
    "https://localhost, true",
    "null, false",
    "http://evil.example, false",
    "http://127.0.0.1.evil.example, false",
    "http://evilcluster.test, false",
    "http://evil.example/127.0.0.1, false",
    "file://localhost, false"
  })
  void onlyANearPageMayReadHowANodeIs(String origin, boolean allowed) throws IOException {
    String head = ask("GET", "/health", "127.0.0.1", "Origin: " + origin);
    assertEquals(allowed, head.contains("Access-Control-Allow-Origin: " + origin + "\r\n"), head);
    assertEquals(allowed, head.contains("Access-Control-Allow-Origin"), head);
    assertTrue(head.contains("Vary: Origin\r\n"), head);
    assertFalse(head.contains("Access-Control-Allow-Credentials"), head);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/status", "/peers", "/profile"})
  void nothingElseMayBeReadFromAnotherOrigin(String path) throws IOException {
    String head = ask("GET", path, "127.0.0.1", "Origin: http://127.0.0.1:1");
    assertFalse(head.contains("Access-Control-Allow"), head);
  }

  @Test
  void peersAreThoseThatHoldALease() throws IOException {
    try (RawClient client = new RawClient(test.node("node-1"))) {
      client.send("GET /peers HTTP/1.1\r\nHost: two.localhost:7\r\nConnection: close\r\n\r\n");
      String answer = client.readToEnd();
      byte[] body = answer.substring(answer.indexOf('{')).getBytes(StandardCharsets.UTF_8);
      assertEquals(
          List.of("node-1", "node-2", "node-3").stream()
              .map(id -> Map.of("id", id, "url", "http://two.localhost:" + test.node(id).getPort()))
              .toList(),
          Json.object(body).get("servers"));
    }
    assertTrue(ask("GET", "/peers", "evil.example", "X: y").startsWith("HTTP/1.1 421"));
  }

  @Test
  void aPageMayConnectToItsNeighboursAndNowhereElse() throws IOException {
    String direct = ask("GET", "/", "server3.cluster.test:1", "X: y");
    assertTrue(direct.contains("; connect-src 'self' http://*.cluster.test:*\r\n"), direct);
    String strange = ask("GET", "/", "evil.example", "X: y");
    assertFalse(strange.contains("connect-src"), strange);
    String balanced = ask("GET", "/", "127.0.0.1", "X-Frontend: frontend-1");
    assertFalse(balanced.contains("connect-src"), balanced);
  }

  private static String ask(String method, String path, String host, String header)
      throws IOException {
    try (RawClient client = new RawClient(test.node("node-1"))) {
      client.send("%s %s HTTP/1.1\r\nHost: %s\r\n%s\r\n\r\n".formatted(method, path, host, header));
      return client.readHead();
    }
  }
}
