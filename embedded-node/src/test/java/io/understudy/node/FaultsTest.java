package io.understudy.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.EventType;
import io.understudy.testing.Browser;
import io.understudy.testing.Browser.Answer;
import io.understudy.testing.RawClient;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault as a client of the node sees it. */
final class FaultsTest {
  @TempDir Path data;

  @Test
  void latencyDelaysByAtLeastThatAndHealthChecksToo() {
    try (NodeRig rig = new NodeRig(data)) {
      URI node = rig.start("node-1");
      rig.put("node-1", "latency", Map.of("ms", 150, "jitterMs", 50));
      for (String path : List.of("/status", "/health")) {
        long start = System.nanoTime();
        assertEquals(200, rig.browser.get(node, path).status());
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        assertTrue(millis >= 100, path + " took " + millis + " ms");
      }
    }
  }

  @Test
  void whatIsDelayedGoesOnWhenTheFaultIsRemoved() throws IOException {
    try (NodeRig rig = new NodeRig(data)) {
      URI node = rig.start("node-1");
      rig.put("node-1", "latency", Map.of("ms", 60_000));
      try (RawClient client = NodeRig.ask(node, "/status")) {
        Awaitility.await().until(() -> rig.host.held("node-1") == 1);
        rig.put("node-1", "latency", Map.of("ms", 0));
        HangTest.answered(client, "200");
        Awaitility.await().until(() -> rig.timers() == 0);
      }
    }
  }

  @Test
  void errorsAreExactlyThatManyUnderConcurrency() throws InterruptedException {
    try (NodeRig rig = new NodeRig(data)) {
      URI node = rig.start("node-1");
      rig.put("node-1", "error", Map.of("status", 418, "count", 123));
      AtomicInteger errors = new AtomicInteger();
      AtomicInteger others = new AtomicInteger();
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        clients.add(
            Thread.ofVirtual()
                .start(() -> {
                  try (Browser browser = new Browser()) {
                    for (int n = 0; n < 25; n++) {
                      int status = browser.get(node, "/status").status();
                      (status == 418 ? errors : others).incrementAndGet();
                    }
                  }
                }));
      }
      for (Thread client : clients) {
        client.join();
      }
      assertEquals(123, errors.get());
      assertEquals(16 * 25 - 123, others.get());
      assertEquals(List.of(), rig.host.faults("node-1"));
      assertEquals(1, rig.events(EventType.FAULT_USED_UP).size());
    }
  }

  @Test
  void anErrorIsAProblemDocumentAndNothingIsCarriedOut() {
    try (NodeRig rig = new NodeRig(data)) {
      URI node = rig.start("node-1");
      rig.put("node-1", "error", Map.of("status", 503, "count", 1));
      Answer answer = rig.browser.login(node, "alice", "123");
      assertEquals(503, answer.status());
      assertEquals("application/problem+json", answer.header("Content-Type"));
      assertEquals("1", answer.header("Retry-After"));
      assertEquals("node-1", answer.servedBy());
      assertEquals("node-1 was told to answer 503 (fault \"error\")", answer.json().get("detail"));
      assertEquals(List.of(), rig.events(EventType.LOGIN));
      assertEquals(200, rig.browser.login(node, "alice", "123").status());
    }
  }

  @Test
  void aResetIsAReset() throws IOException {
    try (NodeRig rig = new NodeRig(data)) {
      URI node = rig.start("node-1");
      rig.put("node-1", "reset", Map.of("count", 2));
      for (int i = 0; i < 2; i++) {
        try (RawClient client = NodeRig.ask(node, "/status")) {
          SocketException reset = assertThrows(SocketException.class, client::readHead);
          assertTrue(reset.getMessage().contains("reset"), reset.getMessage());
        }
      }
      try (RawClient client = NodeRig.ask(node, "/status")) {
        HangTest.answered(client, "200");
      }
      assertEquals(List.of(), rig.host.faults("node-1"));
    }
  }

  @Test
  void whoIsCutOffFromTheStoreSaysSo() {
    try (NodeRig rig = new NodeRig(data)) {
      URI node = rig.start("node-1");
      URI other = rig.start("node-2");
      assertEquals(200, rig.browser.login(node, "alice", "123").status());
      rig.put("node-1", "partition", Map.of("from", "store"));
      Answer health = rig.browser.get(node, "/health");
      assertEquals(503, health.status());
      assertEquals(
          "node-1 is cut off from the session store (fault \"partition\")",
          health.json().get("reason"));
      Answer profile = rig.browser.get(node, "/profile");
      assertEquals(503, profile.status());
      assertEquals("1", profile.header("Retry-After"));
      assertEquals(503, rig.browser.login(node, "alice", "123").status());
      assertEquals(200, rig.browser.get(node, "/status").status(), "which needs no store");
      assertEquals(200, rig.browser.get(other, "/profile").status(), "the others can");
      rig.put("node-1", "partition", Map.of("from", "registry"));
      assertEquals(503, rig.browser.get(node, "/health").status());
      assertEquals(2, rig.clear("node-1", "partition"));
      assertEquals(200, rig.browser.get(node, "/health").status());
      assertEquals(200, rig.browser.get(node, "/profile").status());
    }
  }

  @Test
  void faultsCanBePutOnTheDeadAndStay() {
    try (NodeRig rig = new NodeRig(data)) {
      rig.put("node-1", "error", Map.of("status", 500));
      URI node = rig.start("node-1");
      assertEquals(500, rig.browser.get(node, "/health").status());
      rig.host.kill("node-1");
      URI again = rig.start("node-1");
      assertEquals(500, rig.browser.get(again, "/health").status());
      rig.host.forget("node-1");
      assertEquals(List.of(), rig.host.faults("node-1"));
      assertEquals(200, rig.browser.get(again, "/health").status());
    }
  }
}
