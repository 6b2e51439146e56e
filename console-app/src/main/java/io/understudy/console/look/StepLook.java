package io.understudy.console.look;

import io.understudy.rpc.client.StepKind;

/** What a step of a call looks like: one colour, one word and one shape, as of {@link NodeLook}. */
public enum StepLook {
  NEUTRAL(Tone.ACCENT, Shape.RING),
  CALL(Tone.ACCENT, Shape.DISC),
  MISSED(Tone.SUSPECT, Shape.HOURGLASS),
  FAILED(Tone.DOWN, Shape.CROSS),
  AGAIN(Tone.DRAINING, Shape.TRIANGLE),
  OTHER(Tone.BALANCER, Shape.DIAMOND),
  QUIET(Tone.MUTED, Shape.SLASHED),
  ANSWERED(Tone.UP, Shape.DISC),
  GAVE_UP(Tone.DOWN, Shape.SQUARE);

  private final Tone tone;
  private final Shape shape;

  StepLook(Tone tone, Shape shape) {
    this.tone = tone;
    this.shape = shape;
  }

  /** What that step looks like. */
  public static StepLook of(StepKind kind) {
    return switch (kind) {
      case RESOLVE, PICK -> NEUTRAL;
      case CALL -> CALL;
      case MISSED_HEARTBEAT, TIMEOUT -> MISSED;
      case FAILURE -> FAILED;
      case RETRY -> AGAIN;
      case HEDGE, FALLBACK -> OTHER;
      case CANCELLED -> QUIET;
      case ANSWER -> ANSWERED;
      case GAVE_UP -> GAVE_UP;
    };
  }

  /** Its colour. */
  public Tone tone() {
    return tone;
  }

  /** Its shape. */
  public Shape shape() {
    return shape;
  }
}
