package io.understudy.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.check.Verdict;
import io.understudy.cluster.PresetFiles;
import io.understudy.experiment.RunReport;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.RunState;
import io.understudy.experiment.StepState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run can be stopped at each moment, and says that it was. */
final class RunStopTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String LOAD =
      "load: {rate: 20, users: 2, seconds: 3000, mix: {session: 1}}\n";

  @TempDir Path data;

  private RunSnapshot stopped(String yaml, Predicate<RunSnapshot> moment) {
    Experiment experiment =
        new ExperimentReader(new PresetFiles(data))
            .read(
                "mine",
                "mine.yaml",
                ("title: It would take an hour\ncluster: {nodes: 2}\n" + yaml)
                    .getBytes(StandardCharsets.UTF_8));
    Run run =
        Run.start("run-1", experiment, RunOptions.DEFAULTS, 7, InstantSource.system(), _ -> {});
    Awaitility.await("the moment")
        .pollDelay(Duration.ZERO)
        .atMost(PATIENCE)
        .until(() -> moment.test(run.snapshot()));
    run.stop("enough");
    RunReport report = run.done().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    assertNotNull(report.run().endedAt());
    return report.run();
  }

  private static void assertStopped(RunSnapshot run) {
    assertEquals(RunState.STOPPED, run.state(), run.reason());
    assertEquals("enough", run.reason());
    assertEquals(Verdict.UNKNOWN, run.verdict());
    assertTrue(
        run.steps().stream().noneMatch(step -> step.state() == StepState.RUNNING),
        run.steps()::toString);
  }

  @Test
  void beforeItHasACluster() {
    RunSnapshot run =
        stopped(
            """
            method: [{at: 60, action: kill, node: any}]
            rollbacks: [{action: revive, node: all}]
            assertions: [{assert: event, type: node-killed}]
            """,
            any -> true);
    assertStopped(run);
    assertEquals(StepState.SKIPPED, run.steps().getFirst().state());
    assertEquals(StepState.SKIPPED, run.rollbacks().getFirst().state(), "nothing was done");
  }

  @Test
  void whileItsClusterWarmsUp() {
    assertStopped(
        stopped(
            LOAD
                + """
                method: [{at: 10, action: kill, node: any}]
                assertions: [{assert: failed-requests}]
                """,
            run -> run.state() == RunState.PREPARING && !run.nodes().isEmpty()));
  }

  @Test
  void whileItWaitsForASteadyState() {
    assertStopped(
        stopped(
            """
            steady-state-hypothesis:
              title: More than there are
              within-s: 60
              probes: [{probe: healthy-nodes, at-least: 9}]
            method: [{action: kill, node: any}]
            assertions: [{assert: event, type: node-killed}]
            """,
            run -> run.state() == RunState.STEADY));
  }

  @Test
  void inTheMiddleOfAStepAndWhatTakesItsTimeIsStillUndone() {
    RunSnapshot run =
        stopped(
            LOAD
                + """
                method:
                  - {action: fault, node: node-1, fault: hang}
                  - {at: 0.5, action: drain, node: node-1}
                rollbacks:
                  - {action: drain, node: node-2}
                assertions: [{assert: failed-requests}]
                """,
            now -> now.steps().get(1).state() == StepState.RUNNING);
    assertStopped(run);
    assertEquals(StepState.FAILED, run.steps().get(1).state());
    assertEquals("the run ended in the middle of it", run.steps().get(1).outcome());
    assertEquals(StepState.DONE, run.rollbacks().getFirst().state(), run.rollbacks()::toString);
  }

  @Test
  void whoStopsWhatIsBeingUndoneLeavesItsVerdictToIt() {
    RunSnapshot run =
        stopped(
            """
            method: [{action: kill, node: node-1}]
            rollbacks:
              - {action: revive, node: node-1}
              - {action: drain, node: node-2}
            assertions: [{assert: event, type: node-killed}]
            """,
            now -> now.state() == RunState.ROLLING_BACK || now.state().isOver());
    assertEquals(RunState.DONE, run.state(), run.reason());
    assertEquals(StepState.DONE, run.rollbacks().getLast().state(), run.rollbacks()::toString);
  }
}
