package io.understudy.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.RawClient;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that cannot send goes on exactly where it was. */
final class ValveTest {
  private static final Duration SILENCE = Duration.ofMillis(300);
  private static final int BIG = 32 * 1024 * 1024;
  private static final int TICKS = 2_000_000;

  private final ServerResources resources = new ServerResources();
  private final Valve valve = new Valve();
  private final HttpListener listener =
      new HttpListener(
          resources,
          "test",
          "127.0.0.1",
          0,
          new Router()
              .on("GET", "/small", exchange -> exchange.json(200, List.of("small")))
              .on("GET", "/big", exchange -> exchange.bytes(200, "text/plain", new byte[BIG]))
              .on("GET", "/ticks", ValveTest::ticks),
          List.of(),
          Patience.WITH_CLIENTS,
          0,
          valve);

  @BeforeEach
  void start() {
    listener.start();
  }

  @AfterEach
  void close() {
    listener.sever();
    resources.close();
  }

  /** One line after the other, without an end that a test would see. */
  private static void ticks(Exchange exchange) {
    OutputStream out = exchange.stream("text/event-stream");
    var _ =
        Thread.ofVirtual()
            .start(() -> {
              try {
                for (int i = 0; i < TICKS; i++) {
                  out.write("%06d\n".formatted(i).getBytes(StandardCharsets.US_ASCII));
                  out.flush();
                }
                exchange.finished();
              } catch (IOException e) {
                exchange.aborted(e);
              }
            });
  }

  private RawClient ask(String path) throws IOException {
    RawClient client = new RawClient(listener.uri());
    client.send("GET %s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(path));
    return client;
  }

  @Test
  void answersWaitOnNewAndOldConnectionsAndComeWhole() throws IOException {
    try (RawClient old = ask("/small")) {
      assertTrue(old.readHead().startsWith("HTTP/1.1 200"));
      assertEquals("[\"small\"]", old.read(9));
      valve.shut();
      old.send("GET /small HTTP/1.1\r\nHost: x\r\n\r\n");
      try (RawClient fresh = ask("/small");
          RawClient wrong = new RawClient(listener.uri())) {
        wrong.send("GET / HTTP/1.1\r\n nonsense\r\n\r\n");
        for (RawClient client : List.of(old, fresh, wrong)) {
          assertEquals("", client.readUntilSilent(SILENCE));
        }
        valve.open();
        for (RawClient client : List.of(old, fresh)) {
          assertTrue(client.readHead().startsWith("HTTP/1.1 200"));
          assertEquals("[\"small\"]", client.read(9));
        }
        assertTrue(wrong.readHead().startsWith("HTTP/1.1 400"), "what the server itself refuses");
      }
    }
  }

  @Test
  void aBigAnswerStopsInTheMiddleAndLosesNothing() throws IOException {
    try (RawClient client = ask("/big")) {
      assertTrue(client.readHead().contains("Content-Length: " + BIG));
      assertEquals(BIG / 4, client.skip(BIG / 4));
      valve.shut();
      int underWay = client.readUntilSilent(SILENCE).length();
      assertTrue(BIG / 4 + underWay < BIG, "it has not stopped");
      valve.open();
      assertEquals(BIG - BIG / 4 - underWay, client.skip(BIG - BIG / 4 - underWay));
    }
  }

  @Test
  void aStreamStopsAndGoesOnAsOftenAsOneLikes() throws IOException {
    try (RawClient client = ask("/ticks")) {
      assertTrue(client.readHead().startsWith("HTTP/1.1 200"));
      StringBuilder seen = new StringBuilder();
      for (int i = 0; i < 5; i++) {
        seen.append(client.read(200));
        valve.shut();
        seen.append(client.readUntilSilent(SILENCE));
        valve.open();
      }
      List<Integer> ticks =
          Pattern.compile("(\\d{6})\n")
              .matcher(seen)
              .results()
              .map(tick -> Integer.valueOf(tick.group(1)))
              .toList();
      assertEquals(IntStream.range(0, ticks.size()).boxed().toList(), ticks, "none is missing");
    }
  }

  @Test
  void aShutValveIsNoReasonNotToEnd() throws IOException {
    valve.shut();
    try (RawClient client = ask("/small")) {
      assertEquals("", client.readUntilSilent(SILENCE));
      listener.sever();
      assertEquals(null, client.readUntilSilent(SILENCE));
    } catch (java.net.SocketException e) {
      assertTrue(e.getMessage().contains("reset"), "which is an end too");
    }
  }
}
