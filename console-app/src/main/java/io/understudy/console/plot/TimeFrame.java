package io.understudy.console.plot;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Which part of all the time there is charts show: the newest so many seconds, moving on with the
 * time, all there is, or a part that stands still. Charts that belong together share one. All times
 * are seconds on their axis. FX thread only; knows no controls.
 */
public final class TimeFrame {
  /** No less can be shown. */
  static final double LEAST = 5;

  private static final double AT_THE_END = 0.5;

  /**
   * A part of the time.
   *
   * @param from its beginning, in seconds
   * @param to its end, after {@code from}
   */
  public record Range(double from, double to) {
    /** How long it is, in seconds. */
    public double width() {
      return to - from;
    }
  }

  private enum Mode {
    NEWEST,
    ALL,
    FIXED
  }

  private final double usual;
  private final ReadOnlyObjectWrapper<Range> shown;
  private final ReadOnlyBooleanWrapper home = new ReadOnlyBooleanWrapper(true);
  private double first;
  private double last;
  private Mode mode;
  private double width;

  private TimeFrame(double usual) {
    this.usual = usual;
    this.width = usual;
    this.last = Math.max(LEAST, usual);
    this.mode = usualMode();
    this.shown = new ReadOnlyObjectWrapper<>(new Range(0, last));
  }

  /** Shows the newest so many seconds unless something else is asked for. */
  public static TimeFrame following(double seconds) {
    return new TimeFrame(seconds);
  }

  /** Shows all there is unless something else is asked for. */
  public static TimeFrame whole() {
    return new TimeFrame(0);
  }

  /** The part that is shown. */
  public ReadOnlyObjectProperty<Range> shown() {
    return shown.getReadOnlyProperty();
  }

  /** Whether that is what is shown unless something else is asked for. */
  public ReadOnlyBooleanProperty isHome() {
    return home.getReadOnlyProperty();
  }

  /** Whether it moves on with the time. */
  public boolean follows() {
    return mode == Mode.NEWEST;
  }

  /** Whether it is all there is. */
  public boolean isAll() {
    return mode == Mode.ALL;
  }

  /**
   * How much there is; it may grow.
   *
   * @param from the first second
   * @param to the last second, after {@code from}
   */
  public void limits(double from, double to) {
    first = from;
    last = to;
    Range now = shown.get();
    switch (mode) {
      case NEWEST -> put(Mode.NEWEST, to - width, to);
      case ALL -> all();
      case FIXED -> settle(now.from(), now.to());
    }
  }

  /** Shows the newest so many seconds from now on. */
  public void newest(double seconds) {
    put(Mode.NEWEST, last - seconds, last);
  }

  /** Shows all there is from now on; what is short lies at the end that is usually looked at. */
  public void all() {
    if (usualMode() == Mode.ALL) {
      put(Mode.ALL, first, Math.max(last, first + LEAST));
    } else {
      put(Mode.ALL, Math.min(first, last - LEAST), last);
    }
  }

  /** Shows what is shown unless something else is asked for. */
  public void home() {
    if (usualMode() == Mode.ALL) {
      all();
    } else {
      newest(usual);
    }
  }

  /**
   * Shows more or less.
   *
   * @param factor how many times as much: below 1 is nearer, above 1 is farther away
   * @param at the time that stays where it is, in seconds
   */
  public void zoom(double factor, double at) {
    Range now = shown.get();
    double wide = Math.clamp(now.width() * factor, LEAST, Math.max(LEAST, most()));
    double from = at - (at - now.from()) * wide / now.width();
    settle(from, from + wide);
  }

  /** Shows so many seconds later, or earlier if it is less than zero. */
  public void pan(double seconds) {
    Range now = shown.get();
    settle(now.from() + seconds, now.to() + seconds);
  }

  private double most() {
    return Math.max(last - first, usual);
  }

  /** Nothing before the first second is shown, nor after the last one; at the end it follows. */
  private void settle(double from, double to) {
    double wide = to - from;
    boolean follows = usualMode() == Mode.NEWEST;
    if (wide >= most() - 1e-6) {
      if (last - first > usual) {
        all();
      } else {
        home();
      }
    } else if (follows && to >= last - AT_THE_END) {
      put(Mode.NEWEST, last - wide, last);
    } else {
      double end = Math.min(Math.max(to, Math.min(first, last - wide) + wide), last);
      put(Mode.FIXED, end - wide, end);
    }
  }

  private Mode usualMode() {
    return usual > 0 ? Mode.NEWEST : Mode.ALL;
  }

  private void put(Mode next, double from, double to) {
    mode = next;
    width = to - from;
    shown.set(new Range(from, to));
    home.set(next == usualMode() && (next == Mode.ALL || Math.abs(width - usual) < 1e-6));
  }
}
