package io.understudy.node;

import java.util.Set;

/** Where a node is in its life. Every step to another state is an event in the journal. */
public enum NodeState {
  /** It was asked to start and does not serve yet. */
  STARTING("is starting"),
  /** It serves. */
  UP("is up"),
  /** It finishes what runs and takes nothing new. */
  DRAINING("is draining"),
  /** It was stopped by somebody, or never came up. */
  DOWN("is down"),
  /** It ended and nobody asked for it. */
  CRASHED("has crashed"),
  /** It has ended, and its supervisor waits a little before it starts it again. */
  BACKOFF("waits for its restart"),
  /** It has ended so often that its supervisor does not start it again. */
  GAVE_UP("was given up");

  private final String sentence;

  NodeState(String sentence) {
    this.sentence = sentence;
  }

  /** The state as the end of a sentence that begins with the node's name. */
  public String sentence() {
    return sentence;
  }

  /** The states to which a node may go from here. */
  public Set<NodeState> next() {
    return switch (this) {
      case STARTING -> Set.of(UP, DOWN, CRASHED);
      case UP -> Set.of(DRAINING, DOWN, CRASHED);
      case DRAINING -> Set.of(DOWN, CRASHED);
      case DOWN, CRASHED -> Set.of(STARTING, BACKOFF, GAVE_UP);
      case BACKOFF -> Set.of(STARTING, DOWN);
      case GAVE_UP -> Set.of(STARTING);
    };
  }

  /** Whether a process runs, in whatever mood. */
  public boolean isRunning() {
    return this == STARTING || this == UP || this == DRAINING;
  }

  /** Whether there is something to kill: a process, or its restart that is to come. */
  public boolean isKillable() {
    return isRunning() || this == BACKOFF;
  }
}
