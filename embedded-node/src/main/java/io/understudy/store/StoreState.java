package io.understudy.store;

import java.util.Set;

/** Whether the shared store serves. Every step to another state is an event in the journal. */
public enum StoreState {
  /** It answers. */
  UP("is up"),
  /** Somebody killed it; it stays away until it is revived. */
  OUT("is out"),
  /** It was revived, or has stopped answering by itself, and is tried again until it answers. */
  RECOVERING("is recovering");

  private final String sentence;

  StoreState(String sentence) {
    this.sentence = sentence;
  }

  /** The state as the end of a sentence that begins with "the store". */
  public String sentence() {
    return sentence;
  }

  /** The states to which it may go from here. */
  public Set<StoreState> next() {
    return switch (this) {
      case UP -> Set.of(OUT, RECOVERING);
      case OUT -> Set.of(RECOVERING);
      case RECOVERING -> Set.of(UP, OUT);
    };
  }
}
