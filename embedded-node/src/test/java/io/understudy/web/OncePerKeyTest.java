package io.understudy.web;

import static io.understudy.web.Nodes.cookie;
import static io.understudy.web.Nodes.login;
import static io.understudy.web.Nodes.post;
import static io.understudy.web.Nodes.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.EventType;
import io.understudy.store.IdempotencyTable;
import io.understudy.store.LoginFailureTable;
import io.understudy.testing.Browser;
import io.understudy.testing.Browser.Answer;
import io.understudy.testing.ManualClock;
import io.understudy.testing.RawClient;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in and out with an {@code Idempotency-Key}, on several nodes. */
final class OncePerKeyTest {
  @TempDir Path data;

  private final ManualClock clock = new ManualClock();
  private final String key = UUID.randomUUID().toString();
  private Nodes nodes;
  private URI one;
  private URI two;

  @BeforeEach
  void start() {
    nodes = new Nodes(data, clock);
    one = nodes.start("node-1");
    two = nodes.start("node-2");
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  @Test
  void aRepeatedLoginIsTheSameLoginOnEveryNode() {
    Answer first = send(login(one, key, "alice", "123"));
    assertEquals(200, first.status());
    assertEquals("", first.header("Idempotency-Replayed"));
    for (URI node : List.of(one, two)) {
      Answer again = send(login(node, key, "alice", "123"));
      assertEquals(200, again.status());
      assertEquals("true", again.header("Idempotency-Replayed"));
      assertEquals(first.text(), again.text());
      for (String header : List.of("Set-Cookie", "Content-Type", "Cache-Control")) {
        assertEquals(first.header(header), again.header(header), header);
      }
      Answer profile =
          send(HttpRequest.newBuilder(two.resolve("/profile")).header("Cookie", cookie(again)));
      assertEquals(first.json().get("session"), profile.json().get("session"));
    }
    assertEquals(1, nodes.sessions().size());
    assertEquals(1, nodes.events(EventType.LOGIN).size());
  }

  @Test
  void aBrowserThatHasTheCookieAlreadyGetsTheSameAnswerToo() {
    try (Browser browser = new Browser()) {
      HttpRequest.Builder form =
          post(one, "/login", key)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("Accept", "text/html")
              .POST(BodyPublishers.ofString("username=alice&password=123"));
      Answer first = browser.send(form);
      Answer again = browser.send(form);
      assertEquals(303, again.status());
      assertEquals("/profile", again.header("Location"));
      assertEquals(first.header("Set-Cookie"), again.header("Set-Cookie"));
      assertEquals(1, nodes.sessions().size());
      assertEquals(0, nodes.events(EventType.SESSION_ENDED).size());
    }
  }

  @Test
  void anotherKeyIsAnotherLogin() {
    Answer first = send(login(one, key, "alice", "123"));
    Answer second = send(login(one, key + "2", "alice", "123"));
    assertNotEquals(first.header("Set-Cookie"), second.header("Set-Cookie"));
    assertEquals(2, nodes.sessions().size());
  }

  @Test
  void aQuotedKeyIsTheSameAsABareOne() {
    send(login(one, key, "alice", "123"));
    Answer again = send(login(two, '"' + key + '"', "alice", "123"));
    assertEquals("true", again.header("Idempotency-Replayed"));
  }

  @Test
  void aRepeatedLogoutIsAnsweredTheSame() {
    String cookie = cookie(send(login(one, key, "alice", "123")));
    Answer first = send(post(one, "/logout", key).header("Cookie", cookie));
    Answer again = send(post(two, "/logout", key).header("Cookie", cookie));
    assertEquals(204, again.status());
    assertEquals("", first.header("Idempotency-Replayed"));
    assertEquals("true", again.header("Idempotency-Replayed"));
    assertEquals(first.header("Set-Cookie"), again.header("Set-Cookie"));
    assertEquals(1, nodes.events(EventType.LOGOUT).size());
  }

  @Test
  void anothersLogoutWithTheSameKeyIsAnotherOne() {
    String alice = cookie(send(login(one, "a", "alice", "123")));
    String bob = cookie(send(login(one, "b", "bob", "123")));
    assertEquals(204, send(post(one, "/logout", "1").header("Cookie", alice)).status());
    Answer other = send(post(one, "/logout", "1").header("Cookie", bob));
    assertEquals(204, other.status());
    assertEquals("", other.header("Idempotency-Replayed"));
    assertEquals(0, nodes.sessions().size());
  }

  @Test
  void anotherRequestWithTheSameKeyIsRefused() {
    send(login(one, key, "alice", "123"));
    for (String password : List.of("124", "")) {
      Answer other = send(login(two, key, "alice", password));
      assertEquals(422, other.status());
      assertEquals("application/problem+json", other.header("Content-Type"));
      assertEquals("/problems/idempotency-key-reused", other.json().get("type"));
      assertEquals("", other.header("Set-Cookie"));
    }
    assertEquals(422, send(login(URI.create(two + "/login?x=1"), key, "bob", "123")).status());
    assertEquals(1, nodes.sessions().size());
    assertEquals(204, send(post(one, "/logout", key)).status(), "another path, another key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\"\"", "a\tb", "a\u0001b", "a\u0085b", "x\r\nIdempotency-Key: y"})
  void aKeyThatCannotBeUsedIsRefused(String bad) throws Exception {
    refused(bad);
  }

  @Test
  void aKeyMayHave255CharactersAndNoMore() throws Exception {
    refused("x".repeat(256));
    assertEquals(200, send(login(one, "x".repeat(255), "alice", "123")).status());
    assertEquals(200, send(login(one, "\u00e9?{}", "bob", "123")).status());
  }

  private void refused(String bad) throws Exception {
    try (RawClient client = new RawClient(one)) {
      String body = "{\"username\":\"alice\",\"password\":\"123\"}";
      client.send(
          "POST /login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
              + body.length()
              + "\r\nIdempotency-Key: "
              + bad
              + "\r\n\r\n"
              + body);
      String head = client.readHead();
      assertTrue(head.startsWith("HTTP/1.1 400 "), head);
      assertTrue(head.contains("application/problem+json"), head);
    }
    assertEquals(0, nodes.sessions().size());
  }

  @Test
  void aKeyOnAGetIsNoMatter() {
    HttpRequest.Builder get =
        HttpRequest.newBuilder(one.resolve("/status")).header(IdempotencyKey.HEADER, "");
    assertEquals(200, send(get).status());
  }

  @Test
  void aWrongPasswordIsNotKeptButCounted() {
    for (int i = 0; i < LoginFailureTable.FREE; i++) {
      assertEquals(401, send(login(i % 2 == 0 ? one : two, key, "alice", "guess")).status());
    }
    assertEquals(429, send(login(one, key, "alice", "guess")).status());
    assertEquals(429, send(login(one, key, "alice", "123")).status(), "a 401 holds no key");
    clock.advance(LoginFailureTable.LONGEST);
    Answer right = send(login(two, key, "alice", "123"));
    assertEquals(200, right.status());
    assertEquals("", right.header("Idempotency-Replayed"));
  }

  @Test
  void aRefusalOfTheInputIsNotKept() {
    assertEquals(400, send(post(one, "/login", key)).status());
    assertEquals(400, send(post(two, "/login", key)).status());
    assertEquals(200, send(login(one, key, "alice", "123")).status());
  }

  @Test
  void afterADayItIsANewRequest() {
    Answer first = send(login(one, key, "alice", "123"));
    clock.advance(IdempotencyTable.MEMORY.minusSeconds(1));
    assertEquals(cookie(first), cookie(send(login(two, key, "alice", "123"))));
    clock.advance(java.time.Duration.ofSeconds(1));
    Answer later = send(login(two, key, "alice", "123"));
    assertEquals("", later.header("Idempotency-Replayed"));
    assertNotEquals(cookie(first), cookie(later));
  }

  @Test
  void theDataFileHoldsNothingThatSignsAnybodyIn() throws Exception {
    Answer login = send(login(one, key, "alice", "123"));
    String cookie = cookie(login).substring("sid=".length());
    String session = cookie.substring(0, cookie.indexOf('.'));
    String secret = cookie.substring(cookie.indexOf('.') + 1);
    nodes.store.close();
    String file =
        new String(
            Files.readAllBytes(nodes.store.file().orElseThrow()), StandardCharsets.ISO_8859_1);
    assertTrue(file.contains(session), "what is in it can be found");
    assertFalse(file.contains(secret));
    assertFalse(file.contains(key));
    assertFalse(file.contains("Set-Cookie"));
    assertFalse(file.contains("\"123\""));
  }
}
