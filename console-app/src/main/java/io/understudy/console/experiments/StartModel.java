package io.understudy.console.experiments;

import io.understudy.experiment.run.RunOptions;
import io.understudy.problem.ProblemException;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** How the next run is to be: its seed, if a person wants one, and its pace. Knows no controls. */
final class StartModel {
  private final StringProperty seed = new SimpleStringProperty("");
  private final ObjectProperty<Pace> pace = new SimpleObjectProperty<>(Pace.NORMAL);
  private final ReadOnlyObjectWrapper<Optional<RunOptions>> options =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");

  StartModel() {
    seed.subscribe(text -> read());
    pace.subscribe(now -> read());
  }

  /** What was typed for the seed; empty for any. */
  StringProperty seed() {
    return seed;
  }

  /** How quickly. */
  ObjectProperty<Pace> pace() {
    return pace;
  }

  /** Both together; holds nothing as long as the seed is none. */
  ReadOnlyObjectProperty<Optional<RunOptions>> options() {
    return options.getReadOnlyProperty();
  }

  /** What is wrong with the seed, in the engine's words; empty for nothing. */
  ReadOnlyStringProperty error() {
    return error.getReadOnlyProperty();
  }

  private void read() {
    try {
      RunOptions chosen = RunOptions.DEFAULTS.withPace(pace.get().factor());
      String typed = seed.get().strip();
      options.set(Optional.of(typed.isEmpty() ? chosen : chosen.withSeed(number(typed))));
      error.set("");
    } catch (ProblemException e) {
      options.set(Optional.empty());
      error.set(e.detail());
    }
  }

  /** What is no number at all gets the words of one that is out of range. */
  private static long number(String typed) {
    try {
      return Long.parseLong(typed);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
