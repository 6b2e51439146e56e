package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.balancer.UpstreamHealth;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.node.NodeState;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.testing.Browser;
import io.understudy.testing.RawClient;
import io.understudy.testing.TestCluster;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be done to a node, and what cannot. */
final class NodeLifeTest {
  @TempDir Path data;

  @Test
  void aKillCutsEveryConnectionAndFreesThePort() throws IOException {
    try (TestCluster test = TestCluster.start(data)) {
      URI address = test.node("node-1");
      try (Socket idle = new Socket(address.getHost(), address.getPort());
          Socket halfway = new Socket(address.getHost(), address.getPort())) {
        idle.getOutputStream().write(request("/status"));
        assertTrue(idle.getInputStream().read() > 0);
        halfway
            .getOutputStream()
            .write("POST /login HTTP/1.1\r\nHost: x\r\n".getBytes(StandardCharsets.US_ASCII));
        idle.setSoTimeout(5_000);
        halfway.setSoTimeout(5_000);

        test.cluster().kill("node-1");

        assertTrue(isCut(idle), "a connection that had been used");
        assertTrue(isCut(halfway), "a connection in the middle of a request");
        try (ServerSocket taken = new ServerSocket(address.getPort())) {
          assertEquals(address.getPort(), taken.getLocalPort());
          ProblemException busy =
              assertThrows(ProblemException.class, () -> test.cluster().revive("node-1"));
          assertEquals(ProblemKind.PORT_BUSY, busy.kind());
          assertTrue(busy.detail().contains(Integer.toString(address.getPort())));
        }
        assertEquals(NodeState.DOWN, test.snapshot("node-1").state());
        test.cluster().revive("node-1");
        test.awaitAllServing();
      }
    }
  }

  @Test
  void aDrainLetsWhatRunsFinishAndSendsNothingNew() throws Exception {
    try (TestCluster test = TestCluster.start(data);
        Browser browser = new Browser()) {
      URI address = test.node("node-2");
      try (Socket running = new Socket(address.getHost(), address.getPort())) {
        running.setSoTimeout(10_000);
        String body = "username=alice&password=123";
        running.getOutputStream().write(post("application/x-www-form-urlencoded", body.length()));
        awaitRequests(test, browser, "node-2");

        CompletableFuture<Void> drained = test.cluster().drain("node-2");
        assertEquals(NodeState.DRAINING, test.snapshot("node-2").state());
        for (int i = 0; i < 6; i++) {
          assertFalse(browser.get(test.frontend(), "/status").servedBy().equals("node-2"));
        }
        for (int i = 0; i < 3; i++) {
          String health = health(address);
          assertTrue(health.startsWith("HTTP/1.1 503"), health);
          assertTrue(health.contains("\"reason\":\"draining\""), health);
        }
        assertFalse(drained.isDone(), "it answers as long as the request runs");

        running.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
        String answer = read(running.getInputStream());
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        drained.join();
      }
      assertEquals(NodeState.DOWN, test.snapshot("node-2").state());
      assertThrows(
          IOException.class, () -> new Socket(address.getHost(), address.getPort()).close());
      test.cluster().revive("node-2");
      test.awaitAllServing();
    }
  }

  /** Each time by a connection of its own. */
  private static String health(URI node) throws IOException {
    try (RawClient client = new RawClient(node)) {
      client.send("GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      return client.readToEnd();
    }
  }

  @Test
  void aDrainEndsAtItsDeadline() throws IOException {
    try (TestCluster test =
        TestCluster.start(
            data,
            s -> s.withDrainDeadline(java.time.Duration.ofMillis(400)),
            java.time.InstantSource.system())) {
      URI address = test.node("node-3");
      try (Browser browser = new Browser();
          Socket stuck = new Socket(address.getHost(), address.getPort())) {
        stuck.setSoTimeout(10_000);
        stuck.getOutputStream().write(post("application/json", 10));
        awaitRequests(test, browser, "node-3");
        test.cluster().drain("node-3").join();
        assertTrue(isCut(stuck));
      }
      assertTrue(test.snapshot("node-3").stateReason().contains("cut"));
    }
  }

  @Test
  void aCrashIsToldApartFromAKill() {
    try (TestCluster test = TestCluster.start(data)) {
      test.cluster().supervision().change("node-1", Map.of("restart", "never"));
      test.cluster().crash("node-1");
      test.awaitState("node-1", NodeState.CRASHED);
      Event crash = test.events(EventType.NODE_CRASHED).getFirst();
      assertEquals("UP", crash.from());
      assertEquals("CRASHED", crash.to());
      test.cluster().revive("node-1");
      test.awaitAllServing();
    }
  }

  @Test
  void whatCannotBeDoneIsRefusedInWords() {
    try (TestCluster test = TestCluster.start(data)) {
      test.cluster().kill("node-1");
      refused(ProblemKind.CONFLICT, "node-1 cannot be killed", () -> test.cluster().kill("node-1"));
      refused(
          ProblemKind.CONFLICT,
          "node-1 cannot be drained",
          () -> test.cluster().drain("node-1").join());
      refused(
          ProblemKind.CONFLICT, "node-2 cannot be revived", () -> test.cluster().revive("node-2"));
      refused(ProblemKind.NOT_FOUND, "node-1, node-2, node-3", () -> test.cluster().kill("node-9"));
      refused(ProblemKind.NOT_FOUND, "nobody", () -> test.cluster().sessions().end("nobody"));
    }
  }

  @Test
  void nodesJoinAndLeave() {
    try (TestCluster test = TestCluster.start(data);
        Browser browser = new Browser()) {
      assertEquals("node-4", test.cluster().addNode());
      test.awaitHealth("node-4", UpstreamHealth.HEALTHY);
      test.cluster().removeNode("node-1").join();
      assertEquals(
          List.of("node-2", "node-3", "node-4"),
          test.cluster().snapshot().nodes().stream().map(ClusterSnapshot.Node::id).toList());
      assertEquals("node-5", test.cluster().addNode(), "a name is not used twice");
      for (int i = 0; i < 8; i++) {
        assertEquals(200, browser.get(test.frontend(), "/status").status());
      }
    }
  }

  @Test
  void everyStepIsAnEventWithItsReason() {
    try (TestCluster test = TestCluster.start(data)) {
      test.cluster().kill("node-1");
      test.cluster().revive("node-1");
      test.awaitAllServing();
      List<String> steps =
          test.cluster().journal().since(0, 1_000).stream()
              .filter(event -> event.subject().equals("node-1") && !event.to().isEmpty())
              .filter(event -> event.from().equals(event.from().toUpperCase(java.util.Locale.ROOT)))
              .map(event -> event.from() + ">" + event.to())
              .toList();
      assertEquals(
          List.of("DOWN>STARTING", "STARTING>UP", "UP>DOWN", "DOWN>STARTING", "STARTING>UP"),
          steps);
      assertTrue(
          test.cluster().journal().since(0, 1_000).stream()
              .noneMatch(event -> event.reason().isBlank()));
    }
  }

  private static void refused(ProblemKind kind, String words, Runnable action) {
    ProblemException problem = assertThrows(ProblemException.class, action::run);
    assertEquals(kind, problem.kind());
    assertTrue(problem.detail().contains(words), problem.detail());
  }

  /** Waits until the node counts one request more than we asked it ourselves. */
  private static void awaitRequests(TestCluster test, Browser browser, String node) {
    AtomicLong asked = new AtomicLong();
    Awaitility.await().until(() -> requests(browser, test.node(node)) > asked.incrementAndGet());
  }

  private static long requests(Browser browser, URI node) {
    return ((Number) browser.get(node, "/status").json().get("requests")).longValue();
  }

  /** A request that runs until it is closed, so that a drain has something to wait for. */
  static Socket hold(TestCluster test, String node) throws IOException {
    URI address = test.node(node);
    Socket held = new Socket(address.getHost(), address.getPort());
    try (Browser browser = new Browser()) {
      held.getOutputStream().write(post("application/json", 10));
      awaitRequests(test, browser, node);
    }
    return held;
  }

  /** The head of a request whose body is still to come. */
  private static byte[] post(String type, int length) {
    return """
    POST /login HTTP/1.1
    Host: x
    Content-Type: %s
    Content-Length: %d

    """
        .formatted(type, length)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] request(String path) {
    return "GET %s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(path).getBytes(StandardCharsets.US_ASCII);
  }

  private static String read(InputStream in) throws IOException {
    byte[] buffer = new byte[64];
    int read = in.read(buffer);
    return new String(buffer, 0, Math.max(0, read), StandardCharsets.US_ASCII);
  }

  /** Reads what is left; a cut connection ends with a reset or an end of stream. */
  private static boolean isCut(Socket socket) {
    try {
      socket.getInputStream().readAllBytes();
      return true;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
