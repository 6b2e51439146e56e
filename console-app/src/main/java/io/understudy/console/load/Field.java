package io.understudy.console.load;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One value of a plan as a person types it, and what is wrong with it in the engine's words. */
final class Field {
  private final StringProperty typed;
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");

  Field(String first) {
    typed = new SimpleStringProperty(first);
  }

  /** What was typed; a view binds its control to it. */
  StringProperty typed() {
    return typed;
  }

  /** What is wrong with it; empty for nothing. */
  ReadOnlyStringProperty error() {
    return error.getReadOnlyProperty();
  }

  void complain(String problem) {
    error.set(problem);
  }

  boolean isBlank() {
    return typed.get().isBlank();
  }
}
