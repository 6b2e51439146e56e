package io.understudy.console.balancer;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;

/**
 * One value as a person edits it: what holds now, what was typed, and what is wrong with that. As
 * long as nobody has typed, it follows what holds.
 */
final class Draft {
  private final ReadOnlyStringWrapper current = new ReadOnlyStringWrapper("");
  private final StringProperty typed = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
  private final ObservableBooleanValue changed = typed.isNotEqualTo(current);

  /** What holds now. */
  ReadOnlyStringProperty current() {
    return current.getReadOnlyProperty();
  }

  /** What was typed; a view binds its control to it. */
  StringProperty typed() {
    return typed;
  }

  /** What is wrong with it, in the engine's words; empty for nothing. */
  ReadOnlyStringProperty error() {
    return error.getReadOnlyProperty();
  }

  /** Whether it differs from what holds. */
  ObservableBooleanValue changed() {
    return changed;
  }

  void holds(String now) {
    boolean untouched = !changed.get();
    current.set(now);
    if (untouched) {
      typed.set(now);
    }
  }

  void discard() {
    typed.set(current.get());
  }

  void complain(String problem) {
    error.set(problem);
  }
}
