package io.understudy.cluster;

import io.understudy.testing.Inserters;
import io.understudy.testing.Program;
import io.understudy.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers are inserted while everything is killed; what was acknowledged is there, once. */
final class KilledInsertsTest {
  private static final int KILLS = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path data;

  @Test
  void twentyKillsOfTheWholeProcessLoseAndDoubleNothing() throws Exception {
    Random random = new Random(20);
    Inserters inserters = null;
    for (int kill = 0; kill < KILLS; kill++) {
      try (Program program = Program.headless(data, "--nodes", "2")) {
        if (inserters == null) {
          inserters = new Inserters(program.frontend());
          inserters.start(4);
        } else {
          inserters.move(program.frontend());
        }
        await(inserters, 30 + random.nextInt(150));
        program.kill();
      }
    }
    try (TestCluster test = TestCluster.start(data)) {
      inserters.move(test.frontend());
      inserters.finish();
      inserters.check();
    } finally {
      inserters.close();
    }
  }

  @Test
  void killedNodesAndAKilledStoreLoseAndDoubleNothing() throws Exception {
    try (TestCluster test = TestCluster.start(data);
        Inserters inserters = new Inserters(test.frontend())) {
      inserters.start(4);
      for (int round = 0; round < 3; round++) {
        for (String node : new String[] {"node-1", "node-2", "node-3"}) {
          await(inserters, 50);
          test.cluster().kill(node);
          await(inserters, 50);
          test.cluster().revive(node);
        }
        test.awaitAllServing();
        await(inserters, 50);
        test.cluster().store().kill();
        test.cluster().store().revive();
      }
      await(inserters, 50);
      inserters.finish();
      inserters.check();
    }
  }

  /** Until so many more were acknowledged. */
  private static void await(Inserters inserters, int more) {
    int goal = inserters.told() + more;
    Awaitility.await().atMost(PATIENCE).until(() -> inserters.told() >= goal);
  }
}
