package io.understudy.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.EventType;
import io.understudy.testing.RawClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal as a stream of server-sent events. */
final class EventStreamTest {
  private static final int READERS = 5;
  private static final int EVENTS_EACH = 20;

  @TempDir Path data;

  @Test
  void aStreamThatBreaksGoesOnWhereItWasWithoutGaps() throws Exception {
    try (Operator operator = new Operator(data)) {
      List<Long> seen = new ArrayList<>();
      AtomicBoolean stop = new AtomicBoolean();
      Thread chaos = Thread.ofVirtual().start(() -> killAndRevive(operator, stop));
      try {
        for (int reader = 0; reader < READERS; reader++) {
          String resume = seen.isEmpty() ? "0" : seen.getLast().toString();
          try (RawClient client = open(operator, "Last-Event-ID: " + resume + "\r\n")) {
            for (int i = 0; i < EVENTS_EACH; i++) {
              seen.add(next(client));
            }
            client.reset();
          }
        }
      } finally {
        stop.set(true);
        chaos.join();
      }
      assertEquals(LongStream.rangeClosed(1, seen.size()).boxed().toList(), seen);
    }
  }

  private static void killAndRevive(Operator operator, AtomicBoolean stop) {
    for (int i = 0; !stop.get(); i++) {
      String node = "node-" + (i % 3 + 1);
      operator.test.cluster().kill(node);
      operator.test.cluster().revive(node);
    }
  }

  @Test
  void withoutAnIdItBeginsNow() throws Exception {
    try (Operator operator = new Operator(data)) {
      try (RawClient client = open(operator, "")) {
        client.readLine(); // the greeting: from here on it listens
        long before = operator.test.cluster().journal().lastSeq();
        operator.test.cluster().journal().append(EventType.LOGOUT, "s", "a \"quoted\"\nreason");
        assertEquals(before + 1, next(client));
      }
    }
  }

  @Test
  void anIdThatIsNoneIsRefused() throws Exception {
    try (Operator operator = new Operator(data);
        RawClient client = connect(operator, "GET", "Last-Event-ID: x\r\n")) {
      assertTrue(client.readHead().startsWith("HTTP/1.1 400"));
    }
  }

  @Test
  void askingForTheHeadersAloneHoldsNoStream() throws Exception {
    try (Operator operator = new Operator(data)) {
      for (int i = 0; i < 70; i++) {
        try (RawClient client = connect(operator, "HEAD", "")) {
          assertTrue(client.readHead().startsWith("HTTP/1.1 200"), "request " + i);
        }
      }
    }
  }

  @Test
  void theStreamEndsWithTheCluster() throws Exception {
    try (Operator operator = new Operator(data);
        RawClient client = open(operator, "")) {
      client.readLine();
      operator.server.close();
      assertTrue(isOver(client));
    }
  }

  private static boolean isOver(RawClient client) {
    try {
      while (client.readLine() != null) {
        // what was still on its way
      }
      return true;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static RawClient open(Operator operator, String header) throws IOException {
    RawClient client = connect(operator, "GET", header);
    String head = client.readHead();
    assertTrue(head.startsWith("HTTP/1.1 200"), head);
    assertTrue(head.contains("text/event-stream"), head);
    return client;
  }

  private static RawClient connect(Operator operator, String method, String header)
      throws IOException {
    RawClient client = new RawClient(operator.server.uri());
    client.send(
        "%s /api/v1/events/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n%s\r\n"
            .formatted(method, operator.test.cluster().token(), header));
    return client;
  }

  /** The number of the next event; its data must be one line that says the same. */
  private static long next(RawClient client) throws IOException {
    String line = client.readLine();
    while (!line.startsWith("id: ")) {
      line = client.readLine();
    }
    long id = Long.parseLong(line.substring("id: ".length()));
    String data = client.readLine();
    assertTrue(data.startsWith("data: {\"seq\":" + id + ","), data);
    return id;
  }
}
