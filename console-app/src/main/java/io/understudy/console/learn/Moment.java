package io.understudy.console.learn;

import io.understudy.journal.Event;
import java.util.List;

/**
 * What a walkthrough sees of window and cluster at one moment. Immutable.
 *
 * @param user who is signed in in the first session view; empty for nobody
 * @param servedBy which node has made its page; empty for none
 * @param before which one had made it when the step before ended; empty for none
 * @param place the place that shows
 * @param events the newest events, the newest first
 */
record Moment(String user, String servedBy, String before, String place, List<Event> events) {
  /** Nothing yet. */
  static final Moment NONE = new Moment("", "", "", "", List.of());

  /** Not copied: it lives for one look only. */
  Moment {}

  /** The number of the newest event; 0 for none. */
  long lastEvent() {
    return events.isEmpty() ? 0 : events.getFirst().seq();
  }

  /** The same after somebody was served by that node. */
  Moment since(String node) {
    return new Moment(user, servedBy, node, place, events);
  }
}
