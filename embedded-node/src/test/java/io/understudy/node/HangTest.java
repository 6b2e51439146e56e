package io.understudy.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.RawClient;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that accepts and reads but answers nothing. */
final class HangTest {
  private static final Duration SILENCE = Duration.ofMillis(250);
  private static final int MANY = 2_000;

  @TempDir Path data;

  @Test
  void everythingStandsStillAndGoesOn() throws IOException {
    try (NodeRig rig = new NodeRig(data)) {
      URI node = rig.start("node-1");
      try (RawClient used = NodeRig.ask(node, "/status");
          RawClient halfway = new RawClient(node)) {
        answered(used, "200");
        String body = "username=alice&password=123";
        halfway.send(
            "POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n".formatted(body.length())
                + "Content-Type: application/x-www-form-urlencoded\r\n\r\n");
        rig.put("node-1", "hang", Map.of());
        halfway.send(body);
        NodeRig.send(used, "/status");
        try (RawClient fresh = NodeRig.ask(node, "/health")) {
          for (RawClient client : List.of(used, halfway, fresh)) {
            assertEquals("", client.readUntilSilent(SILENCE));
          }
          assertEquals(1, rig.clear("node-1", "hang"));
          answered(used, "200");
          answered(halfway, "200");
          answered(fresh, "200");
        }
        NodeRig.send(used, "/status");
        answered(used, "200");
      }
    }
  }

  @Test
  void aHungNodeDoesNotStarveTheOthers() throws IOException {
    try (NodeRig rig = new NodeRig(data)) {
      URI hung = rig.start("node-1");
      URI well = rig.start("node-2");
      rig.put("node-1", "hang", Map.of());
      List<RawClient> waiting = new ArrayList<>();
      try {
        for (int i = 0; i < MANY; i++) {
          waiting.add(NodeRig.ask(hung, "/status"));
        }
        Awaitility.await().until(() -> rig.host.held("node-1") == MANY);
        int threads = Thread.activeCount();
        assertTrue(threads < MANY / 4, threads + " threads for requests that wait");
        for (int i = 0; i < 200; i++) {
          assertEquals(200, rig.browser.get(well, "/status").status());
        }
        assertEquals(200, rig.browser.login(well, "alice", "123").status());
        rig.clear("node-1");
        for (RawClient client : waiting) {
          answered(client, "200");
        }
        assertEquals(0, rig.host.held("node-1"));
      } finally {
        for (RawClient client : waiting) {
          client.close();
        }
      }
    }
  }

  @Test
  void aKillReleasesWhatWaitsAndTheFaultStays() throws IOException {
    try (NodeRig rig = new NodeRig(data)) {
      URI node = rig.start("node-1");
      rig.put("node-1", "hang", Map.of());
      rig.put("node-1", "latency", Map.of("ms", 60_000));
      List<RawClient> waiting = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        waiting.add(NodeRig.ask(node, "/status"));
      }
      Awaitility.await().until(() -> rig.host.held("node-1") == 50);
      rig.host.kill("node-1");
      assertEquals(0, rig.host.held("node-1"));
      for (RawClient client : waiting) {
        assertCut(client);
        client.close();
      }
      Awaitility.await("no timer is left").until(() -> rig.timers() == 0);
      rig.clear("node-1", "latency");
      URI again = rig.start("node-1");
      try (RawClient client = NodeRig.ask(again, "/status")) {
        assertEquals("", client.readUntilSilent(SILENCE), "the fault has outlived the kill");
        rig.clear("node-1");
        answered(client, "200");
      }
    }
  }

  @Test
  void aQuestionIsForgottenWhenItsClientGoesAway() throws IOException {
    try (NodeRig rig = new NodeRig(data)) {
      URI node = rig.start("node-1");
      rig.put("node-1", "hang", Map.of());
      try (RawClient patient = NodeRig.ask(node, "/status");
          RawClient eager = NodeRig.ask(node, "/status")) {
        NodeRig.send(eager, "/health"); // pipelined, and looked at while the first one waits
        for (int i = 0; i < 100; i++) {
          NodeRig.ask(node, "/health").close();
        }
        Awaitility.await().until(() -> rig.host.held("node-1") == 2);
        rig.clear("node-1");
        answered(patient, "200");
        answered(eager, "200");
        answered(eager, "200");
        NodeRig.send(eager, "/status");
        answered(eager, "200");
      }
    }
  }

  private static void assertCut(RawClient client) throws IOException {
    try {
      assertEquals(null, client.readUntilSilent(SILENCE));
    } catch (SocketException e) {
      assertNotEquals("", e.getMessage());
    }
  }

  /** Reads one answer whole. */
  static void answered(RawClient client, String status) throws IOException {
    String head = client.readHead();
    assertTrue(head.startsWith("HTTP/1.1 " + status), head);
    String length = head.replaceAll("(?is).*content-length: (\\d+).*", "$1");
    client.read(Integer.parseInt(length));
  }
}
