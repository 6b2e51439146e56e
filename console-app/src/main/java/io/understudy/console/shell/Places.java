package io.understudy.console.shell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/** The places of the window, and which of them shows. FX thread only. */
public final class Places {
  private static final ObservableValue<Boolean> NEVER = new SimpleBooleanProperty(false);

  private final List<Place> all = new ArrayList<>();
  private final Map<String, ObservableValue<Boolean>> busy = new HashMap<>();
  private final ReadOnlyObjectWrapper<Place> shown = new ReadOnlyObjectWrapper<>();

  /**
   * Adds one more, at the end; the first one shows.
   *
   * @throws IllegalArgumentException if there is one of that name
   */
  public void add(Place place) {
    if (find(place.name()).isPresent()) {
      throw new IllegalArgumentException("two places are called " + place.name());
    }
    all.add(place);
    if (shown.get() == null) {
      shown.set(place);
    }
  }

  /** Has the rail say that something goes on in a place, as long as that is so. */
  public void mark(String name, ObservableValue<Boolean> goesOn) {
    busy.put(name, goesOn);
  }

  /** Whether something goes on there. */
  ObservableValue<Boolean> busy(Place place) {
    return busy.getOrDefault(place.name(), NEVER);
  }

  /** All of them, in the order of the rail; it cannot be changed. */
  public List<Place> all() {
    return Collections.unmodifiableList(all);
  }

  /** The one that shows; holds null as long as there is none. */
  public ReadOnlyObjectProperty<Place> shown() {
    return shown.getReadOnlyProperty();
  }

  /** Shows the place of that name; nothing happens if there is none. */
  public void show(String name) {
    find(name).ifPresent(shown::set);
  }

  private Optional<Place> find(String name) {
    return all.stream().filter(place -> place.name().equals(name)).findFirst();
  }
}
