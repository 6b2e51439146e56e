package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of any size pass at the pace of the slower side and in the memory of a few buffers. */
final class StreamingTest {
  private static final long GIB = 1L << 30;
  private static final byte[] BLOCK = new byte[64 * 1024];

  /** Socket buffers of both connections and what a frontend may hold; far less than is sent. */
  private static final long HELD_BY_SYSTEMS = 64L << 20;

  private final AtomicLong written = new AtomicLong();

  @ParameterizedTest
  @EnumSource
  void oneGibibyteDown(Carriers carrier) throws Exception {
    try (RawNode node = new RawNode((_, connection) -> sendGib(connection.socket()));
        Rig rig = new Rig(carrier, node.uri());
        Socket client = new Socket(InetAddress.getLoopbackAddress(), rig.uri().getPort())) {
      send(client, "GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
      // While the client reads nothing, the node can send nothing more.
      Awaitility.await("the node is held up")
          .during(Duration.ofMillis(300))
          .atMost(Duration.ofMinutes(1))
          .until(this::standsStill);
      assertTrue(written.get() < HELD_BY_SYSTEMS, written + " bytes are held by somebody");
      InputStream in = new BufferedInputStream(client.getInputStream());
      skipHead(in);
      in.skipNBytes(GIB);
      rig.awaitIdle();
      assertEquals(GIB, written.get());
      assertEquals(0, rig.reading().failed());
      assertTrue(rig.bufferBytes() < HELD_BY_SYSTEMS, rig.bufferBytes() + " bytes in buffers");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void oneGibibyteUp(boolean chunked) throws Exception {
    try (UploadNode node = new UploadNode();
        Rig rig = new Rig(node.uri());
        Socket client = new Socket(InetAddress.getLoopbackAddress(), rig.uri().getPort())) {
      send(
          client,
          "PUT /big HTTP/1.1\r\nHost: x\r\n"
              + (chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + GIB)
              + "\r\n\r\n");
      Thread sender = Thread.ofVirtual().start(() -> upload(client, chunked));
      Awaitility.await("the client is held up")
          .during(Duration.ofMillis(300))
          .atMost(Duration.ofMinutes(1))
          .until(this::standsStill);
      assertTrue(written.get() < HELD_BY_SYSTEMS, written + " bytes are held by somebody");
      node.read();
      InputStream in = new BufferedInputStream(client.getInputStream());
      assertTrue(skipHead(in).startsWith("HTTP/1.1 200"));
      assertEquals(Long.toString(GIB), new String(in.readNBytes(10), StandardCharsets.US_ASCII));
      sender.join();
      rig.awaitIdle();
      assertTrue(rig.bufferBytes() < HELD_BY_SYSTEMS, rig.bufferBytes() + " bytes in buffers");
    }
  }

  @Test
  void anUploadThatTakesLongerThanAnyTimeLimitIsNotTooSlow() throws Exception {
    try (RawNode node = RawNode.saying("hi");
        Rig rig = new Rig(node.uri());
        Socket client = new Socket(InetAddress.getLoopbackAddress(), rig.uri().getPort())) {
      send(client, "PUT /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
      client.getOutputStream().write(BLOCK);
      Awaitility.await().until(() -> rig.node("node-1").inFlight() == 1);
      rig.pass(10 * BalancerSettings.DEFAULTS.timeouts().totalMs());
      rig.tick();
      assertEquals(1, rig.reading().inFlight());
      client.getOutputStream().write(BLOCK, 0, 100_000 - BLOCK.length);
      assertTrue(skipHead(client.getInputStream()).startsWith("HTTP/1.1 200"));
    }
  }

  private boolean standsStill() {
    long before = written.get();
    Thread.onSpinWait();
    return before > 0 && written.get() == before && sameAsLastTime(before);
  }

  private long last = -1;

  private boolean sameAsLastTime(long now) {
    boolean same = last == now;
    last = now;
    return same;
  }

  private void sendGib(Socket socket) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(
        ("HTTP/1.1 200 OK\r\nContent-Length: " + GIB + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    while (written.get() < GIB) {
      out.write(BLOCK);
      written.addAndGet(BLOCK.length);
    }
  }

  private void upload(Socket socket, boolean chunked) {
    try {
      OutputStream out = socket.getOutputStream();
      byte[] size = "10000\r\n".getBytes(StandardCharsets.US_ASCII);
      byte[] end = "\r\n".getBytes(StandardCharsets.US_ASCII);
      while (written.get() < GIB) {
        if (chunked) {
          out.write(size);
        }
        out.write(BLOCK);
        written.addAndGet(BLOCK.length);
        if (chunked) {
          out.write(end);
        }
      }
      if (chunked) {
        send(socket, "0\r\n\r\n");
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static String skipHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    return head.toString();
  }
}
