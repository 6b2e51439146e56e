package io.understudy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cluster.Cluster;
import io.understudy.control.ControlServer;
import io.understudy.experiment.RunState;
import io.understudy.experiment.run.Experiments;
import io.understudy.experiment.run.Run;
import io.understudy.experiment.run.RunOptions;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.problem.ProblemException;
import io.understudy.testing.Program;
import io.understudy.testing.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code understudy progress} and {@code understudy cancel}, as processes of their own. */
final class CancelCommandTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path data;

  private static TestCluster test;
  private static Experiments experiments;
  private static ControlServer control;

  @BeforeAll
  static void start() throws Exception {
    Files.writeString(
        Files.createDirectories(data.resolve("presets")).resolve("slow.json"),
        "{\"cluster\":{\"nodes\":60,\"staggerMs\":1000}}");
    Files.writeString(
        Files.createDirectories(data.resolve("experiments")).resolve("long.yaml"),
        """
        title: Long
        cluster: {nodes: 1}
        method: [{action: kill, at: 3000, node: node-1}]
        assertions: [{assert: event, type: node-killed}]
        """);
    test = TestCluster.start(data);
    experiments = Experiments.of(test.cluster());
    control = ControlServer.start(test.cluster(), experiments);
  }

  @AfterAll
  static void stop() {
    control.close();
    experiments.close();
    test.close();
  }

  private static List<String> run(int exit, String... arguments) {
    List<String> whole = new ArrayList<>(List.of(arguments));
    whole.addAll(List.of("--data", data.toString()));
    try (Program program = Program.start(whole.toArray(String[]::new))) {
      assertEquals(exit, program.exit(), program::err);
      return exit == 0 ? program.out() : List.of(program.err());
    }
  }

  @Test
  void aClusterThatGrowsIsSeenAndEndedWhereItIs() {
    Cluster cluster = test.cluster();
    CompletableFuture<?> grown =
        CompletableFuture.supplyAsync(() -> cluster.presets().apply("slow"));
    Awaitility.await("it grows")
        .atMost(PATIENCE)
        .until(() -> cluster.bringUp().progress().filter(now -> now.there() > 3).isPresent());
    String line = String.join("\n", run(0, "progress"));
    assertTrue(line.matches("(?s).*bring-up   \\d+ of 60 nodes.*"), line);
    String ended = String.join("\n", run(0, "cancel", "bring-up"));
    assertTrue(ended.startsWith("bring-up: no more nodes are added, there are "), ended);
    try {
      grown.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
      throw new AssertionError("it went on to the end");
    } catch (CompletionException e) {
      ProblemException problem = (ProblemException) e.getCause();
      assertTrue(problem.detail().startsWith("The operator cancelled it"), problem.detail());
    }
    assertTrue(cluster.snapshot().nodes().size() < 60, "it ended early");
  }

  @Test
  void theRunOfAnExperimentIsSeenAndStoppedAndSaysSo() {
    Run run = experiments.start(experiments.named("long"), RunOptions.DEFAULTS);
    String line = String.join("\n", run(0, "progress"));
    assertTrue(line.contains(run.id() + "      long: "), line);
    String ended = String.join("\n", run(0, "cancel", run.id()));
    assertTrue(ended.startsWith(run.id() + ": "), ended);
    run.done().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    assertEquals(RunState.STOPPED, experiments.snapshot(run.id()).state());
    assertEquals("it was asked to stop", experiments.snapshot(run.id()).reason());
    assertTrue(
        test.cluster().journal().since(0, 10_000).stream()
            .map(Event::type)
            .anyMatch(EventType.RUN_ABORTED::equals),
        "the journal tells of it");
  }

  @Test
  void whatCannotBeCancelledIsNamedWithWhatCan() {
    String words = run(2, "cancel", "node-1").getFirst();
    assertTrue(words.contains("\"node-1\" cannot be cancelled; bring-up can"), words);
    assertTrue(run(2, "cancel", "run-99").getFirst().contains("There is no run \"run-99\""));
  }
}
