package io.understudy.cluster;

import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.store.Store;
import io.understudy.store.StoreLife;
import io.understudy.store.StoreState;
import io.understudy.store.UserTable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What can be done to the shared session store. While it is out, nodes answer 503 where they need
 * it, the journal gathers events in memory, and everything goes on by itself when it is back. Safe
 * for any number of threads.
 */
public final class SharedStore {
  private static final Duration FIRST_RETRY = Duration.ofMillis(100);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger(SharedStore.class);

  private final Store store;
  private final InstantSource clock;
  private final StoreLife life;
  private Duration retryIn = FIRST_RETRY;
  private Instant nextAttempt = Instant.MIN;

  SharedStore(Store store, Journal journal, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.life = new StoreLife(journal, clock);
  }

  /** Where it is, and why. */
  public StoreLife.Stage stage() {
    return life.stage();
  }

  /**
   * Ends the database at once, like a killed database server. What was acknowledged stays.
   *
   * @throws ProblemException {@link ProblemKind#CONFLICT} if it is out already
   */
  public synchronized void kill() {
    StoreState from = stage().state();
    String why = "killed by the operator";
    if (from == StoreState.OUT || !life.step(from, StoreState.OUT, EventType.STORE_KILLED, why)) {
      throw notPossible("killed");
    }
    store.kill(why);
  }

  /**
   * Opens the database file again. If that does not work at once it is tried until it does, with
   * growing pauses up to two seconds; {@link #stage} says why it did not.
   *
   * @throws ProblemException {@link ProblemKind#CONFLICT} if it is not out
   */
  public synchronized void revive() {
    if (!life.step(
        StoreState.OUT,
        StoreState.RECOVERING,
        EventType.STORE_REVIVED,
        "revived by the operator; it is opened again")) {
      throw notPossible("revived");
    }
    attempt();
  }

  /**
   * Deletes everything in the database: it ends as if it was killed, and an empty one opens.
   *
   * @param first writes what there is to be in it from the start
   * @throws ProblemException {@link ProblemKind#CONFLICT} if it is out; {@link
   *     ProblemKind#DATA_UNWRITABLE} or {@link ProblemKind#STORE_UNUSABLE} if an empty one cannot
   *     be made, and then the old one is opened again
   */
  synchronized void renew(Consumer<UserTable> first) {
    String why = "stopped by the operator, to delete all data";
    if (stage().state() != StoreState.UP) {
      throw notPossible("cleared");
    }
    long said = store.chat().last();
    if (!life.step(StoreState.UP, StoreState.OUT, EventType.STORE_KILLED, why)) {
      throw notPossible("cleared");
    }
    store.kill(why);
    life.step(
        StoreState.OUT,
        StoreState.RECOVERING,
        EventType.STORE_REVIVED,
        "an empty database takes the place of the old one");
    try {
      store.renew(said, first);
    } finally {
      attempt(); // the new one is open already, the old one has to be opened again
    }
  }

  private ProblemException notPossible(String verb) {
    StoreLife.Stage now = stage();
    return new ProblemException(
        ProblemKind.CONFLICT,
        "The session store cannot be %s: it %s (%s)"
            .formatted(verb, now.state().sentence(), now.reason()));
  }

  /**
   * It was asked for something and did not answer, though nobody had killed it.
   *
   * @param asked where it was when it was asked; if it is elsewhere now, even in the same state
   *     again, what came of the question says nothing any more
   */
  synchronized void lost(StoreLife.Stage asked, String why) {
    if (stage().equals(asked)
        && life.step(StoreState.UP, StoreState.RECOVERING, EventType.STORE_LOST, why)) {
      retryLater();
    }
  }

  /** Tries again if that is due; must be called often. */
  synchronized void recover() {
    if (stage().state() == StoreState.RECOVERING && !clock.instant().isBefore(nextAttempt)) {
      attempt();
    }
  }

  private void attempt() {
    try {
      store.reopen();
      store
          .trouble()
          .ifPresentOrElse(
              this::failed,
              () -> {
                retryIn = FIRST_RETRY;
                life.step(
                    StoreState.RECOVERING, StoreState.UP, EventType.STORE_UP, "it answers again");
              });
    } catch (ProblemException e) {
      failed(e.detail());
    }
  }

  private void failed(String why) {
    life.explain(StoreState.RECOVERING, why);
    retryLater();
  }

  private void retryLater() {
    nextAttempt = clock.instant().plus(retryIn);
    Duration doubled = retryIn.multipliedBy(2);
    retryIn = doubled.compareTo(LONGEST_RETRY) < 0 ? doubled : LONGEST_RETRY;
  }

  /** The cluster ends: what waits in memory is to be stored before that. */
  synchronized void endOutage() {
    life.step(
        StoreState.OUT,
        StoreState.RECOVERING,
        EventType.STORE_REVIVED,
        "the cluster stops, and what waits in memory is stored before that");
    if (stage().state() == StoreState.RECOVERING) {
      attempt();
    }
    if (stage().state() != StoreState.UP) {
      LOG.error("The cluster stops while its store is out: {}", stage().reason());
    }
  }
}
