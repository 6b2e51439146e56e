package io.understudy.experiment.assertion;

import io.understudy.cluster.CallCounts;
import io.understudy.experiment.RunSnapshot.Deviation;
import io.understudy.journal.Event;
import io.understudy.load.LoadSnapshot;
import io.understudy.load.LoadState;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a run has seen.
 *
 * @param load what the simulated users saw, null if there were none
 * @param deviations when the hypothesis did not hold
 * @param watched whether there was a hypothesis to watch
 * @param events the journal of the cluster
 * @param calls how many services were called
 */
public record Outcome(
    LoadSnapshot load,
    List<Deviation> deviations,
    boolean watched,
    List<Event> events,
    CallCounts calls) {
  /** Keeps copies. */
  public Outcome {
    deviations = List.copyOf(deviations);
    events = List.copyOf(events);
  }

  /** What the simulated users saw, if they have carried out their plan. */
  Optional<LoadSnapshot> wholeLoad() {
    return Optional.ofNullable(load).filter(one -> one.state() == LoadState.DONE);
  }
}
