package io.understudy.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.check.Verdict;
import io.understudy.journal.EventType;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.rpc.client.CallSpec;
import io.understudy.testing.Browser;
import io.understudy.testing.TestCluster;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Simulated users at a real cluster. */
final class JourneysTest {
  @TempDir Path data;

  /** Its user may be quicker. */
  private static void end(TestCluster test, String session) {
    try {
      test.cluster().sessions().end(session);
    } catch (ProblemException e) {
      assertEquals(ProblemKind.NOT_FOUND, e.kind());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"status grpc", "session", "mega", "chat", "status session mega chat grpc"})
  void usersAndNodesCountTheSame(String journeys) {
    Map<String, Integer> mix =
        Stream.of(journeys.split(" ")).collect(Collectors.toMap(Function.identity(), _ -> 1));
    try (TestCluster test = TestCluster.start(data);
        Browser browser = new Browser()) {
      List<URI> nodes = test.cluster().snapshot().nodes().stream().map(node -> node.url()).toList();
      test.cluster().calls().call(CallSpec.DEFAULTS); // or gRPC warms up in between, and counts
      Map<String, Long> before = requests(browser, nodes);
      LoadSnapshot end =
          run(
              test,
              Map.of(
                  "rate",
                  150,
                  "seconds",
                  1,
                  "users",
                  10,
                  "mix",
                  mix,
                  "targets",
                  nodes.stream().map(URI::toString).toList()));
      assertEquals(150, end.ok(), end::words);
      Map<String, Long> after = requests(browser, nodes);
      long counted = 0;
      for (Map.Entry<String, Long> node : after.entrySet()) {
        counted += node.getValue() - before.get(node.getKey()) - 1; // who asks is counted too
      }
      assertEquals(end.requests(), counted);
      assertEquals(nodes.size(), end.nodes().size());
      assertEquals(150, end.nodes().values().stream().mapToLong(LoadSnapshot.Count::ok).sum());
      assertEquals(0, end.lostSessions());
      assertEquals(1, test.events(EventType.LOAD_STARTED).size());
      Awaitility.await().until(() -> test.events(EventType.LOAD_ENDED).size() == 1);
      assertTrue(
          test.events(EventType.LOAD_ENDED)
              .getFirst()
              .reason()
              .startsWith("150 of 150 requests went as expected, 0 failed;"));
    }
  }

  @Test
  void numbersMessagesAndSessionsAreNotLost() {
    try (TestCluster test = TestCluster.start(data)) {
      LoadSnapshot end =
          run(
              test,
              Map.of(
                  "rate",
                  100,
                  "seconds",
                  3,
                  "users",
                  9,
                  "mix",
                  Map.of("mega", 2, "session", 1, "chat", 2)));
      assertEquals(300, end.ok(), end::words);
      assertEquals(Set.of("mega", "session", "chat"), end.journeys().keySet());
      assertEquals(0, end.lostWrites());
      assertEquals(Verdict.PASSED, end.judgement().check("messages-lost").orElseThrow().verdict());
      assertEquals(Verdict.PASSED, end.judgement().verdict(), end.judgement()::toString);
      assertEquals(3, end.nodes().size(), "all of them have answered");
      assertEquals(List.of(), loadSessions(test), "everybody signs out at the end");
    }
  }

  @Test
  void aKilledNodeCostsNobodyAnything() {
    try (TestCluster test = TestCluster.start(data)) {
      Map<String, Object> plan =
          Map.of("rate", 60, "seconds", 9, "users", 8, "mix", Map.of("status", 1, "session", 2));
      String id = test.cluster().load().start(test.cluster().load().plan(plan));
      Awaitility.await().until(() -> test.cluster().load().snapshot(id).ok() > 60);
      test.cluster().kill("node-1");
      Awaitility.await().until(() -> test.cluster().load().snapshot(id).ok() > 300);
      test.cluster().revive("node-1");
      LoadSnapshot end = await(test, id);
      assertEquals(540, end.ok(), end::words);
      assertEquals(0, end.lostSessions());
      assertEquals(Verdict.PASSED, end.judgement().verdict(), end.judgement()::toString);
      assertTrue(
          end.judgement().check("dead-node-answers").orElseThrow().exercised(),
          end.judgement()::toString);
    }
  }

  private static Map<String, Long> requests(Browser browser, List<URI> nodes) {
    Map<String, Long> requests = new HashMap<>();
    for (URI node : nodes) {
      Map<String, Object> status = browser.get(node, "/status").json();
      requests.put(status.get("server").toString(), ((Number) status.get("requests")).longValue());
    }
    return requests;
  }

  private static List<String> loadSessions(TestCluster test) {
    return test.cluster().sessions().list().stream()
        .map(session -> session.user())
        .filter(user -> user.startsWith("load-"))
        .toList();
  }

  static LoadSnapshot run(TestCluster test, Map<String, Object> plan) {
    String id = test.cluster().load().start(test.cluster().load().plan(plan));
    return await(test, id);
  }

  static LoadSnapshot await(TestCluster test, String id) {
    Awaitility.await(id)
        .atMost(Duration.ofMinutes(2))
        .until(() -> test.cluster().load().snapshot(id).state().isOver());
    return test.cluster().load().snapshot(id);
  }

  @Test
  void sessionsThatDisappearAreLostAndThoseThatSomebodyEndedAreNot() {
    try (TestCluster test = TestCluster.start(data)) {
      String id =
          test.cluster()
              .load()
              .start(
                  test.cluster()
                      .load()
                      .plan(
                          Map.of(
                              "rate",
                              50,
                              "seconds",
                              600,
                              "users",
                              4,
                              "mix",
                              Map.of("session", 1))));
      Awaitility.await().until(() -> test.cluster().load().snapshot(id).ok() > 20);
      test.cluster().sessions().list().forEach(session -> end(test, session.id()));
      long then = test.cluster().load().snapshot(id).due();
      Awaitility.await().until(() -> test.cluster().load().snapshot(id).ok() > then + 50);
      assertEquals(0, test.cluster().load().snapshot(id).failed());
      assertEquals(LoadState.STOPPED, test.cluster().load().stop(id).state());
      Awaitility.await().until(() -> test.events(EventType.LOAD_ABORTED).size() == 1);
      Awaitility.await().until(() -> loadSessions(test).isEmpty());
      Map<String, Object> next = Map.of("rate", 50, "seconds", 2, "mix", Map.of("session", 1));
      LoadSnapshot second = run(test, next);
      assertEquals(100, second.ok(), "the end of one run does not end the sessions of the next");
    }
  }
}
