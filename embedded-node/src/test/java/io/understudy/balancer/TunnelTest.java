package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.RawClient;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Bytes through a frontend, once a node has agreed; bare sockets at both ends. */
final class TunnelTest {
  private static final String ASK =
      """
      GET /chat HTTP/1.1
      Host: x
      Connection: keep-alive, Upgrade
      Upgrade: websocket
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
      Sec-WebSocket-Version: 13
      Keep-Alive: 5
      X-Forwarded-For: 6.6.6.6
      Cookie: sid=alice
      """
          .replace("\n", "\r\n");
  private static final String AGREED =
      """
      HTTP/1.1 101 Switching Protocols
      Connection: Upgrade
      Upgrade: websocket
      Sec-WebSocket-Accept: yes
      X-Served-By: node-1

      """
          .replace("\n", "\r\n");

  /** Agrees, and sends back what it gets, until that ends. */
  private static RawNode echo() {
    return new RawNode((_, connection) -> {
      connection.write(AGREED);
      InputStream in = connection.socket().getInputStream();
      byte[] buffer = new byte[8_192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        connection.write(java.util.Arrays.copyOf(buffer, read));
      }
      connection.socket().shutdownOutput();
    });
  }

  private static RawClient connected(Rig rig) throws IOException {
    RawClient client = new RawClient(rig.uri());
    client.send(ASK + "\r\n");
    String head = client.readHead();
    assertTrue(head.startsWith("HTTP/1.1 101"), head);
    return client;
  }

  @Test
  void theHandshakePassesWithWhatMatters() throws Exception {
    try (RawNode node = echo();
        Rig rig = new Rig(node.uri());
        RawClient client = new RawClient(rig.uri())) {
      client.send(ASK + "\r\n");
      String answer = client.readHead();
      assertTrue(answer.startsWith("HTTP/1.1 101"), answer);
      assertTrue(answer.contains("Sec-WebSocket-Accept: yes"), answer);
      assertTrue(answer.contains("Upgrade: websocket"), answer);
      assertTrue(answer.contains("Connection: Upgrade"), answer);
      assertTrue(answer.contains("X-Frontend: frontend-1"), answer);
      assertTrue(answer.contains("X-Served-By: node-1"), answer);
      assertFalse(answer.contains("Content-Length"), answer);
      RawNode.Received asked = node.received().getFirst();
      assertEquals(List.of("Upgrade"), asked.header("Connection"));
      assertEquals(List.of("websocket"), asked.header("Upgrade"));
      assertEquals(List.of("127.0.0.1"), asked.header("X-Forwarded-For"));
      assertEquals(List.of("dGhlIHNhbXBsZSBub25jZQ=="), asked.header("Sec-WebSocket-Key"));
      assertEquals(List.of("sid=alice"), asked.header("Cookie"));
      assertEquals(List.of(), asked.header("Keep-Alive"));
      client.send("hello");
      assertEquals("hello", client.read(5));
      rig.awaitIdle();
      assertEquals(1, rig.reading().requests());
      assertEquals(1, rig.node("node-1").requests());
    }
  }

  @Test
  void bytesThatComeWithTheHandshakeAreNotLost() throws Exception {
    try (RawNode node =
            new RawNode((_, connection) -> {
              connection.write(AGREED + "from the node");
              byte[] early = connection.socket().getInputStream().readNBytes(15);
              connection.write(early);
            });
        Rig rig = new Rig(node.uri());
        RawClient client = new RawClient(rig.uri())) {
      client.send(ASK + "\r\nfrom the client");
      assertTrue(client.readHead().startsWith("HTTP/1.1 101"));
      assertEquals("from the node", client.read(13));
      assertEquals("from the client", client.read(15));
    }
  }

  @Test
  void aNodeThatCannotBeReachedIsReplacedByAnother() throws Exception {
    try (RawNode node = echo();
        Rig rig = new Rig(Rig.nobody(), node.uri());
        RawClient client = connected(rig)) {
      client.send("hello");
      assertEquals("hello", client.read(5));
      assertEquals(UpstreamHealth.EJECTED, rig.health("node-1"));
      Awaitility.await().until(() -> rig.failovers() == 1);
    }
  }

  @Test
  void aNodeThatBreaksOffBeforeItAgreesIsReplacedToo() throws Exception {
    try (RawNode broken = RawNode.resetting();
        RawNode half =
            new RawNode((_, c) -> {
              c.write("HTTP/1.1 101 Swi");
              c.reset();
            });
        RawNode header =
            new RawNode((_, c) -> {
              c.write("HTTP/1.1 101 Switching Protocols\r\nX: y\r\n");
              c.reset();
            });
        RawNode node = echo();
        Rig rig = new Rig(broken.uri(), half.uri(), header.uri(), node.uri());
        RawClient client = connected(rig)) {
      client.send("hello");
      assertEquals("hello", client.read(5));
    }
  }

  @Test
  void aNodeThatSaysNothingIsReplacedInTime() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (RawNode hung =
            new RawNode((_, _) -> {
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
        RawNode node = echo();
        Rig rig = new Rig(hung.uri(), node.uri());
        RawClient client = connected(rig)) {
      client.send("hello");
      assertEquals("hello", client.read(5));
      end.countDown();
    }
  }

  @Test
  void withoutANodeItSaysSo() throws Exception {
    try (Rig rig = new Rig(Rig.nobody(), Rig.nobody());
        RawClient client = new RawClient(rig.uri())) {
      client.send(ASK + "\r\n");
      assertTrue(client.readHead().startsWith("HTTP/1.1 503"));
      rig.awaitIdle();
      assertEquals(1, rig.reading().failed());
    }
  }

  @Test
  void anotherAnswerIsPassedOn() throws Exception {
    try (RawNode node =
            new RawNode((_, connection) ->
                connection.answer("401 Unauthorized", "X-Why: who\r\n", "sign in first"));
        Rig rig = new Rig(node.uri());
        RawClient client = new RawClient(rig.uri())) {
      for (int i = 0; i < 2; i++) {
        client.send(ASK + "\r\n");
        String head = client.readHead();
        assertTrue(head.startsWith("HTTP/1.1 401"), head);
        assertTrue(head.contains("X-Why: who"), head);
        assertEquals("sign in first", client.read(13));
      }
      rig.awaitIdle();
      assertEquals(0, rig.reading().failed());
      assertEquals(UpstreamHealth.HEALTHY, rig.health("node-1"));
    }
  }

  @Test
  void whatIsNoWebSocketIsCarriedWithoutUpgrade() throws Exception {
    try (RawNode node = RawNode.saying("hi");
        Rig rig = new Rig(node.uri());
        RawClient client = new RawClient(rig.uri())) {
      for (String ask :
          List.of(
              ASK.replace("GET", "POST") + "Content-Length: 0\r\n\r\n",
              ASK.replace("Upgrade: websocket", "Upgrade: h2c, foo") + "\r\n",
              ASK + "Content-Length: 2\r\n\r\nhi")) {
        client.send(ask);
        String head = client.readHead();
        assertTrue(head.startsWith("HTTP/1.1 200"), head);
        assertEquals("hi", client.read(2));
        assertEquals(List.of(), node.received().getLast().header("Upgrade"));
        assertEquals(List.of(), node.received().getLast().header("Connection"));
      }
    }
  }

  @Test
  void anUpgradeThatTheConnectionDoesNotKnowOfIsRefused() throws Exception {
    try (RawNode node = RawNode.saying("hi");
        Rig rig = new Rig(node.uri());
        RawClient client = new RawClient(rig.uri())) {
      client.send(ASK.replace("keep-alive, Upgrade", "keep-alive") + "\r\n");
      assertTrue(client.readHead().startsWith("HTTP/1.1 400"));
      assertEquals(List.of(), node.received());
    }
  }

  @Test
  void anEndPassesAndTheOtherDirectionGoesOn() throws Exception {
    try (RawNode node =
            new RawNode((_, connection) -> {
              connection.write(AGREED);
              byte[] all = connection.socket().getInputStream().readAllBytes();
              connection.write(all);
              connection.socket().close();
            });
        Rig rig = new Rig(node.uri());
        RawClient client = connected(rig)) {
      client.send("the last words");
      client.endSending();
      assertEquals("the last words", client.readToEnd());
    }
  }

  @Test
  void theEndOfTheNodeIsTheEndOfTheTunnel() throws Exception {
    try (RawNode node =
            new RawNode((_, connection) -> {
              connection.write(AGREED);
              connection.socket().getInputStream().readNBytes(5);
              connection.reset();
            });
        Rig rig = new Rig(node.uri());
        RawClient client = connected(rig)) {
      client.send("hello");
      assertEquals("", client.readToEnd());
    }
  }

  @Test
  void theEndOfTheClientReachesTheNode() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    try (RawNode node =
            new RawNode((_, connection) -> {
              connection.write(AGREED);
              try {
                connection.socket().getInputStream().readAllBytes();
              } finally {
                ended.countDown();
              }
            });
        Rig rig = new Rig(node.uri())) {
      connected(rig).reset();
      assertTrue(ended.await(20, TimeUnit.SECONDS));
    }
  }

  @Test
  void aReaderWhoTakesNothingSlowsTheWriterDown() throws Exception {
    long most = 64L * 1024 * 1024;
    java.util.concurrent.atomic.AtomicLong sent = new java.util.concurrent.atomic.AtomicLong();
    try (RawNode node =
            new RawNode((_, connection) -> {
              connection.write(AGREED);
              byte[] part = new byte[64 * 1024];
              while (sent.get() < most) {
                connection.write(part);
                sent.addAndGet(part.length);
              }
              connection.socket().shutdownOutput();
            });
        Rig rig = new Rig(node.uri());
        RawClient client = connected(rig)) {
      Awaitility.await()
          .during(java.time.Duration.ofMillis(500))
          .until(() -> {
            long before = sent.get();
            Thread.onSpinWait();
            return before > 0 && before < most;
          });
      assertEquals(most, client.countToEnd());
    }
  }
}
