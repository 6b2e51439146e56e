package io.understudy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.store.IdempotencyTable.Claim;
import io.understudy.store.IdempotencyTable.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An effect and its answer are there together or not at all, and once. */
@ParameterizedClass
@EnumSource(StoreKind.class)
final class IdempotencyTableTest {
  @Parameter StoreKind kind;
  @TempDir Path data;

  private OpenStore open;
  private Store store;
  private IdempotencyTable table;

  @BeforeEach
  void open() {
    open = kind.open(data);
    store = open.store;
    table = store.idempotency();
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void whatWasCarriedOutIsAnswered() {
    assertInstanceOf(Claim.Mine.class, table.claim("k", "f"));
    assertEquals("f", assertInstanceOf(Claim.Busy.class, table.claim("k", "g")).fingerprint());
    assertTrue(carryOut(store, "alice", "answer"));
    Claim.Answered answered = assertInstanceOf(Claim.Answered.class, table.claim("k", "g"));
    assertEquals("f", answered.fingerprint());
    assertEquals("answer", text(answered.answer()));
    assertEquals(1, store.sessions().count());
  }

  @Test
  void eventsThatAreNotRecordedYetAreWaitedForAsLongAsForAClaim() {
    table.claim("k", "f");
    assertTrue(table.carryOut("k", "f", () -> new Outcome(true, bytes("answer"), false)));
    assertInstanceOf(Claim.Busy.class, table.claim("k", "f"));
    open.clock.advance(IdempotencyTable.CLAIM);
    assertFalse(assertInstanceOf(Claim.Answered.class, table.claim("k", "f")).recorded());
    table.recorded("k");
    assertTrue(assertInstanceOf(Claim.Answered.class, table.claim("k", "f")).recorded());
  }

  @Test
  void aClaimIsOverSoonAndWhoeverIsFirstHasDoneIt() {
    table.claim("k", "f");
    open.clock.advance(IdempotencyTable.CLAIM);
    assertInstanceOf(Claim.Mine.class, table.claim("k", "g"));
    assertTrue(carryOut(store, "alice", "first"), "who was thought dead was only slow");
    assertFalse(carryOut(store, "bob", "second"));
    assertEquals(List.of("alice"), users());
    assertEquals("f", ((Claim.Answered) table.claim("k", "f")).fingerprint());
  }

  @Test
  void aReleasedClaimIsFreeAtOnceButNotForWhoHasLostIt() {
    Claim.Mine first = (Claim.Mine) table.claim("k", "f");
    open.clock.advance(IdempotencyTable.CLAIM);
    Claim.Mine second = (Claim.Mine) table.claim("k", "f");
    table.release("k", first);
    assertInstanceOf(Claim.Busy.class, table.claim("k", "f"));
    table.release("k", second);
    assertInstanceOf(Claim.Mine.class, table.claim("k", "f"));
  }

  @Test
  void nothingIsWrittenByWorkThatFailsOrSaysSo() {
    table.claim("k", "f");
    assertThrows(
        IllegalStateException.class,
        () ->
            table.carryOut(
                "k",
                "f",
                () -> {
                  store.sessions().create("alice", "node-1");
                  throw new IllegalStateException("in the middle");
                }));
    assertTrue(
        table.carryOut(
            "k",
            "f",
            () -> {
              store.sessions().create("alice", "node-1");
              assertEquals(1, store.sessions().count(), "it sees what it has written");
              return new Outcome(false, null, true);
            }));
    assertEquals(0, store.sessions().count());
    assertTrue(carryOut(store, "alice", "now"));
  }

  @Test
  void whatARefusalCountsStaysAndItsAnswerDoesNot() {
    table.claim("k", "f");
    assertTrue(
        table.carryOut(
            "k",
            "f",
            () -> {
              for (int i = 0; i < LoginFailureTable.FREE; i++) {
                assertTrue(store.loginFailures().failed("alice", open.clock.instant()));
              }
              return new Outcome(true, null, true);
            }));
    assertTrue(store.loginFailures().wait("alice", open.clock.instant()).isPositive());
    assertInstanceOf(Claim.Mine.class, table.claim("k", "f"));
  }

  @Test
  void aNodeThatIsKilledBeforeTheCommitHasDoneNothing() {
    AtomicBoolean dead = new AtomicBoolean();
    Store fenced = store.fencedBy(() -> dead.get() ? Optional.of("it is dead") : Optional.empty());
    table.claim("k", "f");
    ProblemException refused =
        assertThrows(
            ProblemException.class,
            () ->
                fenced
                    .idempotency()
                    .carryOut(
                        "k",
                        "f",
                        () -> {
                          fenced.sessions().create("alice", "node-1");
                          dead.set(true);
                          return new Outcome(true, bytes("answer"), true);
                        }));
    assertEquals(ProblemKind.UNAVAILABLE, refused.kind());
    assertEquals(0, store.sessions().count());
    open.clock.advance(IdempotencyTable.CLAIM);
    assertInstanceOf(Claim.Mine.class, table.claim("k", "f"));
  }

  @Test
  void whatOthersWriteMeanwhileIsNoPartOfIt() throws Exception {
    table.claim("k", "f");
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      table.carryOut(
          "k",
          "f",
          () -> {
            store.sessions().create("alice", "node-1");
            try {
              other.submit(() -> store.sessions().create("bob", "node-2")).get();
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
            return new Outcome(false, null, true);
          });
    }
    assertEquals(List.of("bob"), users());
    store.sessions().create("alice", "node-1");
    assertEquals(2, store.sessions().count(), "afterwards each write is by itself again");
  }

  @Test
  void ofManyAtTheSameMomentOneHasAnEffect() throws Exception {
    int nodes = 12;
    for (int round = 0; round < 50; round++) {
      table.claim("k" + round, "f");
      String id = "k" + round;
      CyclicBarrier start = new CyclicBarrier(nodes);
      AtomicInteger done = new AtomicInteger();
      List<Future<?>> all = new ArrayList<>();
      try (ExecutorService threads = Executors.newFixedThreadPool(nodes)) {
        for (int i = 0; i < nodes; i++) {
          Store node = store.fencedBy(Optional::empty);
          all.add(
              threads.submit(() -> {
                start.await();
                if (node.idempotency().carryOut(id, "f", () -> session(node, "alice", "a"))) {
                  done.incrementAndGet();
                }
                return null;
              }));
        }
      }
      for (Future<?> one : all) {
        one.get();
      }
      assertEquals(1, done.get());
      assertEquals(round + 1, store.sessions().count());
    }
  }

  @Test
  void workThatTakesItsTimeBeforeItWritesHoldsNoConnection() throws Exception {
    int many = 40; // more than there are connections
    CountDownLatch all = new CountDownLatch(many);
    List<Future<?>> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < many; i++) {
        String id = "k" + i;
        table.claim(id, "f");
        results.add(
            threads.submit(() ->
                table.carryOut(
                    id,
                    "f",
                    () -> {
                      store.users().passwordHash("alice");
                      all.countDown();
                      try {
                        all.await();
                      } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                      return session(store, "alice", "a");
                    })));
      }
    }
    for (Future<?> result : results) {
      result.get();
    }
    assertEquals(many, store.sessions().count());
  }

  @Test
  void answersAreKeptForADay() {
    table.claim("k", "f");
    carryOut(store, "alice", "answer");
    open.clock.advance(IdempotencyTable.MEMORY.minusMillis(1));
    assertEquals(0, table.sweep());
    assertInstanceOf(Claim.Answered.class, table.claim("k", "f"));
    open.clock.advance(Duration.ofMillis(1));
    assertInstanceOf(Claim.Mine.class, table.claim("k", "f"), "even before it was swept");
    open.clock.advance(IdempotencyTable.MEMORY);
    assertEquals(1, table.sweep());
    assertEquals(0, table.sweep());
  }

  private boolean carryOut(Store node, String user, String answer) {
    return node.idempotency().carryOut("k", "f", () -> session(node, user, answer));
  }

  private static Outcome session(Store node, String user, String answer) {
    node.sessions().create(user, "node-1");
    return new Outcome(true, bytes(answer), true);
  }

  private List<String> users() {
    return store.sessions().list().stream().map(Session::user).sorted().toList();
  }

  private static ByteBuffer bytes(String text) {
    return StandardCharsets.UTF_8.encode(text);
  }

  private static String text(ByteBuffer buffer) {
    return StandardCharsets.UTF_8.decode(buffer.slice()).toString();
  }
}
