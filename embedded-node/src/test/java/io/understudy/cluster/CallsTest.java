package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.EventType;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.rpc.client.CallSpec;
import io.understudy.rpc.client.CallTrace;
import io.understudy.rpc.client.StepKind;
import io.understudy.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls by the name of a service, through the facade. */
final class CallsTest {
  private static final CallSpec PATIENT = CallSpec.DEFAULTS.withPatience(20_000, 2_000, 5, 0);

  @TempDir Path data;
  private TestCluster test;
  private Cluster cluster;

  @BeforeEach
  void start() {
    test = TestCluster.start(data);
    cluster = test.cluster();
    cluster.calls().call(PATIENT);
  }

  @AfterEach
  void stop() {
    test.close();
  }

  private static String steps(CallTrace call) {
    StringBuilder all = new StringBuilder();
    call.steps()
        .forEach(step ->
            all.append('\n')
                .append(
                    "%8.2f %-16s %-8s %s"
                        .formatted(step.atMs(), step.kind().code(), step.target(), step.words())));
    return all.toString();
  }

  @Test
  void callsAreSpreadOverAllServersByRegistryAndByDns() {
    for (String resolver : List.of(CallSpec.REGISTRY, CallSpec.DNS)) {
      Set<String> servers = new HashSet<>();
      for (int i = 0; i < 9; i++) {
        CallTrace call = cluster.calls().call(PATIENT.withResolver(resolver));
        assertEquals("World", call.answer(), () -> steps(call));
        servers.add(call.servedBy());
      }
      assertEquals(Set.of("node-1", "node-2", "node-3"), servers, resolver);
    }
  }

  @Test
  void aDeadPrimaryIsTriedAgainAndThenASecondaryAnswers() {
    cluster.kill("node-1");
    CallTrace call =
        cluster
            .calls()
            .call(
                CallSpec.DEFAULTS.withPatience(20_000, 500, 2, 0).withServers("node-1", List.of()));
    assertEquals("World", call.answer(), () -> steps(call));
    assertTrue(call.has(StepKind.FALLBACK), () -> steps(call));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !test.events(EventType.CALLS_FELL_BACK).isEmpty());
    assertEquals(1, cluster.snapshot().calls().fallbacks());
  }

  @Test
  void aServerThatNobodyKnowsIsRefusedByNameAndIsNoCall() {
    long before = cluster.calls().counts().answered();
    String nodes = "; there are node-1, node-2, node-3";
    refused("nope", List.of(), "\"primary\": there is no node \"nope\"" + nodes);
    refused("127.0.0.1:1", List.of(), "\"primary\": there is no node \"127.0.0.1:1\"" + nodes);
    refused(
        "node-1",
        List.of("node-2", "node-9"),
        "\"secondaries\": there is no node \"node-9\""
            + nodes
            + "; or a host and port, such as 127.0.0.1:50051");
    assertEquals(before, cluster.calls().counts().answered());
    CallSpec known =
        PATIENT.withServers("node-1", List.of("node-2", test.snapshot("node-3").grpc()));
    assertEquals("World", cluster.calls().call(known).answer());
  }

  private void refused(String primary, List<String> secondaries, String words) {
    ProblemException refusal =
        assertThrows(
            ProblemException.class,
            () -> cluster.calls().call(PATIENT.withServers(primary, secondaries)));
    assertEquals(ProblemKind.BAD_REQUEST, refusal.kind());
    assertEquals(words, refusal.detail());
  }

  @Test
  void aServerThatHangsIsMissedAndAnotherOneAnswers() {
    cluster.faults().put("node-2", "hang", Map.of());
    CallTrace call =
        cluster
            .calls()
            .call(
                CallSpec.DEFAULTS.withPatience(20_000, 900, 0, 0).withServers("node-2", List.of()));
    assertEquals("World", call.answer(), () -> steps(call));
    assertTrue(call.has(StepKind.MISSED_HEARTBEAT), () -> steps(call));
    assertTrue(call.has(StepKind.TIMEOUT), () -> steps(call));
    assertTrue(call.has(StepKind.FALLBACK), () -> steps(call));
  }

  @Test
  void aSlowServerIsHedged() {
    cluster.faults().put("node-1", "latency", Map.of("ms", 5_000));
    cluster.faults().put("node-2", "latency", Map.of("ms", 5_000));
    boolean hedged = false;
    for (int i = 0; i < 9 && !hedged; i++) {
      CallTrace call = cluster.calls().call(CallSpec.DEFAULTS.withPatience(20_000, 6_000, 0, 30));
      assertEquals("World", call.answer(), () -> steps(call));
      hedged = call.has(StepKind.HEDGE) && call.has(StepKind.CANCELLED);
    }
    assertTrue(hedged);
  }

  @Test
  void noCallFailsWhileNodesAreKilled() throws InterruptedException {
    Semaphore permits = new Semaphore(16);
    List<CompletableFuture<CallTrace>> all = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      permits.acquire();
      CompletableFuture<CallTrace> call = cluster.calls().begin(PATIENT, _ -> {});
      var _ = call.thenRun(permits::release);
      all.add(call);
      if (i % 400 == 100) {
        cluster.kill("node-" + (1 + i / 400 % 3));
      } else if (i % 400 == 350) {
        cluster.revive("node-" + (1 + i / 400 % 3));
      }
    }
    for (CompletableFuture<CallTrace> call : all) {
      assertEquals(CallTrace.State.ANSWERED, call.join().state(), () -> steps(call.join()));
    }
  }
}
