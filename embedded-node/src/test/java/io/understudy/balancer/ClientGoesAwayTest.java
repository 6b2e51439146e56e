package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.journal.EventType;
import io.understudy.testing.RawClient;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A client that goes away says nothing about the node that was serving it. */
final class ClientGoesAwayTest {
  private static final int LARGE = 64 * 1024 * 1024;

  @Test
  void inTheMiddleOfALargeAnswer() throws Exception {
    try (RawNode node =
            new RawNode((_, connection) -> {
              connection.write("HTTP/1.1 200 OK\r\nContent-Length: " + LARGE + "\r\n\r\n");
              byte[] part = new byte[64 * 1024];
              for (int sent = 0; sent < LARGE; sent += part.length) {
                connection.write(part);
              }
            });
        Rig rig = new Rig(node.uri());
        RawClient client = new RawClient(rig.uri())) {
      client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
      client.readHead();
      client.reset();
      nothingHappened(rig);
    }
  }

  @Test
  void beforeTheAnswer() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    try (RawNode node =
            new RawNode((_, connection) -> {
              awaitUninterruptibly(gone);
              connection.ok("x".repeat(100_000));
            });
        Rig rig = new Rig(node.uri());
        RawClient client = new RawClient(rig.uri())) {
      client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
      Awaitility.await().until(() -> !node.received().isEmpty());
      client.reset();
      gone.countDown();
      nothingHappened(rig);
    }
  }

  @Test
  void inTheMiddleOfItsOwnSmallBody() throws Exception {
    goesAwayAfter("Content-Length: 1000\r\n\r\nhalf");
  }

  @Test
  void inTheMiddleOfItsOwnLargeBody() throws Exception {
    goesAwayAfter("Content-Length: 1000000\r\n\r\n" + "x".repeat(100_000));
  }

  @Test
  void inTheMiddleOfItsOwnBodyOfUnknownLength() throws Exception {
    goesAwayAfter("Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
  }

  private static void goesAwayAfter(String part) throws Exception {
    try (RawNode node = RawNode.saying("hi");
        Rig rig = new Rig(node.uri());
        RawClient client = new RawClient(rig.uri())) {
      client.send("PUT /x HTTP/1.1\r\nHost: x\r\n" + part);
      Awaitility.await().until(() -> rig.reading().inFlight() == 1);
      client.reset();
      nothingHappened(rig);
    }
  }

  private static void nothingHappened(Rig rig) {
    rig.awaitIdle();
    assertEquals(UpstreamHealth.HEALTHY, rig.health("node-1"));
    assertEquals(0, rig.reading().failed());
    assertEquals(0, rig.node("node-1").failed());
    assertEquals(List.of(), rig.reasons(EventType.REQUESTS_FAILED));
    assertEquals(List.of(), rig.reasons(EventType.UPSTREAM_EJECTED));
    assertEquals(0, rig.reading().inFlight());
    assertEquals(0, rig.node("node-1").inFlight());
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
