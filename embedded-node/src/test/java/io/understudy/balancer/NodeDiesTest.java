package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.EventType;
import io.understudy.testing.Browser.Answer;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A node dies at every moment at which it can; the client sees as little of it as possible. */
final class NodeDiesTest {
  @Test
  void beforeTheConnection() throws Exception {
    try (RawNode alive = RawNode.saying("alive");
        Rig rig = new Rig(Rig.nobody(), alive.uri())) {
      Answer answer = rig.browser.get(rig.uri(), "/");
      assertEquals("alive", answer.text());
      saved(rig, "connection refused");
    }
  }

  @Test
  void beforeTheAnswer() throws Exception {
    try (RawNode dying = RawNode.resetting();
        RawNode alive = RawNode.saying("alive");
        Rig rig = new Rig(dying.uri(), alive.uri())) {
      assertEquals("alive", rig.browser.get(rig.uri(), "/").text());
      assertEquals(1, dying.received().size());
      saved(rig, "connection");
    }
  }

  @Test
  void inTheMiddleOfASmallAnswer() throws Exception {
    try (RawNode dying =
            new RawNode((_, connection) -> {
              connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\nX-A: b\r\n\r\nhalf");
              connection.reset();
            });
        RawNode alive = RawNode.saying("alive");
        Rig rig = new Rig(dying.uri(), alive.uri())) {
      Answer answer = rig.browser.get(rig.uri(), "/");
      assertEquals("alive", answer.text());
      assertEquals("", answer.header("X-A"), "nothing of the first answer is left");
      saved(rig, "connection");
    }
  }

  @Test
  void inTheMiddleOfALargeAnswer() throws Exception {
    cut("Content-Length: 200000\r\n\r\n" + "x".repeat(100_000));
  }

  @Test
  void inTheMiddleOfAnAnswerOfUnknownLength() throws Exception {
    cut("Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
  }

  /** What has gone to the client cannot be taken back; he must at least notice. */
  private static void cut(String part) throws Exception {
    try (RawNode dying =
            new RawNode((_, connection) -> {
              connection.write("HTTP/1.1 200 OK\r\n" + part);
              connection.socket().shutdownOutput();
              connection.socket().close();
            });
        RawNode alive = RawNode.saying("alive");
        Rig rig = new Rig(dying.uri(), alive.uri())) {
      assertThrows(UncheckedIOException.class, () -> rig.browser.get(rig.uri(), "/"));
      rig.awaitIdle();
      assertEquals(List.of(), alive.received());
      assertEquals(UpstreamHealth.EJECTED, rig.health("node-1"));
      assertEquals(1, rig.reading().failed());
      assertEquals(1, rig.node("node-1").failed());
      assertEquals(0, rig.failovers());
      String reason = rig.reasons(EventType.REQUESTS_FAILED).getFirst();
      assertTrue(reason.startsWith("1 request got no answer"), reason);
    }
  }

  @Test
  void allOfThem() throws Exception {
    try (RawNode one = RawNode.resetting();
        RawNode two = RawNode.resetting();
        Rig rig = new Rig(one.uri(), two.uri())) {
      Answer answer = rig.browser.get(rig.uri(), "/");
      assertEquals(503, answer.status());
      assertEquals("/problems/no-upstream", answer.json().get("type"));
      assertEquals(1, one.received().size(), "each is asked once");
      assertEquals(1, two.received().size(), "each is asked once");
      rig.awaitIdle();
      assertEquals(1, rig.reading().failed());
    }
  }

  private static void saved(Rig rig, String cause) {
    rig.awaitIdle();
    assertEquals(UpstreamHealth.EJECTED, rig.health("node-1"));
    assertEquals(UpstreamHealth.HEALTHY, rig.health("node-2"));
    assertEquals(0, rig.reading().failed(), "the client saw nothing");
    assertEquals(1, rig.reading().requests());
    assertEquals(1, rig.node("node-1").failed());
    assertEquals(0, rig.node("node-2").failed());
    assertEquals(1, rig.failovers());
    String reason = rig.reasons(EventType.FAILOVER).getFirst();
    assertTrue(reason.startsWith("1 request met node-1 (" + cause), reason);
    assertTrue(reason.endsWith("was answered by node-2"), reason);
    assertEquals(List.of(), rig.reasons(EventType.REQUESTS_FAILED));
  }
}
