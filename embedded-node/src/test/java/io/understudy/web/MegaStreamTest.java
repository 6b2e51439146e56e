package io.understudy.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.store.MegaTable.Insert;
import io.understudy.testing.Browser.Answer;
import io.understudy.testing.ManualClock;
import io.understudy.testing.RawClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The live count, pushed to whoever listens. */
@Timeout(60)
final class MegaStreamTest {
  @TempDir Path data;

  private final ManualClock clock = new ManualClock();
  private Nodes nodes;
  private URI one;
  private URI two;

  @BeforeEach
  void start() {
    nodes = new Nodes(data, clock);
    one = nodes.start("node-1");
    two = nodes.start("node-2");
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  private void insert(int count) {
    nodes
        .store
        .mega()
        .insert(new Insert("alice", Collections.nCopies(count, 7), Optional.empty()))
        .join();
  }

  private static RawClient listen(URI node, String header) throws IOException {
    RawClient client = new RawClient(node);
    client.send("GET /app/mega/stream HTTP/1.1\r\nHost: x\r\n" + header + "\r\n");
    String head = client.readHead();
    assertTrue(head.startsWith("HTTP/1.1 200") && head.contains("text/event-stream"), head);
    return client;
  }

  private static String event(RawClient client) throws IOException {
    String line = client.readLine();
    String id = "";
    while (!line.startsWith("data: ")) {
      id = line.startsWith("id: ") ? line.substring(4) : id;
      line = client.readLine();
    }
    return id + " " + line.substring(6);
  }

  @Test
  void everyListenerOfEveryNodeHearsOfEveryInsert() throws Exception {
    insert(2);
    try (RawClient here = listen(one, "");
        RawClient there = listen(two, "")) {
      for (RawClient client : new RawClient[] {here, there}) {
        assertEquals("2 {\"count\":2,\"last\":2,\"inserted\":0}", event(client));
      }
      insert(3);
      for (RawClient client : new RawClient[] {here, there}) {
        assertEquals("5 {\"count\":5,\"last\":5,\"inserted\":3}", event(client));
      }
    }
  }

  @Test
  void whoComesBackHearsWhatWasMissed() throws Exception {
    insert(9);
    try (RawClient client = listen(two, "Last-Event-ID: 4\r\n")) {
      assertEquals("9 {\"count\":9,\"last\":9,\"inserted\":5}", event(client));
    }
    for (String nonsense : new String[] {"x", "-1", "10", "99999999999999999999"}) {
      try (RawClient client = listen(one, "Last-Event-ID: " + nonsense + "\r\n")) {
        assertEquals("9 {\"count\":9,\"last\":9,\"inserted\":0}", event(client));
      }
    }
  }

  @Test
  void thousandsOfInsertsAreFewEvents() throws Exception {
    try (RawClient client = listen(one, "")) {
      for (int i = 0; i < 500; i++) {
        insert(1);
      }
      int events = 0;
      for (String event = ""; !event.startsWith("500 "); events++) {
        event = event(client);
      }
      assertTrue(events < 250, "as many as " + events);
    }
  }

  @Test
  void aStoreThatWasOutIsFollowedAgain() throws Exception {
    try (RawClient client = listen(one, "")) {
      assertEquals("0 {\"count\":0,\"last\":0,\"inserted\":0}", event(client));
      nodes.store.kill("on purpose");
      Answer refused = Nodes.send(HttpRequest.newBuilder(two.resolve("/app/mega/stream")));
      assertEquals(503, refused.status());
      nodes.store.reopen();
      insert(1);
      assertEquals("1 {\"count\":1,\"last\":1,\"inserted\":1}", event(client));
    }
  }

  @Test
  void whoGoesAwayIsForgotten() throws Exception {
    try (RawClient client = listen(one, "")) {
      event(client);
      Awaitility.await().until(() -> nodes.store.mega().followers() == 1);
    }
    insert(1);
    Awaitility.await()
        .until(() -> {
          insert(1);
          return nodes.store.mega().followers() == 0;
        });
  }
}
