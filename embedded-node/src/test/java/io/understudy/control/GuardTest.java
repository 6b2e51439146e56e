package io.understudy.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Browser.Answer;
import io.understudy.testing.RawClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in to the control API. */
final class GuardTest {
  @TempDir Path data;

  @Test
  void nobodyWithoutTheToken() {
    try (Operator operator = new Operator(data)) {
      String token = operator.test.cluster().token();
      for (String path : List.of("/api/v1/cluster", "/metrics", "/api/v1/events", "/no-such")) {
        refused(operator, operator.browser.get(operator.server.uri(), path));
        for (String wrong :
            List.of(
                "Bearer ",
                "Bearer wrong",
                "Bearer " + token + "x",
                "Bearer " + token.substring(1),
                "Basic " + token,
                token)) {
          HttpRequest.Builder request =
              HttpRequest.newBuilder(operator.uri(path)).header("Authorization", wrong);
          refused(operator, operator.browser.send(request));
        }
      }
      assertEquals(200, operator.get("cluster").status());
    }
  }

  @Test
  void whatIsRefusedIsNotCarriedOut() {
    try (Operator operator = new Operator(data)) {
      refused(operator, operator.browser.post(operator.server.uri(), "/api/v1/nodes/node-1/kill"));
      assertEquals("UP", operator.node("node-1").get("state"));
    }
  }

  private static void refused(Operator operator, Answer answer) {
    assertEquals(401, answer.status());
    assertEquals("Bearer", answer.header("WWW-Authenticate"));
    assertEquals("application/problem+json", answer.header("Content-Type"));
    assertEquals("/problems/unauthorized", answer.json().get("type"));
    assertFalse(answer.text().contains(operator.test.cluster().token()));
  }

  @Test
  void noPageThatPointsItsOwnNameToLoopback() throws Exception {
    try (Operator operator = new Operator(data)) {
      for (String host :
          List.of(
              "evil.test",
              "evil.test:7070",
              "127.0.0.1.evil.test",
              "localhost.evil.test:80",
              "127.0.0.2")) {
        assertEquals("421", status(operator, host), host);
      }
      for (String host : List.of("127.0.0.1", "127.0.0.1:7070", "localhost:1", "[::1]:7070")) {
        assertEquals("200", status(operator, host), host);
      }
    }
  }

  private static String status(Operator operator, String host) throws Exception {
    try (RawClient client = new RawClient(operator.server.uri())) {
      client.send(
          "GET /api/v1/cluster HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n"
              .formatted(host, operator.test.cluster().token()));
      String head = client.readHead();
      assertTrue(head.startsWith("HTTP/1.1 "), head);
      return head.split(" ", 3)[1];
    }
  }

  @Test
  void theTokenStaysTheSameForAFolder() {
    String first;
    try (Operator operator = new Operator(data)) {
      first = operator.test.cluster().token();
      assertTrue(first.length() >= 43, "256 bits");
    }
    try (Operator operator = new Operator(data)) {
      assertEquals(first, operator.test.cluster().token());
    }
    try (Operator operator = new Operator(data.resolve("other"))) {
      assertFalse(first.equals(operator.test.cluster().token()));
    }
  }
}
