package io.understudy.console.shell;

import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.load.LoadPlan;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;

/**
 * Starts and stops runs of load, and knows from the journal which one is under way, whoever has
 * started it. FX thread only.
 */
public final class LoadActions {
  private final Calls calls;
  private final ReadOnlyStringWrapper running = new ReadOnlyStringWrapper("");

  /** With that way to the engine. */
  public LoadActions(Calls calls) {
    this.calls = calls;
    calls.bridge().events().addListener(this::read);
  }

  /** The run that is under way; empty for none. */
  public ReadOnlyStringProperty running() {
    return running.getReadOnlyProperty();
  }

  private void read(ListChangeListener.Change<? extends Event> change) {
    while (change.next()) {
      List<? extends Event> newestFirst = change.getAddedSubList();
      for (Event event : newestFirst) {
        if (event.type() == EventType.LOAD_STARTED) {
          running.set(event.subject());
          return;
        }
        // What a process left that was ended in the middle of a run is no run.
        if (event.type() == EventType.LOAD_ENDED
            || event.type() == EventType.LOAD_ABORTED
            || event.type() == EventType.CLUSTER_STARTED) {
          running.set("");
          return;
        }
      }
    }
  }

  /**
   * Starts a run.
   *
   * @param started gets its id
   * @param failed gets what went wrong
   */
  public void start(LoadPlan plan, Consumer<String> started, Consumer<Exception> failed) {
    calls.act(engine -> engine.startLoad(plan), started, failed);
  }

  /** Stops what is under way; nothing happens if there is none. */
  public void stop() {
    String id = running.get();
    if (!id.isEmpty()) {
      calls.run(engine -> engine.stopLoad(id));
    }
  }
}
