package io.understudy.store;

import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The state machine of the shared store. A step is taken only from the state that the caller
 * believes it to be in; every step is an event. Safe for any number of threads.
 */
public final class StoreLife {
  private static final String SUBJECT = "store";

  private final Journal journal;
  private final InstantSource clock;
  private Stage stage;

  /**
   * Where the store is and why. Immutable.
   *
   * @param state the state
   * @param reason why, in words
   * @param since since when
   */
  public record Stage(StoreState state, String reason, Instant since) {}

  /**
   * A store that was opened.
   *
   * @param journal where the steps are recorded
   * @param clock the time of the steps
   */
  public StoreLife(Journal journal, InstantSource clock) {
    this.journal = journal;
    this.clock = clock;
    this.stage = new Stage(StoreState.UP, "it was opened", clock.instant());
  }

  /** Where it is now. */
  public synchronized Stage stage() {
    return stage;
  }

  /**
   * Takes a step if the store is where the caller believes.
   *
   * @param from where it must be
   * @param to where it goes, one of {@link StoreState#next}
   * @param type what sort of event this is
   * @param reason why, in words
   * @return whether the step was taken; if not, nothing has changed
   * @throws IllegalArgumentException if there is no such step
   */
  public synchronized boolean step(StoreState from, StoreState to, EventType type, String reason) {
    if (!from.next().contains(to)) {
      throw new IllegalArgumentException("the store does not go from " + from + " to " + to);
    }
    if (stage.state() != from) {
      return false;
    }
    stage = new Stage(to, reason, clock.instant());
    journal.append(type, SUBJECT, from.name(), to.name(), reason);
    return true;
  }

  /** The state is the same for another reason, for example after one more attempt. */
  public synchronized void explain(StoreState state, String reason) {
    if (stage.state() == state) {
      stage = new Stage(state, reason, stage.since());
    }
  }
}
