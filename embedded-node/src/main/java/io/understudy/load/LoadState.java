package io.understudy.load;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a run is. It goes through these in their order and may leave out some. */
public enum LoadState {
  /** Users connect and sign in where their journey needs it; nothing is counted yet. */
  PREPARING,
  /** Requests begin as the plan says. */
  RUNNING,
  /** The plan is over; the last answers are awaited, and users look for what they have written. */
  ENDING,
  /** Everything is over as planned. */
  DONE,
  /** It was stopped before the plan was over. */
  STOPPED,
  /** It could not begin, or not go on; its reason says why. */
  FAILED;

  /** Whether nothing more will happen. */
  public boolean isOver() {
    return this == DONE || this == STOPPED || this == FAILED;
  }

  /** The public name, as those of nodes are written: in upper case. */
  @JsonValue
  public String code() {
    return name();
  }
}
