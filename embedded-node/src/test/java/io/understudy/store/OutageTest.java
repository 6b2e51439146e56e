package io.understudy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The database is killed in the middle of everything; what was acknowledged is there afterwards.
 */
@ParameterizedClass
@EnumSource(StoreKind.class)
final class OutageTest {
  private static final int ROUNDS = 40;
  private static final int WRITERS = 12;
  private static final int TOLD_PER_ROUND = 30;

  @Parameter StoreKind kind;
  @TempDir Path data;

  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

  @Test
  void whatWasAcknowledgedSurvivesManyKills() throws InterruptedException {
    try (OpenStore open = kind.open(data)) {
      for (int round = 1; round <= ROUNDS; round++) {
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
          writers.add(Thread.ofVirtual().start(() -> writeUntilItIsOut(open.store)));
        }
        int goal = round * TOLD_PER_ROUND;
        Awaitility.await()
            .pollInterval(Duration.ofMillis(1))
            .atMost(Duration.ofMinutes(1))
            .until(() -> acknowledged.size() >= goal);
        open.store.kill("killed by the test");
        for (Thread writer : writers) {
          writer.join();
        }
        open.store.reopen();
        for (String cookie : acknowledged) {
          assertTrue(open.store.sessions().find(cookie).isPresent(), "round " + round);
        }
      }
    }
  }

  private void writeUntilItIsOut(Store store) {
    try {
      while (true) {
        acknowledged.add(store.sessions().create("alice", "node-1").cookie());
      }
    } catch (ProblemException e) {
      assertEquals(ProblemKind.UNAVAILABLE, e.kind());
    }
  }

  @Test
  void itSaysWhyItIsOutAndWhoWasSeenIsNotForgotten() {
    try (OpenStore open = kind.open(data)) {
      Session.Issued issued = open.store.sessions().create("alice", "node-1");
      open.clock.advance(Duration.ofMinutes(5));
      open.store.sessions().touch(issued.session(), "node-2");
      open.store.kill("killed by the test");

      ProblemException out =
          assertThrows(ProblemException.class, () -> open.store.sessions().find(issued.cookie()));
      assertEquals("The session store is out: killed by the test", out.detail());
      assertEquals(out.detail(), open.store.trouble().orElseThrow());
      assertThrows(ProblemException.class, () -> open.store.sessions().flush());

      open.store.reopen();
      open.store.sessions().flush();
      Session after = open.store.sessions().get(issued.session().id()).orElseThrow();
      assertEquals("node-2", after.lastNode());
      assertEquals(open.clock.instant(), after.lastSeen());
    }
  }
}
