package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Browser.Answer;
import io.understudy.testing.RawClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every carrier has to do, against nodes of bare sockets. */
final class CarrierTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

  @ParameterizedTest
  @EnumSource
  void oneConnectionCarriesManyRequests(Carriers carrier) throws Exception {
    var connections = ConcurrentHashMap.newKeySet();
    try (RawNode node =
            new RawNode((request, connection) -> {
              connections.add(connection.socket());
              connection.ok(request.line());
            });
        Rig rig = new Rig(carrier, node.uri())) {
      for (int i = 0; i < 20; i++) {
        assertEquals("GET /%d?q=%d HTTP/1.1".formatted(i, i), text(rig, "/" + i + "?q=" + i));
      }
      assertEquals(1, connections.size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSmallBodyArrivesWithItsRequest(Carriers carrier) throws Exception {
    try (RawNode node = RawNode.saying("hi");
        Rig rig = new Rig(carrier, node.uri())) {
      rig.browser.send(
          HttpRequest.newBuilder(rig.uri().resolve("/x")).PUT(BodyPublishers.ofString("a body")));
      RawNode.Received request = node.received().getFirst();
      assertEquals("a body", request.body());
      assertEquals(List.of("6"), request.header("Content-Length"));
      assertEquals(List.of(), request.header("Transfer-Encoding"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theDateIsTheNodesAndThereIsOne(Carriers carrier) throws Exception {
    String date = "Fri, 20 Nov 2026 08:00:00 GMT";
    try (RawNode node =
            new RawNode(
                (_, connection) -> connection.answer("200 OK", "Date: " + date + "\r\n", "hi"));
        Rig rig = new Rig(carrier, node.uri())) {
      assertEquals(List.of(date), rig.browser.get(rig.uri(), "/").headers("Date"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPostWithoutABodySaysSo(Carriers carrier) throws Exception {
    try (RawNode node = RawNode.saying("hi");
        Rig rig = new Rig(carrier, node.uri())) {
      rig.browser.post(rig.uri(), "/logout");
      assertEquals(List.of("0"), node.received().getFirst().header("Content-Length"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void chunksAndTrailersReachTheNode(Carriers carrier) throws Exception {
    StringBuilder arrived = new StringBuilder();
    try (RawNode node =
            new RawNode((_, connection) -> {
              while (!arrived.toString().endsWith("\r\n\r\n")) {
                arrived.append((char) connection.in().read());
              }
              connection.ok("thanks");
            });
        Rig rig = new Rig(carrier, node.uri());
        RawClient client = new RawClient(rig.uri())) {
      client.send(
          lines("POST / HTTP/1.1", "Host: x", "Transfer-Encoding: chunked", "Trailer: X-Sum", "")
              + lines("5", "hello", "6", " world", "0", "X-Sum: 11", ""));
      assertTrue(client.readHead().startsWith("HTTP/1.1 200"));
      assertEquals(List.of("X-Sum"), node.received().getFirst().header("Trailer"));
      assertTrue(arrived.toString().endsWith("0\r\nX-Sum: 11\r\n\r\n"), arrived.toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void chunksAndTrailersReachTheClient(Carriers carrier) throws Exception {
    try (RawNode node =
            answering(
                lines("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "Trailer: X-Sum", "")
                    + lines("5", "hello", "6", " world", "0", "X-Sum: 11", ""));
        Rig rig = new Rig(carrier, node.uri());
        RawClient client = new RawClient(rig.uri())) {
      client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      String answer = client.readToEnd();
      assertTrue(answer.contains("hello"), answer);
      assertTrue(answer.contains(" world"), answer);
      assertTrue(answer.endsWith("0\r\nX-Sum: 11\r\n\r\n"), answer);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPartOfAnAnswerWithoutALengthIsNotHeldBack(Carriers carrier) throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    try (RawNode node =
            new RawNode((_, connection) -> {
              connection.write(
                  lines("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "")
                      + lines("8", "data: 1\n"));
              await(goOn);
              connection.write("0\r\n\r\n");
            });
        Rig rig = new Rig(carrier, node.uri());
        RawClient client = new RawClient(rig.uri())) {
      client.send(GET);
      assertTrue(client.readHead().startsWith("HTTP/1.1 200"));
      client.readLine();
      assertEquals("data: 1", client.readLine());
      goOn.countDown();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerMayEndWithItsConnection(Carriers carrier) throws Exception {
    try (RawNode node =
            new RawNode((_, connection) -> {
              connection.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nall of it");
              connection.socket().close();
            });
        Rig rig = new Rig(carrier, node.uri())) {
      assertEquals("all of it", text(rig, "/"));
      assertEquals("all of it", text(rig, "/"));
      assertEquals(UpstreamHealth.HEALTHY, rig.health("node-1"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNodeThatClosesAfterEachAnswerIsAskedAgain(Carriers carrier) throws Exception {
    try (RawNode node =
            new RawNode((_, connection) -> {
              connection.answer("200 OK", "Connection: close\r\n", "bye");
              connection.socket().close();
            });
        Rig rig = new Rig(carrier, node.uri())) {
      for (int i = 0; i < 10; i++) {
        assertEquals("bye", text(rig, "/"));
      }
      assertEquals(10, node.received().size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerBeforeTheAnswerIsNotTheAnswer(Carriers carrier) throws Exception {
    try (RawNode node =
            answering(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n"
                    + "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfinal");
        Rig rig = new Rig(carrier, node.uri())) {
      assertEquals("final", text(rig, "/"));
      assertEquals("final", text(rig, "/"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLargeAnswerArrivesWhole(Carriers carrier) throws Exception {
    String large = "0123456789abcdef".repeat(64 * 1024 * 5);
    try (RawNode node = RawNode.saying(large);
        Rig rig = new Rig(carrier, node.uri())) {
      assertEquals(large, text(rig, "/"));
      assertEquals(large, text(rig, "/"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void headersOfOneHopStayThere(Carriers carrier) throws Exception {
    try (RawNode node =
            new RawNode((_, connection) ->
                connection.answer(
                    "200 OK", "Keep-Alive: timeout=5\r\nX-Served-By: node-9\r\n", "hi"));
        Rig rig = new Rig(carrier, node.uri())) {
      Answer answer = rig.browser.get(rig.uri(), "/");
      assertEquals("", answer.header("Keep-Alive"));
      assertEquals("node-9", answer.header("X-Served-By"));
      assertEquals("frontend-1", answer.header("X-Frontend"));
    }
  }

  static Stream<Arguments> brokenAnswers() {
    return Stream.of(Carriers.values())
        .flatMap(carrier ->
            Stream.of(
                    "",
                    "HTTP/1.1 200",
                    "HTTP/1.1 200 OK\r\nContent-Le",
                    "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf",
                    "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxy",
                    "HTTP/1.1 abc\r\n\r\n",
                    "SSH-2.0-OpenSSH_9.2\r\n",
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n")
                .map(answer -> Arguments.of(carrier, answer)));
  }

  @ParameterizedTest
  @MethodSource("brokenAnswers")
  void anAnswerThatIsNoneIsFetchedElsewhere(Carriers carrier, String broken) throws Exception {
    try (RawNode node =
            new RawNode((_, connection) -> {
              connection.write(broken);
              connection.socket().close();
            });
        RawNode well = RawNode.saying("well");
        Rig rig = new Rig(carrier, node.uri(), well.uri())) {
      assertEquals("well", text(rig, "/"));
      rig.awaitIdle();
      assertEquals(0, rig.reading().failed());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSaidAfterTheAnswerReachesNobody(Carriers carrier) throws Exception {
    try (RawNode node =
            answering(
                "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood"
                    + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
        Rig rig = new Rig(carrier, node.uri())) {
      for (int i = 0; i < 10; i++) {
        assertEquals("good", text(rig, "/"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aConnectionThatTheNodeHasClosedIsNotUsedAgain(Carriers carrier) throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    try (RawNode node =
            new RawNode((request, connection) -> {
              connection.ok("hi");
              if (request.line().contains("/last")) {
                connection.socket().close();
                closed.countDown();
              }
            });
        Rig rig = new Rig(carrier, node.uri())) {
      assertEquals("hi", text(rig, "/last"));
      await(closed);
      Awaitility.await()
          .until(() ->
              rig.browser
                      .send(
                          HttpRequest.newBuilder(rig.uri().resolve("/x"))
                              .POST(BodyPublishers.noBody()))
                      .status()
                  == 200);
    }
  }

  private static RawNode answering(String bytes) {
    return new RawNode((_, connection) -> connection.write(bytes));
  }

  private static String lines(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }

  private static String text(Rig rig, String path) {
    return rig.browser.get(rig.uri(), path).text();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
