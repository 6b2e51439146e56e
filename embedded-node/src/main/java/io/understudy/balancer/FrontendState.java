package io.understudy.balancer;

import java.util.Set;

/** Where a frontend is in its life. Every step to another state is an event in the journal. */
public enum FrontendState {
  /** It begins to listen. */
  STARTING("is starting"),
  /** It takes requests. */
  UP("is up"),
  /** Its address is free and nobody answers there. */
  DOWN("is down");

  private final String sentence;

  FrontendState(String sentence) {
    this.sentence = sentence;
  }

  /** The state as the end of a sentence that begins with the frontend's name. */
  public String sentence() {
    return sentence;
  }

  /** Whether it takes requests. */
  public boolean isUp() {
    return this == UP;
  }

  /** The states to which a frontend may go from here. */
  public Set<FrontendState> next() {
    return switch (this) {
      case STARTING -> Set.of(UP, DOWN);
      case UP -> Set.of(DOWN);
      case DOWN -> Set.of(STARTING);
    };
  }
}
