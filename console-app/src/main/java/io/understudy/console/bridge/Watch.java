package io.understudy.console.bridge;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Something of the engine beside the picture of the cluster, which a place looks at. It is read
 * with each tick, away from the FX thread, but only while somebody wants it: what is not on the
 * screen costs nothing.
 *
 * @param <T> what it is; immutable
 */
public final class Watch<T> {
  private final Function<Engine, T> reader;
  private final Runnable asked;
  private final ReadOnlyObjectWrapper<T> value;
  private volatile boolean wanted;

  Watch(Function<Engine, T> reader, T first, Runnable asked) {
    this.reader = reader;
    this.asked = asked;
    this.value = new ReadOnlyObjectWrapper<>(first);
  }

  /** How it was when it was read last. FX thread only. */
  public ReadOnlyObjectProperty<T> value() {
    return value.getReadOnlyProperty();
  }

  /** Whether it is to be read from now on, at once for the first time. FX thread only. */
  public void want(boolean yes) {
    boolean before = wanted;
    wanted = yes;
    if (yes && !before) {
      asked.run();
    }
  }

  /** Reads it; what is returned shows it, and is for the FX thread. */
  Runnable read(Engine engine) {
    if (!wanted) {
      return () -> {};
    }
    T now = reader.apply(engine);
    return () -> value.set(now);
  }
}
