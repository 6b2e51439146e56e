package io.understudy.console.shell;

import java.util.function.Supplier;

/**
 * Something that is made when it is first asked for, and never again: most of a window is not
 * looked at in its first second. FX thread only.
 *
 * @param <T> what is made
 */
public final class Lazy<T> implements Supplier<T> {
  private Supplier<? extends T> making;
  private T made;

  private Lazy(Supplier<? extends T> making) {
    this.making = making;
  }

  /** What that makes, which must not be null, once it is asked for. */
  public static <T> Lazy<T> of(Supplier<? extends T> making) {
    return new Lazy<>(making);
  }

  @Override
  public T get() {
    if (made == null) {
      made = making.get();
      making = null;
    }
    return made;
  }

  /** Whether it was made already. */
  public boolean isMade() {
    return made != null;
  }
}
