package io.understudy.registry;

import java.util.Locale;
import java.util.Set;

/** Where a lease is in its life. Every step to another state is an event in the journal. */
public enum LeaseState {
  /** An earlier process knew the node; nobody has heard of it since. */
  RECALLED("is known from before and not confirmed yet"),
  /** Heartbeats come in time. */
  HELD("is held"),
  /** The node has announced that it takes nothing new. */
  DRAINING("is held by a node that drains"),
  /** No heartbeat came in time. */
  EXPIRED("ran out"),
  /** The node has given it back. */
  WITHDRAWN("was given back");

  private final String sentence;

  LeaseState(String sentence) {
    this.sentence = sentence;
  }

  /** The state as the end of a sentence that begins with "its lease". */
  public String sentence() {
    return sentence;
  }

  /** The public name, lower case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The states to which a lease may go from here. */
  public Set<LeaseState> next() {
    return switch (this) {
      case RECALLED -> Set.of(HELD, EXPIRED, WITHDRAWN);
      case HELD -> Set.of(HELD, DRAINING, EXPIRED, WITHDRAWN);
      case DRAINING -> Set.of(HELD, EXPIRED, WITHDRAWN);
      case EXPIRED, WITHDRAWN -> Set.of(HELD, WITHDRAWN);
    };
  }

  /** Whether somebody holds it, so that it can run out. */
  public boolean isLive() {
    return this == RECALLED || this == HELD || this == DRAINING;
  }
}
