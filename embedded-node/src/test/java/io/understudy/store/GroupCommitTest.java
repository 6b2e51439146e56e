package io.understudy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many writes in one commit, told when they are on the disk. */
@Timeout(60)
final class GroupCommitTest {
  @TempDir Path data;

  private final Semaphore gate = new Semaphore(0);
  private volatile Runnable within = () -> {};
  private Database database;
  private GroupCommit<Integer, Integer> group;

  @BeforeEach
  void open() {
    GatedDisk.register();
    database = new Database(new H2Engine("gated", data.resolve("db")));
    database.update("create table numbers (number integer)");
    group =
        new GroupCommit<>(
            "test", database.connections(), this::write, _ -> 1, new GroupCommit.Limits(50, 100));
  }

  @AfterEach
  void close() {
    gate.release(1_000);
    GatedDisk.open();
    group.close();
    database.close();
  }

  private List<Integer> write(Connection connection, List<Integer> orders) throws SQLException {
    gate.acquireUninterruptibly();
    for (int order : orders) {
      try (var insert =
          Database.prepare(connection, "insert into numbers (number) values (?)", order)) {
        insert.executeUpdate();
      }
    }
    within.run();
    return orders.stream().map(order -> -order).toList();
  }

  private List<Integer> stored() {
    return database.list("select number from numbers order by number", row -> row.getInt(1));
  }

  private static Supplier<Optional<String>> open(AtomicBoolean dead) {
    return () -> dead.get() ? Optional.of("it is dead") : Optional.empty();
  }

  /** The writer has taken the first order and waits for the gate. */
  private CompletableFuture<Integer> begin(int order, Supplier<Optional<String>> fence) {
    CompletableFuture<Integer> first = group.submit(order, fence);
    Awaitility.await().until(gate::hasQueuedThreads);
    return first;
  }

  @Test
  void whatGathersDuringACommitIsTheNextGroup() throws Exception {
    List<CompletableFuture<Integer>> all = new ArrayList<>();
    all.add(begin(1, Optional::empty));
    for (int i = 2; i <= 51; i++) {
      all.add(group.submit(i, Optional::empty));
    }
    gate.release(1_000);
    for (int i = 1; i <= 51; i++) {
      assertEquals(-i, all.get(i - 1).get(30, TimeUnit.SECONDS), "each gets its own answer");
    }
    assertEquals(51, stored().size());
    assertEquals(2, group.totals().groups());
    assertEquals(51, group.totals().orders());
  }

  @Test
  void nobodyIsToldBeforeTheDiskWasForced() throws Exception {
    gate.release(1_000);
    GatedDisk.shut();
    CompletableFuture<Integer> first = group.submit(1, Optional::empty);
    Awaitility.await().until(GatedDisk::isSomebodyWaiting);
    assertEquals(List.of(1), stored(), "it is committed, and others read");
    assertFalse(first.isDone(), "but not told");
    int before = GatedDisk.FORCED.get();
    GatedDisk.open();
    first.get(30, TimeUnit.SECONDS);
    assertTrue(GatedDisk.FORCED.get() > before);
    assertFalse(GatedDisk.DIRTY.get(), "nothing was written after it");
  }

  @Test
  void whoDiesBeforeTheCommitHasWrittenNothingAndTheOthersHave() throws Exception {
    AtomicBoolean dead = new AtomicBoolean();
    var _ = begin(1, Optional::empty);
    CompletableFuture<Integer> his = group.submit(2, open(dead));
    CompletableFuture<Integer> other = group.submit(3, Optional::empty);
    within = () -> dead.set(stored().contains(1)); // in the second group, after its rows
    gate.release(1_000);
    assertEquals(-3, other.get(30, TimeUnit.SECONDS));
    CompletionException refused = assertThrows(CompletionException.class, his::join);
    assertEquals(
        ProblemKind.UNAVAILABLE, ((ProblemException) refused.getCause()).kind(), "told, too");
    assertEquals(List.of(1, 3), stored());
  }

  @Test
  void whoIsDeadAlreadyIsRefused() {
    gate.release(1_000);
    AtomicBoolean dead = new AtomicBoolean(true);
    assertThrows(CompletionException.class, group.submit(1, open(dead))::join);
    assertEquals(List.of(), stored());
  }

  @Test
  void aGroupThatFailsIsUndoneAndTheNextOneIsNot() throws Exception {
    within =
        () -> {
          throw new IllegalStateException("on purpose");
        };
    gate.release(1_000);
    assertThrows(CompletionException.class, group.submit(1, Optional::empty)::join);
    within = () -> {};
    assertEquals(-2, group.submit(2, Optional::empty).get(30, TimeUnit.SECONDS));
    assertEquals(List.of(2), stored());
  }

  @Test
  void tooManyWhoWaitAreRefused() {
    var _ = begin(0, Optional::empty);
    for (int i = 0; i < 100; i++) {
      assertFalse(group.submit(i, Optional::empty).isDone());
    }
    assertTrue(group.submit(100, Optional::empty).isCompletedExceptionally());
  }

  @Test
  void whatWaitsIsWrittenBeforeTheEnd() {
    var _ = begin(1, Optional::empty);
    CompletableFuture<Integer> last = group.submit(2, Optional::empty);
    gate.release(1_000);
    group.close();
    assertEquals(-2, last.join());
    assertTrue(group.submit(3, Optional::empty).isCompletedExceptionally());
  }
}
