package io.understudy.cluster;

import io.understudy.check.History;
import io.understudy.check.Observation.NodeKilled;
import io.understudy.check.Observation.NodeRevived;
import io.understudy.journal.Event;
import io.understudy.journal.Journal;
import io.understudy.node.NodeState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Tells the history of a run which nodes are dead: who was killed or has crashed, from the moment
 * on when that is over, until the journal says that it is started again.
 */
final class Deaths {
  /** By so much the clock of the journal may be ahead of that of the run. */
  private static final Duration CLOCKS = Duration.ofSeconds(1);

  private static final Duration LOOK = Duration.ofMillis(200);
  private static final int PAGE = 500;

  private final Journal journal;
  private final History history;
  private final BooleanSupplier over;

  private Deaths(Journal journal, History history, BooleanSupplier over) {
    this.journal = journal;
    this.history = history;
    this.over = over;
  }

  /**
   * Follows the journal from now on.
   *
   * @param over whether nobody is interested any more
   */
  static Deaths follow(Journal journal, History history, BooleanSupplier over) {
    Deaths deaths = new Deaths(journal, history, over);
    long now = journal.lastSeq();
    Thread.ofVirtual().name("deaths").start(() -> deaths.follow(now));
    return deaths;
  }

  private void follow(long since) {
    long read = since;
    try {
      while (!over.getAsBoolean() && !journal.isClosed()) {
        if (journal.await(read, LOOK)) {
          List<Event> events = journal.since(read, PAGE);
          events.forEach(this::tell);
          read = events.isEmpty() ? read : events.getLast().seq();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(Event event) {
    if (event.to().equals(NodeState.STARTING.name())) {
      history.record(new NodeRevived(event.subject(), event.at().minus(CLOCKS)));
    }
  }

  /**
   * A kill or a crash is over; no node ends in any other way without being asked.
   *
   * @param runs whether the node runs; it may have been started again in the meantime, and the
   *     journal may have said so before the history knew of the death
   */
  void died(String node, BooleanSupplier runs) {
    Instant now = history.now();
    history.record(new NodeKilled(node, now));
    if (runs.getAsBoolean()) {
      history.record(new NodeRevived(node, now));
    }
  }
}
