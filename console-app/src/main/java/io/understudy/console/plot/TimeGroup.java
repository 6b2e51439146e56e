package io.understudy.console.plot;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;

/**
 * What charts share that stand beside each other: the time they show, and the moment that is
 * pointed at, so that one pointer reads all of them. FX thread only.
 *
 * @param frame the time they show
 * @param cursor the moment that is pointed at, in seconds; not a number for none
 */
public record TimeGroup(TimeFrame frame, DoubleProperty cursor) {
  /** Points nowhere. */
  public TimeGroup(TimeFrame frame) {
    this(frame, new SimpleDoubleProperty(Double.NaN));
  }

  /** Whether a moment is pointed at. */
  boolean points() {
    return !Double.isNaN(cursor.get());
  }

  /** Points nowhere from now on. */
  void leave() {
    cursor.set(Double.NaN);
  }
}
