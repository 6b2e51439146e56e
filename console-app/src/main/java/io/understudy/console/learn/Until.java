package io.understudy.console.learn;

import io.understudy.journal.EventType;

/** What has to have happened for a step to be done by itself. Immutable. */
sealed interface Until {
  /** Whether it has happened since the step began. */
  boolean isMet(Moment then, Moment now);

  /** Nothing: a person says that he has read it. */
  record Next() implements Until {
    @Override
    public boolean isMet(Moment then, Moment now) {
      return false;
    }
  }

  /** Somebody is signed in in the first session view. */
  record SignedIn() implements Until {
    @Override
    public boolean isMet(Moment then, Moment now) {
      return !now.user().isEmpty();
    }
  }

  /** Another node than before has served the first session view. */
  record ServedByAnother() implements Until {
    @Override
    public boolean isMet(Moment then, Moment now) {
      return !now.servedBy().isEmpty() && !now.servedBy().equals(now.before());
    }
  }

  /** The journal has such an event. */
  record Happened(EventType type) implements Until {
    @Override
    public boolean isMet(Moment then, Moment now) {
      return now.events().stream()
          .anyMatch(event -> event.seq() > then.lastEvent() && event.type() == type);
    }
  }

  /** That place shows. */
  record Shows(String place) implements Until {
    @Override
    public boolean isMet(Moment then, Moment now) {
      return now.place().equals(place);
    }
  }
}
