package io.understudy.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.http.Exchange;
import io.understudy.http.ServerResources;
import io.understudy.testing.RawClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More clients that keep a node waiting than all nodes have threads. */
final class BusyNodeTest {
  private static final int MANY = ServerResources.MOST_THREADS + 60;

  @TempDir Path data;
  private NodeRig rig;
  private URI blocked;
  private URI other;
  private final List<RawClient> clients = new ArrayList<>();

  @BeforeEach
  void start() {
    rig = new NodeRig(data);
    blocked = rig.start("node-1");
    other = rig.start("node-2");
  }

  @AfterEach
  void stop() throws IOException {
    leave();
    rig.close();
  }

  private void leave() throws IOException {
    for (RawClient client : clients) {
      client.close();
    }
  }

  @Test
  void clientsThatAreSlowToSendKeepNoThread() throws IOException {
    for (int i = 0; i < MANY; i++) {
      begin(20);
    }
    assertEquals(200, rig.browser.get(blocked, "/status").status());
    assertEquals(200, rig.browser.get(other, "/status").status());
    for (RawClient client : clients) {
      client.send("a body at last......");
      String head = client.readHead();
      assertTrue(head.startsWith("HTTP/1.1 400"), head); // for there is no Content-Type
    }
  }

  /** What is too large is read by the page, that an answer may reach who sends it. */
  @Test
  void aNodeWhosePagesBlockLeavesTheOthersTheirThreads() throws IOException {
    for (int i = 0; i < MANY; i++) {
      begin(Exchange.MAX_BODY_BYTES + 1);
    }
    assertEquals(200, rig.browser.get(other, "/status").status());
    assertEquals(200, rig.browser.get(blocked, "/health").status());
    Awaitility.await("the node is full")
        .until(() -> rig.browser.get(blocked, "/status").status() == 503);
    assertEquals("1", rig.browser.get(blocked, "/status").header("Retry-After"));
    leave();
    Awaitility.await("it has threads again")
        .until(() -> rig.browser.get(blocked, "/status").status() == 200);
  }

  /** Sends a head, and nothing of its body. */
  private void begin(int length) throws IOException {
    RawClient client = new RawClient(blocked);
    clients.add(client);
    client.send("POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n".formatted(length));
  }
}
