package io.understudy.node;

import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The state machine of one node. A step is taken only from the state that the caller believes it to
 * be in, so of two commands at the same moment one wins and the other is told. Every step is an
 * event.
 */
public final class NodeLife {
  private final String id;
  private final Journal journal;
  private final InstantSource clock;
  private Stage stage;

  /**
   * Where a node is and why. Immutable.
   *
   * @param state the state
   * @param reason why, in words
   * @param since since when
   */
  public record Stage(NodeState state, String reason, Instant since) {}

  /**
   * A node that is down.
   *
   * @param id its name
   * @param journal where the steps are recorded
   * @param clock the time of the steps
   */
  public NodeLife(String id, Journal journal, InstantSource clock) {
    this.id = id;
    this.journal = journal;
    this.clock = clock;
    this.stage = new Stage(NodeState.DOWN, "not started yet", clock.instant());
  }

  /** Where it is now. */
  public synchronized Stage stage() {
    return stage;
  }

  /**
   * Takes a step if the node is where the caller believes.
   *
   * @param from where it must be
   * @param to where it goes, one of {@link NodeState#next}
   * @param type what sort of event this is
   * @param reason why, in words
   * @return whether the step was taken; if not, nothing has changed
   * @throws IllegalArgumentException if there is no such step
   */
  public synchronized boolean step(NodeState from, NodeState to, EventType type, String reason) {
    if (!from.next().contains(to)) {
      throw new IllegalArgumentException("a node does not go from " + from + " to " + to);
    }
    if (stage.state() != from) {
      return false;
    }
    stage = new Stage(to, reason, clock.instant());
    journal.append(type, id, from.name(), to.name(), reason);
    return true;
  }
}
