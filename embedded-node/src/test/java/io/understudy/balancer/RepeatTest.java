package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Browser.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests are asked a second time, and what of. */
final class RepeatTest {
  @Test
  void aPostThatWasSentIsNotRepeated() throws Exception {
    try (RawNode dying = RawNode.resetting();
        RawNode alive = RawNode.saying("alive");
        Rig rig = new Rig(dying.uri(), alive.uri())) {
      Answer answer = send(rig, "POST", "/app/mega", BodyPublishers.ofString("[1]"));
      assertEquals(502, answer.status());
      assertEquals("/problems/upstream-lost", answer.json().get("type"));
      assertTrue(answer.text().contains("node-1"), answer.text());
      assertEquals("frontend-1", answer.header("X-Frontend"));
      assertEquals(1, dying.received().size());
      assertEquals(List.of(), alive.received());
      rig.awaitIdle();
      assertEquals(1, rig.reading().failed());
    }
  }

  @Test
  void aPostWithAnIdempotencyKeyIsRepeated() throws Exception {
    try (RawNode dying = RawNode.resetting();
        RawNode alive = RawNode.saying("alive");
        Rig rig = new Rig(dying.uri(), alive.uri())) {
      Answer answer =
          rig.browser.send(
              HttpRequest.newBuilder(rig.uri().resolve("/app/mega"))
                  .header("Idempotency-Key", "k")
                  .POST(BodyPublishers.ofString("[1]")));
      assertEquals("alive", answer.text());
      assertEquals("[1]", alive.received().getFirst().body());
      assertEquals(List.of("k"), alive.received().getFirst().header("Idempotency-Key"));
    }
  }

  @Test
  void aPostThatNeverLeftIsRepeated() throws Exception {
    try (RawNode alive = RawNode.saying("alive");
        Rig rig = new Rig(Rig.nobody(), alive.uri())) {
      Answer answer = send(rig, "POST", "/app/mega", BodyPublishers.ofString("[1]"));
      assertEquals("alive", answer.text());
      assertEquals("[1]", alive.received().getFirst().body());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/logout"})
  void signingInAndOutIsRepeated(String path) throws Exception {
    try (RawNode dying = RawNode.resetting();
        RawNode alive = RawNode.saying("alive");
        Rig rig = new Rig(dying.uri(), alive.uri())) {
      Answer answer = send(rig, "POST", path, BodyPublishers.ofString("username=alice"));
      assertEquals("alive", answer.text());
      assertEquals("username=alice", alive.received().getFirst().body());
      assertEquals("POST " + path + " HTTP/1.1", alive.received().getFirst().line());
    }
  }

  @Test
  void aBodyOfUpTo64KibIsSentAgainAsItWas() throws Exception {
    byte[] body = new byte[Wanted.REPLAY_LIMIT];
    new Random(7).nextBytes(body);
    try (RawNode dying = RawNode.resetting();
        RawNode alive = RawNode.saying("alive");
        Rig rig = new Rig(dying.uri(), alive.uri())) {
      assertEquals("alive", send(rig, "PUT", "/x", BodyPublishers.ofByteArray(body)).text());
      String sent = new String(body, StandardCharsets.ISO_8859_1);
      assertEquals(sent, dying.received().getFirst().body());
      assertEquals(sent, alive.received().getFirst().body());
      assertEquals(
          dying.received().getFirst().header("Content-Type"),
          alive.received().getFirst().header("Content-Type"));
    }
  }

  @Test
  void aLargerBodyIsNot() throws Exception {
    byte[] body = new byte[Wanted.REPLAY_LIMIT + 1];
    try (RawNode dying = RawNode.resetting();
        RawNode alive = RawNode.saying("alive");
        Rig rig = new Rig(dying.uri(), alive.uri())) {
      assertEquals(502, send(rig, "PUT", "/x", BodyPublishers.ofByteArray(body)).status());
      assertEquals(List.of(), alive.received());
      assertEquals("alive", rig.browser.get(rig.uri(), "/").text());
    }
  }

  @Test
  void aMethodThatNobodyKnowsIsNot() throws Exception {
    try (RawNode dying = RawNode.resetting();
        RawNode alive = RawNode.saying("alive");
        Rig rig = new Rig(dying.uri(), alive.uri())) {
      assertEquals(502, send(rig, "BREW", "/x", BodyPublishers.noBody()).status());
      assertEquals(List.of(), alive.received());
    }
  }

  private static Answer send(Rig rig, String method, String path, BodyPublisher body) {
    URI address = rig.uri().resolve(path);
    return rig.browser.send(
        HttpRequest.newBuilder(address).header("Content-Type", "text/x-test").method(method, body));
  }
}
