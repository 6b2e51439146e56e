package io.understudy.rpc.client;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A call at one moment: what has happened in it so far. Immutable.
 *
 * @param id its number
 * @param at when it began
 * @param spec what was to be called
 * @param state where it is
 * @param steps what happened, in order
 * @param answer what was answered; empty unless it was
 * @param servedBy which node answered; empty unless one did
 * @param problem why it failed, in words; empty unless it did
 * @param attempts how often a server was asked
 * @param ms how long it took, or has taken so far, in milliseconds
 */
public record CallTrace(
    long id,
    Instant at,
    CallSpec spec,
    State state,
    List<Step> steps,
    String answer,
    String servedBy,
    String problem,
    int attempts,
    double ms) {
  /** Copies the steps. */
  public CallTrace {
    steps = List.copyOf(steps);
  }

  /** Where a call is. */
  public enum State {
    RUNNING,
    ANSWERED,
    FAILED;

    /** The public name, lower case. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether a step of that kind is in it. */
  public boolean has(StepKind kind) {
    return steps.stream().anyMatch(step -> step.kind() == kind);
  }
}
