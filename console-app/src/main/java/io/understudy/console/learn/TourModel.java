package io.understudy.console.learn;

import io.understudy.console.learn.Walkthrough.Step;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How far a walkthrough is. FX thread only, but needs no toolkit. */
final class TourModel {
  private final ReadOnlyObjectWrapper<Walkthrough> tour = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper();
  private Moment last = Moment.NONE;
  private Moment began = Moment.NONE;
  private String servedThen = "";

  /** The one that is under way; holds null for none. */
  ReadOnlyObjectProperty<Walkthrough> tour() {
    return tour.getReadOnlyProperty();
  }

  /** Which of its steps is to be done, from 0. */
  ReadOnlyIntegerProperty index() {
    return index.getReadOnlyProperty();
  }

  /** Whether a step is shown after which there is no other. */
  boolean isLast() {
    return tour.get() != null && index.get() + 1 == tour.get().steps().size();
  }

  /** The step that is to be done; only while there is a tour. */
  Step step() {
    return tour.get().steps().get(index.get());
  }

  /** Begins a tour, in place of one that is under way. */
  void begin(Walkthrough wanted) {
    tour.set(null);
    index.set(0);
    began = last;
    servedThen = last.servedBy();
    tour.set(wanted);
  }

  /** The step is done; after the last one the tour is over. */
  void next() {
    if (tour.get() == null) {
      return;
    }
    servedThen = last.servedBy();
    began = last;
    if (!isLast()) {
      index.set(index.get() + 1);
    } else {
      leave();
    }
  }

  /** Ends it. */
  void leave() {
    tour.set(null);
  }

  /** Looks whether the step is done by now; one at a time. */
  void look(Moment now) {
    last = now;
    if (servedThen.isEmpty()) {
      servedThen = now.servedBy(); // the first page that comes comes from nobody else
    }
    if (tour.get() != null && step().until().isMet(began, now.since(servedThen))) {
      next();
    }
  }
}
