package io.understudy.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.check.Verdict;
import io.understudy.cluster.PresetFiles;
import io.understudy.experiment.RunReport;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.RunSnapshot.Step;
import io.understudy.experiment.RunState;
import io.understudy.experiment.StepState;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs from their beginning to their end, each with a cluster of its own. */
final class RunTest {
  @TempDir Path data;

  private Run start(String yaml) {
    return start(yaml, RunOptions.DEFAULTS);
  }

  private Run start(String yaml, RunOptions options) {
    Experiment experiment =
        new ExperimentReader(new PresetFiles(data))
            .read("mine", "mine.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    return Run.start("run-1", experiment, options, 7, InstantSource.system(), _ -> {});
  }

  private RunReport run(String yaml) {
    return start(yaml).done().join();
  }

  private static List<String> changes(RunReport report) {
    return report.events().stream()
        .filter(event -> event.type() == EventType.RUN_CHANGED)
        .map(Event::to)
        .toList();
  }

  @Test
  void aRunGoesItsWayAndEveryStepOfItIsAnEvent() {
    RunReport report =
        run(
            """
            title: A kill without users
            cluster: {nodes: 2}
            steady-state-hypothesis:
              title: One serves
              probes: [{probe: healthy-nodes, at-least: 1}, {probe: request}]
            method:
              - {action: kill, node: any}
              - {at: 0.2, action: revive, node: last}
            assertions:
              - {assert: event, type: node-killed, at-most: 1}
            """);
    RunSnapshot run = report.run();
    assertEquals(RunState.DONE, run.state(), run.reason());
    assertEquals(Verdict.PASSED, run.verdict(), run.reason());
    assertTrue(run.isAsExpected());
    assertEquals(
        List.of("STEADY", "RUNNING", "VERIFYING", "ROLLING_BACK", "JUDGING", "DONE"),
        changes(report));
    assertEquals(List.of(StepState.DONE, StepState.DONE), states(run.steps()));
    Step kill = run.steps().getFirst();
    assertEquals("kill any node", kill.words());
    assertTrue(kill.outcome().matches("killed node-[12]"), kill.outcome());
    assertTrue(kill.taken() < run.steps().getLast().taken());
    assertEquals(kill.outcome().replace("killed", "revived"), run.steps().getLast().outcome());
    assertEquals(
        2, report.events().stream().filter(event -> event.type() == EventType.RUN_STEP).count());
    assertTrue(run.hypothesis().probes().stream().allMatch(one -> one.before() && one.after()));
    assertNotNull(run.startedAt());
    assertNull(run.load());
  }

  private static List<StepState> states(List<Step> steps) {
    return steps.stream().map(Step::state).toList();
  }

  @Test
  void usersSeeNothingOfAKillAndTheVerdictSaysSo() {
    RunReport report =
        run(
            """
            title: A kill with users
            cluster: {nodes: 3}
            load: {rate: 60, users: 12, seconds: 3, mix: {session: 1, mega: 1}}
            method:
              - {at: 1, action: kill, node: any}
              - {at: 2, action: revive, node: last}
            assertions:
              - {assert: failed-requests}
              - {assert: answered-requests, at-least: 100}
            """);
    RunSnapshot run = report.run();
    assertEquals(Verdict.PASSED, run.verdict(), run.reason());
    assertEquals(180, run.load().due());
    assertEquals(run.seed(), run.load().plan().seed());
    assertEquals(
        List.of("failed-requests", "answered-requests", "promises"),
        run.assertions().stream().map(RunSnapshot.Asserted::name).toList());
    assertTrue(run.seconds() >= 3);
    assertFalse(
        report.events().stream().anyMatch(event -> event.type() == EventType.LOGIN),
        "simulated users are not told of one by one");
  }

  @Test
  void whatIsAssertedAndNotSoFails() {
    RunSnapshot run =
        run("""
        title: Nobody restarts it
        expected-verdict: failed
        cluster: {nodes: 2, restart: never}
        steady-state-hypothesis:
          title: Two serve
          within-s: 0.5
          probes: [{probe: healthy-nodes, at-least: 2}]
        method: [{action: crash, node: node-1}]
        assertions:
          - {assert: event, type: node-restarted}
          - {assert: recovery, at-most-s: 60}
        """)
            .run();
    assertEquals(RunState.DONE, run.state());
    assertEquals(Verdict.FAILED, run.verdict());
    assertTrue(run.isAsExpected());
    assertEquals(
        List.of(Verdict.FAILED, Verdict.FAILED),
        run.assertions().stream().map(RunSnapshot.Asserted::verdict).toList());
    assertEquals("it did not happen", run.assertions().getFirst().seen());
    assertEquals(1, run.deviations().size());
    assertNull(run.deviations().getFirst().to());
    assertTrue(run.hypothesis().probes().getFirst().before());
    assertFalse(run.hypothesis().probes().getFirst().after());
    assertTrue(run.reason().contains("not steady any more"), run.reason());
  }

  @Test
  void aSystemThatIsNotSteadyIsNotTouched() {
    RunReport report =
        run(
            """
            title: Too few to begin with
            cluster: {nodes: 1}
            steady-state-hypothesis:
              within-s: 0.2
              probes: [{probe: healthy-nodes, at-least: 2}]
            method: [{action: kill, node: any}]
            """);
    assertEquals(RunState.FAILED, report.run().state());
    assertEquals(Verdict.UNKNOWN, report.run().verdict());
    assertEquals(List.of("STEADY", "ROLLING_BACK", "FAILED"), changes(report));
    assertEquals(List.of(StepState.SKIPPED), states(report.run().steps()));
    assertTrue(report.run().reason().contains("1 healthy nodes"), report.run().reason());
  }

  @Test
  void aStepThatCannotBeTakenEndsTheMethodAndEverythingIsUndone() {
    RunReport report =
        run(
            """
            title: The second step is not possible
            cluster: {nodes: 2}
            method:
              - {action: fault, node: node-1, fault: latency, with: {ms: 5}}
              - {action: kill, node: node-9}
              - {action: kill, node: node-2}
            rollbacks:
              - {action: kill, node: node-9}
              - {action: balancer, settings: {policy: random}}
            assertions: [{assert: event, type: node-up}]
            """);
    RunSnapshot run = report.run();
    assertEquals(RunState.FAILED, run.state());
    assertEquals(Verdict.UNKNOWN, run.verdict());
    assertEquals(List.of(StepState.DONE, StepState.FAILED, StepState.SKIPPED), states(run.steps()));
    assertEquals(List.of(StepState.FAILED, StepState.DONE), states(run.rollbacks()));
    assertTrue(run.reason().contains("step 2, \"kill node-9\""), run.reason());
    assertTrue(
        report.events().stream().anyMatch(event -> event.type() == EventType.FAULTS_CLEARED));
    assertTrue(run.nodes().stream().allMatch(node -> node.faults().isEmpty()));
  }

  @Test
  void aRunThatIsStoppedUndoesWhatItDidAndLeavesNothing() throws Exception {
    Run run =
        start(
            """
            title: It would take an hour
            cluster: {nodes: 2}
            load: {rate: 20, users: 2, seconds: 3000, mix: {session: 1}}
            method:
              - {action: fault, node: all, fault: latency, with: {ms: 5}}
              - {action: kill-store}
              - {at: 3000, action: revive-store}
            assertions: [{assert: failed-requests}]
            """);
    await(() -> run.snapshot().steps().get(1).state() == StepState.DONE);
    run.stop("enough");
    RunReport report = run.done().join();
    assertEquals(RunState.STOPPED, report.run().state());
    assertEquals("enough", report.run().reason());
    assertEquals(Verdict.UNKNOWN, report.run().verdict());
    assertEquals(StepState.SKIPPED, report.run().steps().getLast().state());
    List<EventType> types = report.events().stream().map(Event::type).toList();
    assertTrue(types.contains(EventType.FAULTS_CLEARED), types.toString());
    assertTrue(types.contains(EventType.STORE_REVIVED), types.toString());
    assertEquals(report.run(), run.snapshot());
  }

  @Test
  void theSameSeedChoosesTheSameNodes() {
    String yaml =
        """
        title: Chance
        seed: 11
        cluster: {nodes: 6}
        method:
          - {action: kill, node: any}
          - {action: kill, node: any}
          - {action: fault, node: [any, any], fault: latency}
        assertions: [{assert: event, type: node-killed}]
        """;
    assertEquals(outcomes(start(yaml)), outcomes(start(yaml)));
    assertEquals(12, start(yaml, RunOptions.DEFAULTS.withSeed(12)).done().join().run().seed());
  }

  private static List<String> outcomes(Run run) {
    return run.done().join().run().steps().stream().map(Step::outcome).toList();
  }

  @Test
  void aFolderThatWasGivenIsUsedAndKept() throws Exception {
    Path mine = data.resolve("mine");
    RunReport report =
        start(
                "{title: t, assertions: [{assert: event, type: node-up}]}",
                RunOptions.DEFAULTS.withData(mine))
            .done()
            .join();
    assertEquals(RunState.DONE, report.run().state(), report.run().reason());
    try (Stream<Path> files = Files.list(mine)) {
      assertTrue(files.findAny().isPresent());
    }
  }

  @Test
  void withoutAFolderItCannotBegin() throws Exception {
    Path file = Files.createFile(data.resolve("file"));
    RunReport report =
        start(
                "{title: t, assertions: [{assert: event, type: node-up}]}",
                RunOptions.DEFAULTS.withData(file))
            .done()
            .join();
    assertEquals(RunState.FAILED, report.run().state());
    assertEquals(Verdict.UNKNOWN, report.run().verdict());
    assertTrue(report.run().reason().contains(file.toString()), report.run().reason());
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(condition);
  }
}
