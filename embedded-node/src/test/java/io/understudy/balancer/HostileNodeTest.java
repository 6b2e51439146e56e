package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.RawClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A node whose answers could be understood in two ways; no client ever sees the second way. */
final class HostileNodeTest {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3}) ");
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String EVIL = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nEVIL";

  private static Stream<Arguments> with(List<String> answers) {
    return Stream.of(Carriers.values())
        .flatMap(carrier -> answers.stream().map(answer -> Arguments.of(carrier, answer)));
  }

  /** Answers from which nothing may come through. */
  static Stream<Arguments> ambiguous() {
    return with(
        List.of(
            OK + "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n" + EVIL,
            OK + "Transfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n0\r\n\r\n" + EVIL,
            OK + "Content-Length: 0\r\nContent-Length: 5\r\n\r\n" + EVIL,
            OK + "Content-Length: 0, 0\r\n\r\n" + EVIL,
            OK + "Content-Length: +0\r\n\r\n" + EVIL,
            OK + "Content-Length: -1\r\n\r\n" + EVIL,
            OK + "Content-Length: 99999999999999999999\r\n\r\n" + EVIL,
            OK + "Content-Length:\r\n\r\n" + EVIL,
            OK + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + EVIL,
            OK + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + EVIL,
            OK + "Content-Length : 0\r\n\r\n" + EVIL,
            OK + "X-A: b\r\n c\r\nContent-Length: 0\r\n\r\n" + EVIL,
            OK + "X-A: b\nContent-Length: 0\r\n\r\n" + EVIL,
            OK + "X-A: b\rSet-Cookie: sid=EVIL\r\nContent-Length: 0\r\n\r\n",
            OK + "X-A: \u0000\r\nContent-Length: 0\r\n\r\n" + EVIL,
            OK + "no colon\r\nContent-Length: 0\r\n\r\n" + EVIL,
            OK + "X-A: " + "a".repeat(100_000) + "\r\n\r\n" + EVIL,
            OK + "A: b\r\n".repeat(50_000) + "\r\n" + EVIL,
            "HTTP/1.1 99 Odd\r\nContent-Length: 0\r\n\r\n" + EVIL,
            "HTTP/1.1 20\r\nContent-Length: 0\r\n\r\n" + EVIL,
            "HTTP/1.1 1000 Odd\r\nContent-Length: 0\r\n\r\n" + EVIL,
            "EVIL\r\n\r\n",
            "\u0000\u0001EVIL"));
  }

  @ParameterizedTest
  @MethodSource("ambiguous")
  void isNotBelieved(Carriers carrier, String answer) throws Exception {
    String seen = ask(carrier, answer);
    assertEquals(2, seen.split("well", -1).length - 1, seen);
  }

  /** Answers whose beginning is good. */
  static Stream<Arguments> goodAtFirst() {
    return with(
        List.of(
            "HTTP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n" + EVIL,
            OK + "Content-Length: 0\r\n\r\n" + EVIL,
            OK + "Content-Length: 2\r\n\r\nhi" + EVIL,
            OK + "Connection: \"close\r\nContent-Length: 2\r\n\r\nhi" + EVIL,
            OK + "Connection: \"close\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + EVIL,
            OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n" + EVIL,
            "HTTP/1.1 204 No Content\r\nContent-Length: 4\r\n\r\n" + EVIL,
            "HTTP/1.1 304 Not Modified\r\nContent-Length: 4\r\n\r\n" + EVIL,
            OK + "Transfer-Encoding: chunked\r\n\r\nx\r\n" + EVIL,
            OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n-2\r\n" + EVIL,
            OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nhiX\r\n0\r\n\r\n" + EVIL,
            OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\nffffffffffffffff1\r\n" + EVIL,
            OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\nX : y\r\n\r\n" + EVIL,
            OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nhi\n0\r\n\r\n" + EVIL));
  }

  @ParameterizedTest
  @MethodSource("goodAtFirst")
  void isFollowedByNothing(Carriers carrier, String answer) throws Exception {
    ask(carrier, answer);
  }

  @ParameterizedTest
  @EnumSource
  void interimAnswersWithoutEndDoNotLastForever(Carriers carrier) throws Exception {
    try (RawNode node =
            new RawNode((_, connection) -> {
              while (true) {
                connection.write("HTTP/1.1 102 Processing\r\n\r\n".repeat(100));
              }
            });
        RawNode well = RawNode.saying("well");
        Rig rig = new Rig(carrier, node.uri(), well.uri());
        RawClient client = new RawClient(rig.uri())) {
      client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      boolean jetty = carrier == Carriers.JETTY;
      CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> rest(client));
      while (jetty && !answer.isDone()) {
        rig.pass(50); // this one waits for the time to pass
        rig.tick();
      }
      String seen = answer.join();
      assertTrue(seen.endsWith("well") || (jetty && seen.startsWith("HTTP/1.1 504 ")), seen);
    }
  }

  private static String rest(RawClient client) {
    try {
      return client.readToEnd();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a client sees that asks twice, of which the second time has to be the last. */
  private static String ask(Carriers carrier, String answer) throws IOException {
    try (RawNode node =
            new RawNode((_, connection) ->
                connection.write(answer.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
        RawNode well = RawNode.saying("well");
        Rig rig = new Rig(carrier, node.uri(), well.uri());
        RawClient client = new RawClient(rig.uri())) {
      client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
      client.send("GET /b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      String seen = client.readToEnd();
      assertFalse(seen.contains("EVIL"), seen);
      Matcher statuses = STATUS.matcher(seen);
      int count = 0;
      while (statuses.find()) {
        count++;
        assertTrue(List.of("200", "204", "304", "502").contains(statuses.group(1)), seen);
      }
      assertTrue(count >= 1 && count <= 2, seen);
      if (count == 1) {
        assertFalse(seen.endsWith("0\r\n\r\n"), "cut off, but it looks complete: " + seen);
      }
      rig.awaitIdle();
      return seen;
    }
  }
}
