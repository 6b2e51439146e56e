package io.understudy.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cluster.FileShelf;
import io.understudy.experiment.RunReport;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.RunState;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.testing.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments beside a cluster that runs: their files, one run at a time, what is kept. */
final class ExperimentsTest {
  private static final String SHORT =
      """
      title: Mine
      cluster: {nodes: 1}
      method: [{action: kill, node: node-1}, {action: revive, node: node-1}]
      assertions: [{assert: event, type: node-killed}]
      """;

  private static final String LONG =
      """
      title: Long
      cluster: {nodes: 1}
      method: [{at: 3000, action: kill-store}]
      assertions: [{assert: event, type: store-killed}]
      """;

  @TempDir Path data;

  private void write(String file, String text) throws Exception {
    Files.writeString(Files.createDirectories(data.resolve("experiments")).resolve(file), text);
  }

  @Test
  void theUsersOwnStandBesideThoseOfTheProgram() throws Exception {
    write("mine.yaml", SHORT);
    write("a-node-dies.yml", SHORT.replace("Mine", "Instead"));
    write("broken.json", "{\"title\": 1");
    write("notes.txt", "no experiment");
    try (Experiments experiments = Experiments.alone(data)) {
      FileShelf.Shelf<Experiment> shelf = experiments.shelf();
      assertEquals("Mine", shelf.items().get("mine").title());
      assertEquals("Instead", shelf.items().get("a-node-dies").title());
      assertEquals(List.of("a-node-dies"), shelf.replaced());
      assertEquals(1, shelf.broken().size());
      assertTrue(
          shelf.broken().get(data.resolve("experiments/broken.json")).contains("line 1"),
          shelf.broken().toString());
      assertEquals("Mine", experiments.named("mine").title());
      assertEquals(
          "Mine", experiments.find(data.resolve("experiments/mine.yaml").toString()).title());
      ProblemException none =
          assertThrows(ProblemException.class, () -> experiments.named("nobodys"));
      assertTrue(none.detail().contains("There is no experiment \"nobodys\""), none.detail());
      assertTrue(none.detail().contains("two-nodes-die"), none.detail());
    }
  }

  @Test
  void aRunTouchesNothingOfTheClusterAndItsReportIsKept() throws Exception {
    write("mine.yaml", SHORT);
    RunReport first;
    try (TestCluster test = TestCluster.start(data)) {
      try (Experiments experiments = Experiments.of(test.cluster())) {
        Run run = experiments.start(experiments.named("mine"), RunOptions.DEFAULTS.withSeed(5));
        assertEquals("run-1", run.id());
        first = run.done().join();
        assertEquals(RunState.DONE, first.run().state(), first.run().reason());
        assertEquals(5, first.run().seed());
        assertEquals(first, experiments.report("run-1"));
      }
      assertEquals(List.of(), test.events(EventType.NODE_KILLED));
      assertEquals(1, test.events(EventType.CLUSTER_STARTED).size());
      Event began = test.events(EventType.RUN_STARTED).getFirst();
      assertEquals("run-1", began.subject());
      assertTrue(began.reason().contains("seed 5"), began.reason());
      assertTrue(
          test.events(EventType.RUN_ENDED).getFirst().reason().startsWith("PASSED"),
          test.events(EventType.RUN_ENDED).toString());
    }
    // Another process finds it again, and goes on counting.
    try (TestCluster test = TestCluster.start(data);
        Experiments experiments = Experiments.of(test.cluster())) {
      assertEquals(first, experiments.report("run-1"));
      assertEquals(List.of("run-1"), experiments.runs().stream().map(RunSnapshot::id).toList());
      Run second = experiments.start(experiments.named("mine"), RunOptions.DEFAULTS);
      assertEquals("run-2", second.id());
      var _ = second.done().join();
      assertEquals(
          List.of("run-2", "run-1"), experiments.runs().stream().map(RunSnapshot::id).toList());
    }
  }

  @Test
  void onlyOneRunsAndTheEndOfTheProgramStopsIt() throws Exception {
    write("long.yaml", LONG);
    try (TestCluster test = TestCluster.start(data)) {
      Run run;
      try (Experiments experiments = Experiments.of(test.cluster())) {
        Experiment mine = experiments.named("long");
        run = experiments.start(mine, RunOptions.DEFAULTS);
        assertEquals(
            ProblemKind.CONFLICT,
            assertThrows(ProblemException.class, () -> experiments.start(mine, RunOptions.DEFAULTS))
                .kind());
        assertEquals(
            ProblemKind.CONFLICT,
            assertThrows(ProblemException.class, () -> experiments.report(run.id())).kind());
        assertEquals(
            ProblemKind.NOT_FOUND,
            assertThrows(ProblemException.class, () -> experiments.snapshot("run-9")).kind());
        assertEquals(
            ProblemKind.NOT_FOUND,
            assertThrows(ProblemException.class, () -> experiments.stop("../control")).kind());
        assertFalse(run.done().isDone());
      }
      assertEquals(RunState.STOPPED, run.done().join().run().state());
      assertEquals("the program ends", test.events(EventType.RUN_ABORTED).getFirst().reason());
    }
  }

  @Test
  void aReportThatWasSpoiltIsLeftOutOfTheList() throws Exception {
    Files.writeString(
        Files.createDirectories(data.resolve("runs")).resolve("run-4.json"), "{\"run\":");
    try (TestCluster test = TestCluster.start(data);
        Experiments experiments = Experiments.of(test.cluster())) {
      assertEquals(List.of(), experiments.runs());
      assertEquals(
          ProblemKind.DATA_CORRUPT,
          assertThrows(ProblemException.class, () -> experiments.report("run-4")).kind());
    }
  }
}
