package io.understudy.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.RawClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who holds a connection with as little as possible loses it, and nobody else does. */
final class SlowClientsTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int LARGE = 64 * 1024 * 1024;

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicLong bodyBytes = new AtomicLong();
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch leave = new CountDownLatch(1);
  private ServerResources resources;
  private HttpListener listener;

  @BeforeEach
  void start() {
    resources = new ServerResources(nanos::get);
    listener = new HttpListener(resources, "test", "127.0.0.1", 0, new Site(), List.of());
    listener.start();
  }

  @AfterEach
  void stop() {
    leave.countDown();
    listener.close();
    resources.close();
  }

  private final class Site extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      switch (Request.getPathInContext(request)) {
        case "/large" -> response.write(true, ByteBuffer.allocate(LARGE), callback);
        case "/later" -> {
          arrived.countDown();
          leave.await();
          response.write(true, null, callback);
        }
        default -> {
          for (Content.Chunk chunk = read(request); ; chunk = read(request)) {
            if (Content.Chunk.isFailure(chunk)) {
              callback.failed(chunk.getFailure());
              return true;
            }
            bodyBytes.addAndGet(chunk.remaining());
            chunk.release();
            if (chunk.isLast()) {
              break;
            }
          }
          response.write(true, null, callback);
        }
      }
      return true;
    }

    private static Content.Chunk read(Request request) throws InterruptedException {
      Content.Chunk chunk = request.read();
      while (chunk == null) {
        CountDownLatch more = new CountDownLatch(1);
        request.demand(more::countDown);
        more.await();
        chunk = request.read();
      }
      return chunk;
    }
  }

  private long after(Duration time) {
    nanos.addAndGet(time.toNanos());
    resources.slowClients().tick();
    return resources.slowClients().cut();
  }

  @Test
  void aHeadThatIsNeverCompleteEndsWhateverComesMeanwhile() throws Exception {
    try (RawClient idle = new RawClient(listener.uri());
        RawClient slow = new RawClient(listener.uri())) {
      idle.send(GET);
      assertTrue(idle.readHead().startsWith("HTTP/1.1 200"));
      slow.send("GET / HTTP/1.1\r\nHost: x\r\n");
      Awaitility.await()
          .until(() -> {
            try {
              slow.send("X-A: b\r\n");
            } catch (IOException e) {
              assertEquals(1, resources.slowClients().cut());
            }
            return after(SECOND) == 1;
          });
      assertTrue(nanos.get() > Patience.WITH_CLIENTS.head().toNanos(), "too early");
      assertEnds(slow);
      idle.send(GET);
      assertTrue(idle.readHead().startsWith("HTTP/1.1 200"), "an idle connection is not slow");
      assertEquals(1, after(Duration.ofSeconds(30)));
    }
  }

  @Test
  void aRequestLineThatIsNeverCompleteEndsToo() throws Exception {
    try (RawClient slow = new RawClient(listener.uri())) {
      slow.send("G");
      Awaitility.await().until(() -> after(SECOND) == 1);
      assertEnds(slow);
    }
  }

  @Test
  void theNextHeadHasItsOwnTime() throws Exception {
    try (RawClient client = new RawClient(listener.uri())) {
      for (int i = 0; i < 5; i++) {
        client.send("GET / HTTP/1.1\r\n");
        assertEquals(0, after(Duration.ofSeconds(6)));
        client.send("Host: x\r\n\r\n");
        assertTrue(client.readHead().startsWith("HTTP/1.1 200"));
      }
    }
  }

  @Test
  void aBodyThatTricklesEnds() throws Exception {
    try (RawClient slow = new RawClient(listener.uri())) {
      slow.send("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
      long sent = 0;
      do {
        slow.send("x");
        long now = ++sent;
        Awaitility.await().until(() -> bodyBytes.get() == now);
      } while (after(SECOND) == 0);
      assertTrue(nanos.get() >= Patience.WITH_CLIENTS.window().toNanos(), "too early");
      assertEnds(slow);
    }
  }

  @Test
  void aBodyThatIsJustFastEnoughArrives() throws Exception {
    try (RawClient client = new RawClient(listener.uri())) {
      int seconds = 60;
      int perSecond = (int) Patience.WITH_CLIENTS.bytesPerSecond();
      client.send(
          "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n".formatted(seconds * perSecond));
      for (int second = 1; second <= seconds; second++) {
        client.send("x".repeat(perSecond));
        long sent = (long) second * perSecond;
        Awaitility.await().until(() -> bodyBytes.get() == sent);
        assertEquals(0, after(SECOND));
      }
      assertTrue(client.readHead().startsWith("HTTP/1.1 200"));
    }
  }

  @Test
  void aServerThatTakesItsTimeBlamesNobody() throws Exception {
    try (RawClient client = new RawClient(listener.uri())) {
      client.send("PUT /later HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n");
      // Before its head is there, it is the client who takes his time.
      Awaitility.await().until(() -> arrived.getCount() == 0);
      for (int i = 0; i < 100; i++) {
        assertEquals(0, after(SECOND));
      }
      client.send("hello");
      leave.countDown();
      assertTrue(client.readHead().startsWith("HTTP/1.1 200"));
    }
  }

  @Test
  void aClientThatDoesNotTakeItsAnswerIsCutOff() throws Exception {
    try (RawClient slow = new RawClient(listener.uri())) {
      slow.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
      assertTrue(slow.readHead().startsWith("HTTP/1.1 200"));
      Awaitility.await()
          .until(() -> {
            slow.read(1);
            return after(SECOND) == 1;
          });
      assertTrue(slow.readToEnd().length() < LARGE);
    }
  }

  /** It is closed or reset, and nothing was said before. */
  private static void assertEnds(RawClient client) throws IOException {
    String rest;
    try {
      rest = client.readToEnd();
    } catch (IOException e) {
      assertTrue(e.getMessage().contains("reset"), e.getMessage());
      return;
    }
    assertEquals("", rest.startsWith("HTTP/1.1 408") ? "" : rest);
    assertThrows(
        IOException.class,
        () -> {
          while (true) {
            client.send(GET);
          }
        });
  }
}
