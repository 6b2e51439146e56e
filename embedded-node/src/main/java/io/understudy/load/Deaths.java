package io.understudy.load;

import io.understudy.check.History;
import io.understudy.check.Observation;
import io.understudy.journal.Event;
import io.understudy.journal.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Tells the history which nodes are dead, by the journal: who kills a node says so there. Always in
 * the node's favour: a kill counts only when it is over for sure, a return from before it began.
 * Used by one thread.
 */
final class Deaths {
  private static final Duration UNTIL_SURE = Duration.ofSeconds(2);
  private static final int PAGE = 500;

  private final Journal journal;
  private final History history;
  private final Map<String, Instant> dying = new HashMap<>();
  private long read;
  private Instant before;

  Deaths(Journal journal, History history) {
    this.journal = journal;
    this.history = history;
    this.read = journal.lastSeq();
    this.before = history.now();
  }

  /** To be called every few milliseconds. */
  void look() {
    Instant now = history.now();
    while (journal.lastSeq() > read) {
      for (Event event : journal.since(read, PAGE)) {
        note(event, now);
        read = event.seq();
      }
    }
    before = now;
    Iterator<Map.Entry<String, Instant>> all = dying.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<String, Instant> one = all.next();
      if (!now.isBefore(one.getValue().plus(UNTIL_SURE))) {
        history.record(new Observation.NodeKilled(one.getKey(), now));
        all.remove();
      }
    }
  }

  private void note(Event event, Instant now) {
    switch (event.type()) {
      case NODE_KILLED, NODE_CRASHED -> dying.put(event.subject(), now);
      case NODE_STARTING, NODE_REVIVED, NODE_RESTARTED -> {
        dying.remove(event.subject());
        history.record(new Observation.NodeRevived(event.subject(), before));
      }
      default -> {
        // says nothing of life and death
      }
    }
  }
}
