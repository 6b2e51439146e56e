package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Browser;
import io.understudy.testing.Browser.Answer;
import io.understudy.testing.RawClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a frontend adds, takes away and leaves alone. */
final class PassThroughTest {
  @Test
  void whatAClientSaysAboutWhereItComesFromIsNotBelieved() throws Exception {
    try (RawNode node = RawNode.saying("hi");
        Rig rig = new Rig(node.uri())) {
      rig.browser.send(
          HttpRequest.newBuilder(rig.uri())
              .header("X-Forwarded-For", "6.6.6.6")
              .header("Forwarded", "for=6.6.6.6")
              .header("X-Frontend", "frontend-66"));
      RawNode.Received request = node.received().getFirst();
      assertFalse(request.head().contains("6.6.6.6"), request.head());
      assertEquals(List.of("127.0.0.1"), request.header("X-Forwarded-For"));
      assertEquals(List.of("frontend-1"), request.header("X-Frontend"));
    }
  }

  @Test
  void cookiesOfOneClientNeverReachAnother() throws Exception {
    try (RawNode node =
            new RawNode(
                (_, connection) -> connection.answer("200 OK", "Set-Cookie: sid=alice\r\n", "x"));
        Rig rig = new Rig(node.uri());
        Browser other = new Browser()) {
      assertEquals("sid=alice", rig.browser.get(rig.uri(), "/").header("Set-Cookie"));
      other.get(rig.uri(), "/");
      rig.browser.get(rig.uri(), "/");
      assertEquals(List.of(), node.received().get(1).header("Cookie"));
      assertEquals(List.of("sid=alice"), node.received().get(2).header("Cookie"));
    }
  }

  @Test
  void anAnswerWithoutABodyKeepsItsLength() throws Exception {
    try (RawNode node =
            new RawNode((request, connection) ->
                connection.write(
                    request.line().startsWith("HEAD")
                        ? "HTTP/1.1 200 OK\r\nContent-Length: 1234\r\n\r\n"
                        : "HTTP/1.1 304 Not Modified\r\nContent-Length: 1234\r\n\r\n"));
        Rig rig = new Rig(node.uri())) {
      Answer head =
          rig.browser.send(
              HttpRequest.newBuilder(rig.uri()).method("HEAD", BodyPublishers.noBody()));
      assertEquals(200, head.status());
      assertEquals("1234", head.header("Content-Length"));
      assertEquals(304, rig.browser.get(rig.uri(), "/").status());
      assertEquals(UpstreamHealth.HEALTHY, rig.health("node-1"));
    }
  }

  @Test
  void headersUpToTheLimitOfTheFrontendReachTheNode() throws Exception {
    try (RawNode node = RawNode.saying("hi");
        Rig rig = new Rig(node.uri())) {
      String long7 = "x".repeat(7 * 1024);
      Answer answer = rig.browser.send(HttpRequest.newBuilder(rig.uri()).header("X-Long", long7));
      assertEquals(200, answer.status(), answer.text());
      assertEquals(List.of(long7), node.received().getFirst().header("X-Long"));
    }
  }

  @Test
  void aClientThatWaitsForLeaveToSendItsBodyIsGivenIt() throws Exception {
    try (RawNode node = RawNode.saying("hi");
        Rig rig = new Rig(node.uri());
        RawClient client = new RawClient(rig.uri())) {
      client.send(
          "POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
      assertTrue(client.readHead().startsWith("HTTP/1.1 100"));
      client.send("hello");
      assertTrue(client.readHead().startsWith("HTTP/1.1 200"));
      assertEquals("hello", node.received().getFirst().body());
    }
  }

  @Test
  void anAddressThatNoNodeCouldReadIsRefused() throws Exception {
    try (RawNode node = RawNode.saying("hi");
        Rig rig = new Rig(node.uri());
        RawClient client = new RawClient(rig.uri())) {
      client.send("GET /a|b HTTP/1.1\r\nHost: x\r\n\r\n");
      assertTrue(client.readHead().startsWith("HTTP/1.1 400"));
      rig.awaitIdle();
      assertEquals(UpstreamHealth.HEALTHY, rig.health("node-1"));
    }
  }

  @Test
  void withoutNodesItSaysSoAtOnce() {
    try (Rig rig = new Rig()) {
      Answer answer = rig.browser.get(rig.uri(), "/");
      assertEquals(503, answer.status());
      assertEquals("1", answer.header("Retry-After"));
      assertEquals("there is no node", answer.json().get("detail"));
    }
  }
}
