package io.understudy.console.shell;

import io.understudy.console.bridge.Turns;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/**
 * The events that charts mark. They are kept longer than the others: the logins of a thousand users
 * must not push away the kill in the middle of a run. FX thread only.
 */
public final class Marked {
  /** What charts mark. */
  public static final Set<EventType> TYPES = Turns.TYPES;

  private static final int KEPT = 2_000;

  private final Deque<Event> newestFirst = new ArrayDeque<>();
  private long count;

  /** Those of a list of events, newest first, to which new ones are added. */
  public Marked(ObservableList<Event> events) {
    events.addListener(this::read);
  }

  private void read(ListChangeListener.Change<? extends Event> change) {
    while (change.next()) {
      for (Event event : change.getAddedSubList().reversed()) {
        if (TYPES.contains(event.type())) {
          newestFirst.addFirst(event);
          count++;
        }
      }
    }
    while (newestFirst.size() > KEPT) {
      newestFirst.removeLast();
    }
  }

  /** How many there have been, with those that are no longer kept. */
  public long count() {
    return count;
  }

  /** All that are kept. */
  public List<Event> newestFirst() {
    return new ArrayList<>(newestFirst);
  }
}
