package io.understudy.chat;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.ChatClient;
import io.understudy.testing.TestCluster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 100,000 frames of which most are wrong, over bare sockets: the node ends the connection or
 * answers a little, serves everybody else all the while, and keeps nothing.
 */
final class HostileFramesTest {
  private static final int FRAMES = 100_000;
  private static final int PER_CONNECTION = 40;
  private static final int THREADS = 4;

  /** Less than a session may send at once. */
  private static final int MOST_SAID = 50;

  @TempDir Path data;

  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final AtomicLong bytesOut = new AtomicLong();
  private final AtomicLong bytesIn = new AtomicLong();

  @Test
  void hundredThousandFramesHarmNobody() throws Exception {
    try (TestCluster test = TestCluster.start(data)) {
      String alice = ChatClient.login(test.frontend(), "alice");
      String bob = ChatClient.login(test.frontend(), "bob");
      URI node = test.node("node-1");
      Thread[] attackers = new Thread[THREADS];
      for (int i = 0; i < THREADS; i++) {
        Random random = new Random(i);
        attackers[i] = Thread.ofVirtual().start(() -> attack(node, bob, random));
      }
      try (ChatClient a = ChatClient.enter(node, alice);
          ChatClient b = ChatClient.enter(node, bob)) {
        for (int i = 0; sent.get() < FRAMES && i < MOST_SAID; i++) {
          a.say("during-" + i, "during " + i);
          a.awaitAck("during-" + i);
          b.awaitText("during " + i);
        }
        for (Thread attacker : attackers) {
          attacker.join();
        }
        a.say("after", "after");
        b.awaitText("after");
      }
      assertTrue(closed.get() > FRAMES / PER_CONNECTION / 2, "most were put out: " + closed);
      assertTrue(
          bytesIn.get() < 4 * bytesOut.get(),
          "%d bytes brought %d".formatted(bytesOut.get(), bytesIn.get()));
      try (ChatClient a = ChatClient.enter(node, alice)) {
        Awaitility.await("nobody is left behind")
            .atMost(Duration.ofSeconds(30))
            .until(() -> a.all("left").stream().anyMatch(gone -> "bob".equals(gone.get("login"))));
      }
      assertTrue(test.snapshot("node-1").isServing());
    }
  }

  private void attack(URI node, String cookie, Random random) {
    while (sent.get() < FRAMES) {
      try (Socket socket = new Socket(node.getHost(), node.getPort())) {
        socket.setSoTimeout(2_000);
        socket.setTcpNoDelay(true);
        handshake(socket, node, cookie);
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int i = 0; i < PER_CONNECTION; i++) {
          frames.writeBytes(Frames.any(random));
        }
        sent.addAndGet(PER_CONNECTION);
        bytesOut.addAndGet(frames.size());
        try {
          socket.getOutputStream().write(frames.toByteArray());
          socket.shutdownOutput();
          bytesIn.addAndGet(drain(socket.getInputStream()));
        } catch (IOException e) {
          // It was cut off in the middle, which is an answer too.
        }
        closed.incrementAndGet();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static long drain(InputStream in) throws IOException {
    byte[] buffer = new byte[16_384];
    long sum = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      sum += read;
    }
    return sum;
  }

  private static void handshake(Socket socket, URI node, String cookie) throws IOException {
    socket
        .getOutputStream()
        .write(
            """
            GET /chat HTTP/1.1
            Host: %s
            Connection: Upgrade
            Upgrade: websocket
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==
            Sec-WebSocket-Extensions: permessage-deflate
            Cookie: %s

            """
                .replace("\n", "\r\n")
                .formatted(node.getAuthority(), cookie)
                .getBytes(StandardCharsets.US_ASCII));
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int read = socket.getInputStream().read();
      if (read < 0) {
        throw new IOException("the handshake broke off: " + head);
      }
      head.append((char) read);
    }
    assertTrue(head.toString().startsWith("HTTP/1.1 101"), head.toString());
  }

  /** Frames as RFC 6455 (section 5.2) does not want them, and some as it does. */
  private static final class Frames {
    private static final String[] TEXTS = {
      "hello",
      "",
      "{",
      "{\"type\":\"say\"}",
      "{\"type\":\"say\",\"id\":\"x\",\"text\":7}",
      "{\"type\":\"private\",\"id\":\"p\",\"to\":\"nobody\",\"text\":\"x\"}",
      "{\"type\":\"read\",\"seq\":-1}",
      "{\"type\":\"read\",\"seq\":9223372036854775807}",
      "{\"type\":\"welcome\",\"login\":\"root\"}",
      "{\"type\":{\"type\":[[[[[[]]]]]]}}",
      "{\"type\":\"say\",\"id\":\"\\u0000\",\"text\":\"\\ud800\"}",
      "bob@127.0.0.1:99999 x",
      "@: x",
      "\u0000\u0001\u0002",
    };

    private Frames() {}

    static byte[] any(Random random) {
      return switch (random.nextInt(48)) {
        case 0 -> frame(0x89, true, bytes(random, random.nextInt(126)));
        case 1 -> frame(0x81, false, "no mask".getBytes(StandardCharsets.UTF_8));
        case 2 -> frame(0x81 | 1 << (4 + random.nextInt(3)), true, bytes(random, 20));
        case 3 -> frame(0x80 | 3 + random.nextInt(5), true, bytes(random, 5));
        case 4 -> frame(0x08 + random.nextInt(3), true, bytes(random, 5)); // a part of a control
        case 5 -> frame(0x88 + random.nextInt(3), true, bytes(random, 126 + random.nextInt(200)));
        case 6 -> length(random, Long.MIN_VALUE | random.nextLong());
        case 7 -> length(random, Long.MAX_VALUE >> random.nextInt(40));
        case 8 -> frame(0x81, true, bytes(random, 30)); // rarely UTF-8
        case 9 -> frame(0x80, true, bytes(random, 10)); // goes on with nothing
        case 10 -> frame(0x88, true, bytes(random, 1 + random.nextInt(4)));
        case 11 -> bytes(random, 1 + random.nextInt(40));
        default ->
            frame(0x81, true, TEXTS[random.nextInt(TEXTS.length)].getBytes(StandardCharsets.UTF_8));
      };
    }

    private static byte[] bytes(Random random, int size) {
      byte[] any = new byte[size];
      random.nextBytes(any);
      return any;
    }

    private static byte[] length(Random random, long size) {
      return ByteBuffer.allocate(14)
          .put((byte) 0x81)
          .put((byte) 0xff)
          .putLong(size)
          .putInt(random.nextInt())
          .array();
    }

    private static byte[] frame(int first, boolean masked, byte[] payload) {
      ByteBuffer buffer = ByteBuffer.allocate(14 + payload.length).put((byte) first);
      int mask = masked ? 0x80 : 0;
      if (payload.length < 126) {
        buffer.put((byte) (mask | payload.length));
      } else {
        buffer.put((byte) (mask | 126)).putShort((short) payload.length);
      }
      if (masked) {
        buffer.putInt(0); // a mask that changes nothing
      }
      buffer.put(payload).flip();
      byte[] whole = new byte[buffer.remaining()];
      buffer.get(whole);
      return whole;
    }
  }
}
