package io.understudy.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.testing.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BringUpTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WANTED = 60;

  @TempDir private Path data;

  @Test
  void itTellsHowFarItIsAndEndsWhereSomebodyCancelsIt() throws Exception {
    Files.writeString(
        Files.createDirectories(data.resolve("presets")).resolve("slow.json"),
        "{\"cluster\":{\"nodes\":%d,\"staggerMs\":200}}".formatted(WANTED));
    try (TestCluster test = TestCluster.start(data)) {
      Cluster cluster = test.cluster();
      cluster.bringUp().cancel();
      assertEquals(Optional.empty(), cluster.bringUp().progress(), "nothing grows");
      CompletableFuture<Preset> applied =
          CompletableFuture.supplyAsync(() -> cluster.presets().apply("slow"));
      await("it grows").atMost(PATIENCE).until(() -> there(cluster) > 4);
      assertEquals(WANTED, cluster.bringUp().progress().orElseThrow().wanted());
      cluster.bringUp().cancel();
      assertEquals(Optional.empty(), cluster.bringUp().progress());
      ProblemException refusal = refusal(applied);
      assertEquals(ProblemKind.CONFLICT, refusal.kind());
      int nodes = cluster.snapshot().nodes().size();
      assertTrue(nodes > 4 && nodes < WANTED, nodes + " nodes");
      assertEquals(
          "The operator cancelled it with %d of 60 nodes".formatted(nodes), refusal.detail());
      await("those that are there serve")
          .atMost(PATIENCE)
          .until(() -> cluster.snapshot().totals().up() == nodes);
    }
  }

  private static int there(Cluster cluster) {
    return cluster.bringUp().progress().map(BringUp.Progress::there).orElse(0);
  }

  private static ProblemException refusal(CompletableFuture<?> applied) {
    try {
      applied.join();
      throw new AssertionError("it went on to the end");
    } catch (CompletionException e) {
      return (ProblemException) e.getCause();
    }
  }
}
