package io.understudy.experiment;

import io.understudy.journal.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A run that is over, with everything that a reader needs to believe it. Immutable; its JSON can be
 * read again.
 *
 * @param run how it ended
 * @param source the experiment as it was written
 * @param versions of the program and of what it is made of, and the sort of machine, by name
 * @param events what the journal of its cluster says, oldest first, without the comings and goings
 *     of simulated users; the first {@link #MOST_EVENTS}
 * @param more how many more there were
 */
public record RunReport(
    RunSnapshot run, String source, Map<String, String> versions, List<Event> events, long more) {
  /** More than anybody reads. */
  public static final int MOST_EVENTS = 2_000;

  /** Keeps copies. */
  public RunReport {
    events = List.copyOf(events);
    versions = Map.copyOf(versions);
  }

  /**
   * When something was, on the scale of the run.
   *
   * @return seconds after the run's seconds began, negative before; 0 if they never began
   */
  public double secondOf(Instant at) {
    return run.startedAt() == null
        ? 0
        : java.time.Duration.between(run.startedAt(), at).toNanos() / 1e9;
  }
}
