package io.understudy.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.RawClient;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Event streams to clients that listen, go away, or take nothing. */
final class EventStreamsTest {
  private static final String ASK = "GET /events HTTP/1.1\r\nHost: x\r\n\r\n";

  private final ServerResources resources = new ServerResources();
  private final EventStreams streams = new EventStreams(resources.scheduler());
  private final BlockingQueue<EventStream> begun = new LinkedBlockingQueue<>();
  private final AtomicInteger ended = new AtomicInteger();
  private HttpListener listener;

  @BeforeEach
  void start() {
    Router router =
        new Router()
            .on(
                "GET",
                "/events",
                exchange -> streams.open(exchange, begun::add, ended::incrementAndGet));
    listener =
        new HttpListener(
            resources,
            "node-1",
            "127.0.0.1",
            0,
            router,
            List.of(),
            Patience.WITH_CLIENTS,
            0,
            new Valve());
    listener.start();
  }

  @AfterEach
  void stop() {
    listener.close();
    resources.close();
  }

  private RawClient listening() throws IOException {
    RawClient client = new RawClient(listener.uri());
    client.send(ASK);
    String head = client.readHead();
    assertTrue(head.startsWith("HTTP/1.1 200"), head);
    assertTrue(head.contains("Content-Type: text/event-stream"), head);
    return client;
  }

  private EventStream next() throws InterruptedException {
    return begun.poll(20, TimeUnit.SECONDS);
  }

  private static void readUpTo(RawClient client, String line) throws IOException {
    String read = client.readLine();
    while (!line.equals(read)) {
      assertTrue(read != null, "the stream ended before: " + line);
      read = client.readLine();
    }
  }

  @Test
  void eventsComeAsTheyAreSent() throws Exception {
    try (RawClient client = listening()) {
      readUpTo(client, "retry: 500");
      EventStream stream = next();
      assertTrue(stream.send("count", "7", "two\nlines"));
      readUpTo(client, "event: count");
      assertEquals("id: 7", client.readLine());
      assertEquals("data: two", client.readLine());
      assertEquals("data: lines", client.readLine());
      assertEquals(1, streams.size());
      assertTrue(stream.isOpen());
    }
  }

  @Test
  void theEndComesAfterEverythingThatWasSent() throws Exception {
    try (RawClient client = listening()) {
      next().send(null, null, "last words");
      streams.close();
      readUpTo(client, "data: last words");
      readUpTo(client, "0"); // the last chunk
      Awaitility.await().until(() -> ended.get() == 1 && streams.size() == 0);
    }
  }

  @Test
  void whoStopsTakesNoNewOnes() throws Exception {
    streams.close();
    try (RawClient client = new RawClient(listener.uri())) {
      client.send(ASK);
      assertTrue(client.readHead().startsWith("HTTP/1.1 503"));
    }
  }

  @Test
  void aClientThatGoesAwayIsNoticed() throws Exception {
    try (RawClient client = listening()) {
      EventStream stream = next();
      client.reset();
      Awaitility.await().until(() -> ended.get() == 1);
      assertFalse(stream.isOpen());
      assertFalse(stream.send(null, null, "nobody is there"));
      assertEquals(0, streams.size());
    }
  }

  @Test
  void aClientThatTakesNothingIsLetGoAndNobodyWaitsForIt() throws Exception {
    try (RawClient slow = listening();
        RawClient quick = listening()) {
      EventStream first = next();
      EventStream second = next();
      String much = "x".repeat(100_000);
      int sent = 0;
      while (first.send(null, null, much)) {
        assertTrue(sent++ < 1_000, "it takes it all");
        assertTrue(second.send(null, null, much));
        quick.skip(100_000);
      }
      Awaitility.await().until(() -> ended.get() >= 1);
      assertEquals(1, slow.skip(1));
      assertTrue(second.isOpen());
    }
  }

  @Test
  void aKillEndsAllAtOnce() throws Exception {
    try (RawClient one = listening();
        RawClient another = listening()) {
      readUpTo(one, "retry: 500");
      readUpTo(another, "retry: 500");
      streams.abort();
      assertEquals(2, ended.get());
      assertEquals(0, streams.size());
      one.countToEnd();
      another.countToEnd();
    }
  }
}
