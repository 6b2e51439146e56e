package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.check.CheckResult;
import io.understudy.check.Judgement;
import io.understudy.check.Verdict;
import io.understudy.load.LoadState;
import io.understudy.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the users of a run have seen while nodes were killed is judged. */
final class LoadJudgedTest {
  private static final Map<String, Integer> SESSIONS = Map.of("session", 1);

  @TempDir Path data;

  @Test
  void aRunThroughAKillPasses() {
    try (TestCluster test = TestCluster.start(data)) {
      Load load = test.cluster().load();
      String id =
          load.start(load.plan(Map.of("rate", 150, "users", 12, "seconds", 4, "mix", SESSIONS)));
      awaitSent(load, id, 100);
      test.cluster().kill("node-1");
      awaitSent(load, id, 300);
      test.cluster().revive("node-1");
      Judgement judgement = awaitJudgement(load, id);
      for (String check :
          List.of("sessions-lost", "wrong-user", "stale-sessions", "dead-node-answers")) {
        CheckResult result = judgement.check(check).orElseThrow();
        assertTrue(result.exercised(), check);
        assertEquals(Verdict.PASSED, result.verdict(), result::words);
      }
      assertFalse(judgement.check("writes-lost").orElseThrow().exercised());
    }
  }

  @Test
  void aNodeThatIsStillDeadAtTheEndPasses() {
    try (TestCluster test = TestCluster.start(data)) {
      Load load = test.cluster().load();
      String id =
          load.start(load.plan(Map.of("rate", 50, "seconds", 2, "mix", Map.of("status", 1))));
      awaitSent(load, id, 20);
      test.cluster().kill("node-1");
      CheckResult result = awaitJudgement(load, id).check("dead-node-answers").orElseThrow();
      assertTrue(result.exercised());
      assertEquals(Verdict.PASSED, result.verdict(), result::words);
    }
  }

  @Test
  void aCrashedNodeIsKnownToBeDeadAtOnceToo() {
    try (TestCluster test = TestCluster.start(data)) {
      test.cluster().supervision().change("node-1", Map.of("restart", "never"));
      Load load = test.cluster().load();
      String id =
          load.start(load.plan(Map.of("rate", 50, "seconds", 3, "mix", Map.of("status", 1))));
      awaitSent(load, id, 20);
      test.cluster().crash("node-1");
      CheckResult result = awaitJudgement(load, id).check("dead-node-answers").orElseThrow();
      assertTrue(result.exercised());
      assertEquals(Verdict.PASSED, result.verdict(), result::words);
    }
  }

  @Test
  void aNodeThatCrashedAndWasRestartedIsNotTakenForADeadOne() {
    try (TestCluster test = TestCluster.start(data)) {
      Load load = test.cluster().load();
      String id =
          load.start(load.plan(Map.of("rate", 100, "seconds", 3, "mix", Map.of("status", 1))));
      awaitSent(load, id, 50);
      test.cluster().crash("node-1");
      CheckResult result = awaitJudgement(load, id).check("dead-node-answers").orElseThrow();
      assertEquals(List.of(), result.findings());
    }
  }

  private static void awaitSent(Load load, String id, int count) {
    Awaitility.await(count + " sent")
        .atMost(Duration.ofMinutes(1))
        .until(() -> load.snapshot(id).sent() >= count);
  }

  private static Judgement awaitJudgement(Load load, String id) {
    Awaitility.await("done")
        .atMost(Duration.ofMinutes(2))
        .until(() -> load.snapshot(id).state() == LoadState.DONE);
    return load.history(id).judge();
  }
}
