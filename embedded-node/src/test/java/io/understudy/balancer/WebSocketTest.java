package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.RawClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real WebSockets of two other implementations, with a frontend between them. */
public final class WebSocketTest {
  private static final int MEBIBYTE = 1024 * 1024;
  private static final String HANDSHAKE =
      """
      GET /chat HTTP/1.1
      Host: x
      Connection: Upgrade
      Upgrade: websocket
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
      Sec-WebSocket-Version: 13

      """
          .replace("\n", "\r\n");

  /** A binary frame of one byte (RFC 6455, section 5.2). */
  private static final String MASKED_ONE = "\u0082\u0081\0\0\0\0\u0001";

  private final Server node = new Server();
  private final HttpClient client = HttpClient.newHttpClient();
  private Rig rig;

  /** Sends everything back; public for Jetty, which calls it by reflection. */
  public static final class Echo extends Session.Listener.AbstractAutoDemanding {
    @Override
    public void onWebSocketText(String text) {
      getSession().sendText(text, Callback.NOOP);
    }

    @Override
    public void onWebSocketBinary(ByteBuffer bytes, Callback callback) {
      getSession().sendBinary(bytes, callback);
    }

    @Override
    public void onWebSocketError(Throwable cause) {
      // Its client goes without a word in some tests.
    }
  }

  /** Keeps whole messages, and how it ended. */
  private static final class Ears implements WebSocket.Listener {
    final BlockingQueue<byte[]> messages = new LinkedBlockingQueue<>();
    final BlockingQueue<Object> ends = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      byte[] part = new byte[data.remaining()];
      data.get(part);
      parts.writeBytes(part);
      if (last) {
        messages.add(parts.toByteArray());
        parts.reset();
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      ends.add(status);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      ends.add(error);
    }
  }

  @BeforeEach
  void start() throws Exception {
    ServerConnector connector = new ServerConnector(node);
    connector.setHost("127.0.0.1");
    node.addConnector(connector);
    node.setHandler(
        WebSocketUpgradeHandler.from(
            node,
            container -> {
              container.setMaxBinaryMessageSize(2 * MEBIBYTE);
              container.setIdleTimeout(Duration.ofMinutes(1));
              container.addMapping("/chat", (_, _, _) -> new Echo());
            }));
    node.start();
    rig = new Rig(Rig.nobody(), URI.create("http://127.0.0.1:" + connector.getLocalPort()));
  }

  @AfterEach
  void stop() throws Exception {
    client.shutdownNow(); // close would wait for the other side
    rig.close();
    node.stop();
  }

  private WebSocket connect(String path, Ears ears) {
    URI uri = URI.create("ws://127.0.0.1:%d%s".formatted(rig.uri().getPort(), path));
    return client.newWebSocketBuilder().buildAsync(uri, ears).join();
  }

  @Test
  void messagesOfAMebibyteGoBothWays() throws Exception {
    Ears ears = new Ears();
    WebSocket socket = connect("/chat", ears);
    Random random = new Random(1);
    for (int i = 0; i < 5; i++) {
      byte[] message = new byte[MEBIBYTE];
      random.nextBytes(message);
      socket.sendBinary(ByteBuffer.wrap(message), true).join();
      assertArrayEquals(message, ears.messages.poll(60, TimeUnit.SECONDS));
    }
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "enough").join();
    assertEquals(WebSocket.NORMAL_CLOSURE, ears.ends.poll(60, TimeUnit.SECONDS));
  }

  /**
   * One byte has gone both ways. A bare socket, because the client of the JDK overlooks an end that
   * comes right after a message: its socket stays in CLOSE_WAIT for ever.
   */
  private RawClient connectedBareSocket() throws IOException {
    RawClient raw = new RawClient(rig.uri());
    raw.send(HANDSHAKE);
    String head = raw.readHead();
    assertTrue(head.startsWith("HTTP/1.1 101"), head);
    raw.send(MASKED_ONE);
    assertEquals(3, raw.skip(3)); // the same frame without its mask
    return raw;
  }

  @Test
  void aNodeThatGoesTakesItsTunnelsWithIt() throws Exception {
    try (RawClient raw = connectedBareSocket()) {
      node.getConnectors()[0].getConnectedEndPoints().forEach(endPoint -> endPoint.close());
      assertEquals("", raw.readToEnd());
    }
  }

  @Test
  void aFrontendThatGoesTakesItsTunnelsWithIt() throws Exception {
    try (RawClient raw = connectedBareSocket()) {
      rig.close();
      assertEquals("", raw.readToEnd());
    }
  }

  @Test
  void whereThereIsNoneTheNodeSaysSo() {
    Throwable failure =
        assertThrows(CompletionException.class, () -> connect("/none", new Ears())).getCause();
    assertEquals(
        404,
        assertInstanceOf(WebSocketHandshakeException.class, failure).getResponse().statusCode());
  }
}
