package io.understudy.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.http.Exchange;
import io.understudy.http.Json;
import io.understudy.journal.EventType;
import io.understudy.testing.Browser;
import io.understudy.testing.Browser.Answer;
import io.understudy.testing.RawClient;
import io.understudy.testing.TestCluster;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nodes refuse, in which form, and that a refusal is not held against the node. */
final class RefusalsTest {
  @TempDir static Path data;
  private static TestCluster test;
  private final Browser browser = new Browser();

  @BeforeAll
  static void start() {
    test = TestCluster.start(data);
  }

  @AfterAll
  static void stop() {
    assertTrue(
        test.cluster().snapshot().nodes().stream().allMatch(ClusterSnapshot.Node::isServing),
        "no refusal was taken for a failure of the node");
    assertEquals(List.of(), test.events(EventType.UPSTREAM_EJECTED));
    test.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT    | /login   | GET, POST",
        "GET    | /logout  | POST",
        "DELETE | /profile | GET",
        "OPTIONS| /        | GET",
        "POST   | /health  | GET",
        "BREW   | /status  | GET"
      })
  void aMethodThatDoesNotFitIsToldWhichDo(String method, String path, String allowed) {
    Answer answer =
        browser.send(
            HttpRequest.newBuilder(test.frontend().resolve(path))
                .method(method.strip(), BodyPublishers.noBody()));
    problem(405, "method-not-allowed", answer);
    assertEquals(allowed, answer.header("Allow"));
  }

  @Test
  void anUnknownPathIsAProblemForProgramsAndAPageForPeople() {
    Answer program = browser.get(test.frontend(), "/no-such?q=%3Cb%3E");
    problem(404, "not-found", program);
    assertEquals("/no-such", program.json().get("instance"));
    Answer person = browser.page(test.frontend(), "/no-such/%3Cscript%3E", "pt-BR");
    assertEquals(404, person.status());
    assertTrue(person.text().contains("Isso não existe"));
    assertFalse(person.text().contains("<script>"), person.text());
  }

  @Test
  void aHeadRequestIsAnsweredLikeAGet() {
    Answer head =
        browser.send(
            HttpRequest.newBuilder(test.frontend().resolve("/login"))
                .method("HEAD", BodyPublishers.noBody()));
    assertEquals(200, head.status());
    assertEquals("", head.text());
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedInWords() {
    for (int length : List.of(Exchange.MAX_BODY_BYTES + 1, 1 << 20, 10 << 20)) {
      byte[] body = new byte[length];
      for (URI server : List.of(test.node("node-1"), test.frontend())) {
        tooLarge(server, BodyPublishers.ofByteArray(body));
        tooLarge(server, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
      }
    }
  }

  @Test
  void aBodyThatIsMuchTooLargeIsNotHeldAgainstTheNode() {
    byte[] body = new byte[64 << 20];
    for (int i = 0; i < 3; i++) {
      try {
        post(test.frontend(), BodyPublishers.ofByteArray(body));
      } catch (UncheckedIOException e) {
        // The client may also find itself cut off; what counts is checked at the end.
      }
    }
    assertEquals(200, browser.get(test.frontend(), "/status").status());
  }

  @Test
  void aBodyThatIsTooLargeAndWaitsForLeaveIsNotEvenSent() throws Exception {
    for (URI server : List.of(test.node("node-1"), test.frontend())) {
      raw(
          server,
          """
          POST /login HTTP/1.1
          Host: x
          Content-Type: application/json
          Content-Length: 1000000
          Expect: 100-continue

          """
              .replace("\n", "\r\n"),
          413,
          "too-large");
    }
  }

  private Answer post(URI server, BodyPublisher body) {
    return browser.send(
        HttpRequest.newBuilder(server.resolve("/login"))
            .header("Content-Type", "application/json")
            .POST(body));
  }

  private void tooLarge(URI server, BodyPublisher body) {
    Answer answer = post(server, body);
    problem(413, "too-large", answer);
    assertTrue(answer.text().contains("65536"), answer.text());
  }

  @Test
  void headersThatAreTooLargeAreAProblemToo() throws Exception {
    for (URI server : List.of(test.node("node-1"), test.frontend())) {
      raw(
          server,
          "GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(9_000) + "\r\n\r\n",
          431,
          "headers-too-large");
    }
  }

  @Test
  void headersJustBelowTheLimitOfTheFrontendAreNotTheNodesFault() throws Exception {
    int most = 0;
    for (int length = 7_600; length <= 8_190; length += 10) {
      try (RawClient client = new RawClient(test.frontend())) {
        client.send(
            "GET /status HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(length) + "\r\n\r\n");
        String status = client.readHead().split(" ", 3)[1];
        assertTrue(List.of("200", "431").contains(status), length + ": " + status);
        most = status.equals("200") ? length : most;
      }
    }
    assertTrue(most > 7_600);
  }

  @Test
  void whatIsNotHttpIsAProblem() throws Exception {
    for (URI server : List.of(test.node("node-1"), test.frontend())) {
      raw(server, "GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n", 400, "bad-request");
      raw(server, "GET / HTTP/1.1\r\n\r\n", 400, "bad-request");
      raw(server, "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", 400, "bad-request");
      raw(server, "GET /a/..%2fb HTTP/1.1\r\nHost: x\r\n\r\n", 400, "bad-request");
    }
  }

  private static void raw(URI server, String request, int status, String code) throws Exception {
    try (RawClient client = new RawClient(server)) {
      client.send(request);
      String head = client.readHead();
      assertTrue(head.startsWith("HTTP/1.1 " + status), head);
      String lower = head.toLowerCase(Locale.ROOT);
      assertTrue(lower.contains("application/problem+json"), head);
      assertTrue(lower.contains("x-served-by: "), head);
      int length = Integer.parseInt(lower.split("content-length: ", 2)[1].split("\r", 2)[0]);
      Map<String, Object> problem =
          Json.object(client.read(length).getBytes(StandardCharsets.UTF_8));
      assertEquals("/problems/" + code, problem.get("type"));
      assertEquals(status, problem.get("status"));
    }
  }

  private static void problem(int status, String code, Answer answer) {
    assertEquals(status, answer.status(), answer.text());
    assertEquals("application/problem+json", answer.header("Content-Type"));
    assertEquals("/problems/" + code, answer.json().get("type"));
    assertFalse(answer.servedBy().isEmpty());
  }
}
