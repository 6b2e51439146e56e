package io.understudy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.problem.ProblemException;
import io.understudy.store.MegaTable.Insert;
import io.understudy.store.MegaTable.Once;
import io.understudy.store.MegaTable.Outcome;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of numbers and its one writer. */
@Timeout(60)
@ParameterizedClass
@EnumSource(StoreKind.class)
final class MegaTableTest {
  private static final int KILLS = 8;

  @Parameter StoreKind kind;
  @TempDir Path data;

  private Supplier<OpenStore> place;
  private OpenStore open;
  private MegaTable mega;

  @BeforeEach
  void choose() {
    place = kind.at(data);
    open();
  }

  private void open() {
    open = place.get();
    mega = open.store.mega();
  }

  @AfterEach
  void close() {
    open.close();
  }

  private static Insert insert(Integer... numbers) {
    return new Insert("alice", List.of(numbers), Optional.empty());
  }

  private static Insert keyed(String key, String fingerprint, Integer... numbers) {
    return new Insert(
        "alice",
        List.of(numbers),
        Optional.of(
            new Once(key, fingerprint, first -> ByteBuffer.allocate(8).putLong(first).flip())));
  }

  private static long first(Outcome outcome) {
    return assertInstanceOf(Outcome.Inserted.class, outcome).first();
  }

  @Test
  void idsFollowEachOtherInTheOrderOfTheCommits() {
    assertEquals(1, first(mega.insert(insert(4, 8, 15)).join()));
    assertEquals(4, first(mega.insert(insert(16)).join()));
    List<MegaTable.Row> rows = mega.page(1, 2);
    assertEquals(
        List.of(
            new MegaTable.Row(2, 8, "alice", open.clock.instant()),
            new MegaTable.Row(3, 15, "alice", open.clock.instant())),
        rows);
    assertEquals(4, mega.read().count());
    assertEquals(new MegaTail(4, 4), mega.tail());
  }

  @Test
  void theNextProcessGoesOnWhereThisOneEnded() {
    mega.insert(insert(1, 2)).join();
    open.close();
    open();
    assertEquals(new MegaTail(2, 2), mega.tail());
    assertEquals(3, first(mega.insert(insert(3)).join()));
  }

  @Test
  void aReaderWhoPagesSeesEveryRowOnce() throws Exception {
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      writers.add(
          Thread.startVirtualThread(() -> {
            for (int n = 0; n < 50; n++) {
              mega.insert(insert(7, 8)).join();
            }
          }));
    }
    List<Long> seen = new ArrayList<>();
    while (seen.size() < 800) {
      mega.page(seen.isEmpty() ? 0 : seen.getLast(), 37).forEach(row -> seen.add(row.id()));
    }
    assertEquals(LongStream.rangeClosed(1, 800).boxed().toList(), seen);
    for (Thread writer : writers) {
      writer.join();
    }
    assertTrue(mega.totals().groups() <= 400);
  }

  @Test
  void aKeyInsertsOnceWhoeverComesWithIt() {
    List<CompletableFuture<Outcome>> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(mega.insert(keyed("key", "print", 5, 6)));
    }
    List<Outcome> outcomes = all.stream().map(CompletableFuture::join).toList();
    assertEquals(1, first(outcomes.getFirst()));
    for (Outcome outcome : outcomes.subList(1, 20)) {
      Outcome.Known known = assertInstanceOf(Outcome.Known.class, outcome);
      assertEquals("print", known.fingerprint());
      assertEquals(1, known.answer().getLong(0));
    }
    assertEquals(2, mega.read().count());
    open.close();
    open();
    assertInstanceOf(Outcome.Known.class, mega.insert(keyed("key", "print", 5, 6)).join());
    open.clock.advance(IdempotencyTable.MEMORY);
    assertEquals(3, first(mega.insert(keyed("key", "other", 1)).join()), "it is forgotten");
    assertEquals(
        "other",
        assertInstanceOf(Outcome.Known.class, mega.insert(keyed("key", "x", 1)).join())
            .fingerprint());
  }

  @Test
  void aDeadNodeInsertsNothing() {
    AtomicBoolean dead = new AtomicBoolean();
    MegaTable his =
        open.store.fencedBy(() -> dead.get() ? Optional.of("it is dead") : Optional.empty()).mega();
    assertEquals(1, first(his.insert(insert(1)).join()));
    dead.set(true);
    assertThrows(CompletionException.class, his.insert(insert(2))::join);
    assertThrows(ProblemException.class, his::read);
    assertEquals(1, mega.read().count());
  }

  @Test
  void whoFollowsHearsOfEveryInsertAndWhoIsCutOffHearsItLater() {
    AtomicBoolean cutOff = new AtomicBoolean(true);
    List<MegaTail> heard = new CopyOnWriteArrayList<>();
    List<MegaTail> late = new CopyOnWriteArrayList<>();
    Runnable end = mega.follow(heard::add);
    Runnable endLate =
        open.store
            .fencedBy(() -> cutOff.get() ? Optional.of("cut off") : Optional.empty())
            .mega()
            .follow(late::add);
    mega.insert(insert(1, 2)).join();
    Awaitility.await().until(() -> heard.contains(new MegaTail(2, 2)));
    assertEquals(List.of(), late);
    cutOff.set(false);
    Awaitility.await().until(() -> late.contains(new MegaTail(2, 2)));
    end.run();
    endLate.run();
    mega.insert(insert(3)).join();
    Runnable again = mega.follow(late::add);
    mega.insert(insert(4)).join();
    Awaitility.await().until(() -> late.contains(new MegaTail(4, 4)));
    assertEquals(List.of(new MegaTail(2, 2)), heard);
    again.run();
  }

  @Test
  void aKilledStoreLosesNothingThatWasAcknowledged() throws Exception {
    Map<Long, Integer> acknowledged = new ConcurrentHashMap<>();
    AtomicBoolean over = new AtomicBoolean();
    List<Thread> writers = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      int number = i;
      writers.add(
          Thread.startVirtualThread(() -> {
            while (!over.get()) {
              try {
                long id = first(mega.insert(insert(number)).join());
                acknowledged.put(id, number);
              } catch (CompletionException e) {
                Thread.onSpinWait(); // it is out
              }
            }
          }));
    }
    for (int kill = 1; kill <= KILLS; kill++) {
      int goal = acknowledged.size() + 200;
      Awaitility.await().until(() -> acknowledged.size() >= goal);
      open.store.kill("on purpose");
      open.store.reopen();
    }
    over.set(true);
    for (Thread writer : writers) {
      writer.join();
    }
    Map<Long, Integer> stored = new ConcurrentHashMap<>();
    mega.page(0, 1_000_000).forEach(row -> stored.put(row.id(), row.number()));
    assertTrue(stored.entrySet().containsAll(acknowledged.entrySet()));
    assertEquals(stored.size(), mega.tail().last(), "without gaps");
  }
}
