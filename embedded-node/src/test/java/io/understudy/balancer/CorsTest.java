package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.RawClient;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which pages of other origins may ask, and that nobody else hears of it. */
final class CorsTest {
  private static final String SHOP = "http://shop.test:5173";

  private static void allow(Rig rig, String... origins) {
    rig.change(s ->
        new BalancerSettings(
            s.policy(),
            s.weights(),
            s.slowStartMs(),
            s.checks(),
            s.ejection(),
            s.timeouts(),
            s.retries(),
            s.hedging(),
            new BalancerSettings.Cors(List.of(origins))));
  }

  private static String ask(Rig rig, String line, String headers) throws IOException {
    try (RawClient client = new RawClient(rig.uri())) {
      client.send(line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n");
      return client.readToEnd();
    }
  }

  private static String preflight(Rig rig, String origin) throws IOException {
    return ask(
        rig,
        "OPTIONS /login",
        "Origin: %s\r\nAccess-Control-Request-Method: POST\r\n".formatted(origin)
            + "Access-Control-Request-Headers: content-type,idempotency-key\r\n");
  }

  @Test
  void aPreflightIsAnsweredWithoutANodeAndForADay() throws Exception {
    try (Rig rig = new Rig()) {
      allow(rig, "http://other.test", SHOP);
      String answer = preflight(rig, SHOP);
      assertTrue(answer.startsWith("HTTP/1.1 204 "), answer);
      assertTrue(answer.contains("Access-Control-Allow-Origin: " + SHOP + "\r\n"), answer);
      assertTrue(answer.contains("Access-Control-Allow-Credentials: true\r\n"), answer);
      assertTrue(answer.contains("Access-Control-Max-Age: 86400\r\n"), answer);
      assertTrue(answer.contains("Access-Control-Allow-Headers: content-type,idem"), answer);
      assertTrue(answer.contains("Access-Control-Allow-Methods: GET, HEAD, POST"), answer);
      assertTrue(answer.contains("Vary: Origin"), answer);
      assertTrue(answer.contains("X-Frontend: frontend-1\r\n"), answer);
      assertFalse(answer.contains("X-Served-By"), "no node has served it: " + answer);
      assertTrue(answer.endsWith("\r\n\r\n"), answer);
    }
  }

  @Test
  void nobodyElseIsAllowedAnything() throws Exception {
    try (RawNode node = RawNode.saying("hi");
        Rig rig = new Rig(node.uri())) {
      allow(rig, SHOP);
      for (String origin :
          List.of(
              "http://evil.test",
              "http://shop.test",
              "https://shop.test:5173",
              SHOP + ".evil.test",
              SHOP.replace("shop.", "shop_"),
              "null",
              "*")) {
        String answer = preflight(rig, origin);
        assertTrue(answer.startsWith("HTTP/1.1 204 "), answer);
        assertFalse(answer.contains("Access-Control-Allow"), answer);
        answer = ask(rig, "GET /", "Origin: " + origin + "\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        assertFalse(answer.contains("Access-Control-Allow"), answer);
        assertTrue(answer.contains("Vary: Origin\r\n"), answer);
      }
      assertEquals(7, node.received().size(), "no preflight reaches a node");
    }
  }

  @Test
  void answersSayWhoMayReadThem() throws Exception {
    try (RawNode node =
            new RawNode((_, connection) ->
                connection.answer(
                    "200 OK", "Vary: Accept\r\nAccess-Control-Allow-Origin: *\r\n", "hi"));
        Rig rig = new Rig(Rig.nobody(), node.uri())) {
      allow(rig, SHOP);
      String answer = ask(rig, "GET /", "Origin: " + SHOP + "\r\n");
      assertTrue(answer.contains("Access-Control-Allow-Origin: " + SHOP + "\r\n"), answer);
      assertEquals(1, answer.split("Access-Control-Allow-Origin", -1).length - 1, answer);
      assertTrue(answer.contains("Access-Control-Expose-Headers: X-Served-By"), answer);
      assertTrue(answer.contains("Accept"), answer);
      assertTrue(answer.contains("Origin"), answer);
      String without = ask(rig, "GET /", "");
      assertFalse(without.contains("Access-Control-Allow"), without);
      assertTrue(without.contains("Origin"), "a cache must know that it depends: " + without);
    }
  }

  @Test
  void whoIsAllowedChangesWhileItRuns() throws Exception {
    try (RawNode node = RawNode.saying("hi");
        Rig rig = new Rig(node.uri())) {
      assertFalse(preflight(rig, SHOP).contains("Allow-Origin"));
      assertFalse(ask(rig, "GET /", "Origin: " + SHOP + "\r\n").contains("Vary"));
      allow(rig, SHOP);
      assertTrue(preflight(rig, SHOP).contains("Allow-Origin"));
      allow(rig);
      assertFalse(preflight(rig, SHOP).contains("Allow-Origin"));
    }
  }

  @Test
  void ownRefusalsCanBeReadToo() throws Exception {
    try (Rig rig = new Rig()) {
      allow(rig, SHOP);
      String answer = ask(rig, "GET /", "Origin: " + SHOP + "\r\n");
      assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
      assertTrue(answer.contains("Access-Control-Allow-Origin: " + SHOP + "\r\n"), answer);
    }
  }

  @Test
  void otherOptionsGoToTheNode() throws Exception {
    try (RawNode node = RawNode.saying("hi");
        Rig rig = new Rig(node.uri())) {
      allow(rig, SHOP);
      assertTrue(ask(rig, "OPTIONS /", "Origin: " + SHOP + "\r\n").startsWith("HTTP/1.1 200 "));
      assertEquals(1, node.received().size());
    }
  }
}
