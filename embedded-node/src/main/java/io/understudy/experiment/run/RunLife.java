package io.understudy.experiment.run;

import io.understudy.experiment.RunState;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import java.util.Optional;

/** The state machine of a run. Every step is an event in the journal of its cluster. */
final class RunLife {
  private final String id;
  private RunState state = RunState.PREPARING;
  private String reason = "it was asked for";
  private Optional<Journal> journal = Optional.empty();

  RunLife(String id) {
    this.id = id;
  }

  /** There is a journal now. */
  synchronized void tell(Journal one) {
    journal = Optional.of(one);
  }

  synchronized RunState state() {
    return state;
  }

  synchronized String reason() {
    return reason;
  }

  /**
   * Goes on.
   *
   * @throws IllegalStateException if there is no way from here
   */
  synchronized void go(RunState to, String why) {
    if (!state.next().contains(to)) {
      throw new IllegalStateException("a run does not go from " + state + " to " + to);
    }
    journal.ifPresent(one -> one.append(EventType.RUN_CHANGED, id, state.name(), to.name(), why));
    state = to;
    reason = why;
  }

  /** Ends it from wherever it is, when something went wrong that nobody has foreseen. */
  synchronized void abandon(String why) {
    if (state.next().contains(RunState.FAILED)) {
      go(RunState.FAILED, why);
    } else {
      go(RunState.ROLLING_BACK, why);
      go(RunState.FAILED, why);
    }
  }
}
