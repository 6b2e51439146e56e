package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.node.NodeState;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.supervisor.RestartPolicy;
import io.understudy.supervisor.RestartRules;
import io.understudy.testing.Browser;
import io.understudy.testing.TestCluster;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that end are started again, or not, and everybody can read why. */
final class SupervisionTest {
  private static final String NODE = "node-1";

  /** So long that nothing is restarted while a test runs. */
  private static final RestartRules PATIENT =
      new RestartRules("on-crash", 5, 60_000, 60_000, 60_000, 60_000);

  /** So soon that a test need not wait. */
  private static final RestartRules QUICK = new RestartRules("on-crash", 3, 600_000, 0, 1, 1);

  @TempDir Path data;

  @Test
  void aCrashedNodeComesBackByItselfOnItsPort() {
    try (TestCluster test = TestCluster.start(data);
        Browser browser = new Browser()) {
      var address = test.node(NODE);
      test.cluster().crash(NODE);
      Awaitility.await().until(() -> test.snapshot(NODE).restarts().total() == 1);
      test.awaitAllServing();
      assertEquals(
          List.of("UP>CRASHED", "CRASHED>BACKOFF", "BACKOFF>STARTING", "STARTING>UP"),
          lastSteps(test, 4));
      assertTrue(
          test.events(EventType.NODE_BACKOFF)
              .getFirst()
              .reason()
              .matches("restarts in 0\\.[123] s, attempt 1 of 5"));
      assertEquals(
          "restarted, attempt 1 of 5", test.events(EventType.NODE_RESTARTED).getFirst().reason());
      assertEquals(address, test.node(NODE));
      assertEquals(200, browser.get(address, "/health").status());
    }
  }

  @Test
  void aKillIsNoCrash() {
    try (TestCluster test = with(QUICK)) {
      test.cluster().kill(NODE);
      assertEquals(NodeState.DOWN, test.snapshot(NODE).state());
      assertEquals(0, test.events(EventType.NODE_BACKOFF).size());
    }
  }

  @Test
  void whoIsToRunAlwaysComesBackAfterAKillButNotAfterADrain() {
    try (TestCluster test = with(QUICK.withPolicy(RestartPolicy.ALWAYS))) {
      test.cluster().kill(NODE);
      Awaitility.await().until(() -> test.snapshot(NODE).restarts().total() == 1);
      test.awaitState(NODE, NodeState.UP);
      assertEquals(
          "restarted, its restart policy is \"always\"",
          test.events(EventType.NODE_RESTARTED).getFirst().reason());
      test.cluster().drain(NODE).join();
      assertEquals(NodeState.DOWN, test.snapshot(NODE).state());
      assertEquals(1, test.events(EventType.NODE_BACKOFF).size());
    }
  }

  @Test
  void whoCrashesInADrainIsNotRestarted() throws IOException {
    try (TestCluster test = with(QUICK);
        Socket _ = NodeLifeTest.hold(test, NODE)) {
      var _ = test.cluster().drain(NODE);
      test.cluster().crash(NODE);
      assertEquals(NodeState.CRASHED, test.snapshot(NODE).state());
      assertEquals(0, test.events(EventType.NODE_BACKOFF).size());
    }
  }

  @Test
  void killRemovalAndPolicyCallTheRestartOff() {
    try (TestCluster test = with(PATIENT)) {
      for (String node : List.of("node-1", "node-2", "node-3")) {
        test.cluster().crash(node);
        assertEquals(NodeState.BACKOFF, test.snapshot(node).state());
        assertTrue(test.snapshot(node).restarts().next() != null);
      }
      refused(ProblemKind.CONFLICT, "waits for its restart", () -> test.cluster().crash("node-1"));
      test.cluster().kill("node-1");
      assertEquals("killed by the operator", test.snapshot("node-1").stateReason());
      test.cluster().removeNode("node-2").join();
      test.cluster().supervision().change("node-3", Map.of("restart", "never"));
      assertEquals(NodeState.DOWN, test.snapshot("node-3").state());
      assertTrue(test.snapshot("node-3").stateReason().contains("called off"));
      assertTrue(
          test.cluster().snapshot().nodes().stream()
              .allMatch(node -> node.restarts().next() == null));
      assertEquals(2, test.cluster().snapshot().nodes().size());
    }
  }

  @Test
  void aNodeThatIsNeverRestartedSaysSo() {
    try (TestCluster test = with(new RestartRules("never", 5, 60_000, 0, 1, 1))) {
      test.cluster().crash(NODE);
      assertEquals(NodeState.CRASHED, test.snapshot(NODE).state());
      String words = "it ended by itself; its restart policy is \"never\"";
      assertEquals(words, test.snapshot(NODE).stateReason());
      assertEquals(words, test.events(EventType.NODE_CRASHED).getLast().reason());
    }
  }

  @Test
  void aKillInTheLastMomentWinsOrComesTooLateButNeverBoth() {
    try (TestCluster test = with(new RestartRules("on-crash", 100, 3_600_000, 0, 1, 1))) {
      for (int i = 0; i < 60; i++) {
        test.cluster().crash(NODE);
        killUnlessDown(test);
        // Whatever came first, in the end it was killed, so nothing may start it any more.
        assertEquals(NodeState.DOWN, test.snapshot(NODE).state());
        test.cluster().revive(NODE);
        assertEquals(NodeState.UP, test.snapshot(NODE).state());
      }
    }
  }

  /** Each of its states can be killed, but it may move on between two of them. */
  private static void killUnlessDown(TestCluster test) {
    Awaitility.await()
        .until(() -> {
          try {
            test.cluster().kill(NODE);
            return true;
          } catch (ProblemException e) {
            return false;
          }
        });
  }

  @Test
  void aReviveDoesNotWait() {
    try (TestCluster test = with(PATIENT)) {
      test.cluster().crash(NODE);
      test.cluster().revive(NODE);
      assertEquals(NodeState.UP, test.snapshot(NODE).state());
      test.cluster().crash(NODE);
      assertTrue(test.snapshot(NODE).stateReason().endsWith("attempt 1 of 5"));
    }
  }

  @Test
  void whoCannotListenIsTriedAgainAndThenGivenUp() throws IOException {
    RestartRules slow = new RestartRules("on-crash", 3, 600_000, 500, 500, 500);
    try (TestCluster test = with(slow)) {
      try (ServerSocket taken = crashAndTakeThePort(test)) {
        test.cluster().supervision().change(NODE, _ -> QUICK);
        test.awaitState(NODE, NodeState.GAVE_UP);
        String reason = test.snapshot(NODE).stateReason();
        assertTrue(reason.startsWith("given up after 3 restarts in 600 s"), reason);
        assertTrue(reason.contains(taken.getLocalPort() + ": the port is taken"), reason);
        assertEquals(
            List.of(
                "STARTING>CRASHED",
                "CRASHED>BACKOFF",
                "BACKOFF>STARTING",
                "STARTING>CRASHED",
                "CRASHED>GAVE_UP"),
            lastSteps(test, 5));
      }
      test.cluster().revive(NODE);
      test.awaitAllServing();
      test.cluster().crash(NODE);
      test.awaitState(NODE, NodeState.UP);
      assertEquals("attempt 1 of 3", lastAttempt(test), "what was before the revival is forgotten");
    }
  }

  /** Takes the port of a crashed node before the node does. */
  private static ServerSocket crashAndTakeThePort(TestCluster test) {
    AtomicReference<ServerSocket> taken = new AtomicReference<>();
    int port = test.node(NODE).getPort();
    Awaitility.await()
        .until(() -> {
          test.cluster().crash(NODE);
          try {
            taken.set(new ServerSocket(port, 1, InetAddress.getByName(test.node(NODE).getHost())));
            return true;
          } catch (BindException e) { // this machine is slow, and the node was first
            test.awaitState(NODE, NodeState.UP);
            test.cluster().kill(NODE);
            test.cluster().revive(NODE);
            return false;
          }
        });
    return taken.get();
  }

  private static String lastAttempt(TestCluster test) {
    String reason = test.events(EventType.NODE_BACKOFF).getLast().reason();
    return reason.substring(reason.indexOf("attempt"));
  }

  @Test
  void closingCallsRestartsOff() {
    TestCluster test = with(PATIENT);
    test.cluster().crash(NODE);
    test.close();
    List<Event> steps =
        test.cluster().journal().since(0, 1_000).stream()
            .filter(event -> event.subject().equals(NODE) && event.type() == EventType.NODE_DOWN)
            .toList();
    assertEquals("the cluster stops", steps.getLast().reason());
    assertEquals("BACKOFF", steps.getLast().from());
  }

  @Test
  void manyCrashesUnderRequestsAllHeal() {
    try (TestCluster test = with(new RestartRules("on-crash", 100, 3_600_000, 0, 5, 5));
        Browser browser = new Browser()) {
      browser.login(test.frontend(), "alice", "123");
      for (int i = 0; i < 30; i++) {
        String node = "node-" + (i % 3 + 1);
        Awaitility.await().until(() -> test.snapshot(node).state() == NodeState.UP);
        test.cluster().crash(node);
        assertEquals(200, browser.get(test.frontend(), "/profile").status(), "after crash " + i);
        test.awaitState(node, NodeState.UP);
        Awaitility.await().until(() -> test.snapshot(node).isServing());
      }
      assertEquals(
          30,
          test.cluster().snapshot().nodes().stream().mapToLong(n -> n.restarts().total()).sum());
    }
  }

  @Test
  void changesAreInTheJournalAndNonsenseIsRefused() {
    try (TestCluster test = with(QUICK)) {
      Supervision supervision = test.cluster().supervision();
      assertEquals(QUICK, supervision.of(NODE));
      assertEquals("always", supervision.change(NODE, Map.of("restart", "always")).restart());
      Event change = test.events(EventType.SUPERVISION_CHANGED).getFirst();
      assertEquals("restart was changed from on-crash to always", change.reason());
      assertEquals(NODE, change.subject());
      refused(
          ProblemKind.BAD_REQUEST,
          "[never, on-crash, always]",
          () -> supervision.change(NODE, Map.of("restart", "maybe")));
      refused(
          ProblemKind.BAD_REQUEST, "\"nope\"", () -> supervision.change(NODE, Map.of("nope", 1)));
      refused(ProblemKind.NOT_FOUND, "node-9", () -> supervision.of("node-9"));
      assertEquals("on-crash", supervision.of("node-2").restart());
    }
  }

  private TestCluster with(RestartRules rules) {
    return TestCluster.start(
        data, settings -> settings.withRestarts(rules), InstantSource.system());
  }

  private static List<String> lastSteps(TestCluster test, int count) {
    List<String> steps =
        test.cluster().journal().since(0, 1_000).stream()
            .filter(
                event -> event.subject().equals(NODE) && event.type().name().startsWith("NODE_"))
            .filter(event -> !event.to().isEmpty())
            .map(event -> event.from() + ">" + event.to())
            .toList();
    return steps.subList(steps.size() - count, steps.size());
  }

  private static void refused(ProblemKind kind, String words, Runnable action) {
    ProblemException problem = assertThrows(ProblemException.class, action::run);
    assertEquals(kind, problem.kind());
    assertTrue(problem.detail().contains(words), problem.detail());
  }
}
