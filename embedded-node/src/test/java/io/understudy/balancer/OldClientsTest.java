package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.RawClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** HTTP/1.0, HEAD, pipelines and expectations, over bare sockets. */
final class OldClientsTest {
  private static RawNode chunked() {
    return new RawNode((_, connection) ->
        connection.write(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"));
  }

  @Test
  void http10GetsNoChunksAndTheEndIsTheEndOfTheConnection() throws Exception {
    try (RawNode node = chunked();
        Rig rig = new Rig(node.uri());
        RawClient client = new RawClient(rig.uri())) {
      client.send("GET / HTTP/1.0\r\n\r\n");
      String answer = client.readToEnd();
      assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
      assertFalse(answer.contains("chunked"), answer);
      assertTrue(answer.endsWith("\r\n\r\nabcde"), answer);
      assertEquals(1, node.received().getFirst().header("Host").size());
      assertTrue(node.received().getFirst().line().endsWith(" HTTP/1.1"));
      assertTrue(node.received().getFirst().header("Via").getFirst().startsWith("1.0 "));
    }
  }

  @Test
  void http10StaysOpenOnlyWhenAskedAndWhenTheEndCanBeSeen() throws Exception {
    try (RawNode node = RawNode.saying("hello");
        Rig rig = new Rig(node.uri())) {
      try (RawClient client = new RawClient(rig.uri())) {
        client.send("GET / HTTP/1.0\r\nHost: x\r\n\r\n");
        assertTrue(client.readToEnd().endsWith("\r\n\r\nhello"));
      }
      try (RawClient client = new RawClient(rig.uri())) {
        for (int i = 0; i < 2; i++) {
          client.send("GET / HTTP/1.0\r\nHost: x\r\nConnection: keep-alive\r\n\r\n");
          String head = client.readHead();
          assertTrue(head.toLowerCase(java.util.Locale.ROOT).contains("keep-alive"), head);
          assertEquals("hello", client.read(5));
        }
      }
    }
    try (RawNode node = chunked();
        Rig rig = new Rig(node.uri());
        RawClient client = new RawClient(rig.uri())) {
      client.send("GET / HTTP/1.0\r\nHost: x\r\nConnection: keep-alive\r\n\r\n");
      assertTrue(client.readToEnd().endsWith("\r\n\r\nabcde"));
    }
  }

  @Test
  void headHasTheHeadersAndNoBody() throws Exception {
    try (RawNode node =
            new RawNode((request, connection) -> {
              if (request.line().startsWith("HEAD")) {
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
              } else {
                connection.ok("hello");
              }
            });
        Rig rig = new Rig(node.uri());
        RawClient client = new RawClient(rig.uri())) {
      client.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n");
      assertTrue(client.readHead().contains("Content-Length: 5"));
      assertTrue(client.readHead().startsWith("HTTP/1.1 200"));
      assertEquals("hello", client.read(5));
    }
  }

  @Test
  void aPipelineIsAnsweredInItsOrder() throws Exception {
    try (RawNode node = new RawNode((request, connection) -> connection.ok(path(request)));
        Rig rig = new Rig(node.uri());
        RawClient client = new RawClient(rig.uri())) {
      StringBuilder all = new StringBuilder();
      for (int i = 100; i < 200; i++) {
        all.append(
            "POST /login/%d HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc".formatted(i));
        all.append("GET /%d HTTP/1.1\r\nHost: x\r\n\r\n".formatted(i));
      }
      client.send(all.toString());
      for (int i = 100; i < 200; i++) {
        assertTrue(client.readHead().startsWith("HTTP/1.1 200"));
        assertEquals("/login/" + i, client.read(10));
        client.readHead();
        assertEquals("/" + i, client.read(4));
      }
    }
  }

  private static String path(RawNode.Received request) {
    return request.line().split(" ", -1)[1];
  }

  @Test
  void aLargeBodyIsWaitedForUntilTheNodeWantsIt() throws Exception {
    int length = 100_000;
    try (RawNode node = RawNode.saying("hi");
        Rig rig = new Rig(node.uri());
        RawClient client = new RawClient(rig.uri())) {
      client.send(
          "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\nExpect: 100-continue\r\n\r\n"
              .formatted(length));
      assertTrue(client.readHead().startsWith("HTTP/1.1 100"));
      client.send("x".repeat(length));
      assertTrue(client.readHead().startsWith("HTTP/1.1 200"));
      assertEquals(length, node.received().getFirst().body().length());
      assertEquals(List.of("100-continue"), node.received().getFirst().header("Expect"));
    }
  }

  @Test
  void anUnknownExpectationIsRefused() throws Exception {
    try (RawNode node = RawNode.saying("hi");
        Rig rig = new Rig(node.uri());
        RawClient client = new RawClient(rig.uri())) {
      client.send("GET / HTTP/1.1\r\nHost: x\r\nExpect: a miracle\r\n\r\n");
      assertTrue(client.readToEnd().startsWith("HTTP/1.1 417"));
      assertEquals(List.of(), node.received());
    }
  }
}
