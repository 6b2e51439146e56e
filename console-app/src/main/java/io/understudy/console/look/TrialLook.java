package io.understudy.console.look;

import io.understudy.console.look.NodeLook.Shape;
import io.understudy.experiment.RunState;
import java.util.Locale;

/**
 * What a run of an experiment looks like: one colour, one word and one shape, as of {@link
 * NodeLook}.
 */
public enum TrialLook {
  PREPARING(Tone.STARTING, Shape.RING, "starting"),
  STEADY(Tone.ACCENT, Shape.HOURGLASS, "accent"),
  RUNNING(Tone.ACCENT, Shape.TARGET, "accent"),
  VERIFYING(Tone.ACCENT, Shape.HALF, "accent"),
  ROLLING_BACK(Tone.DRAINING, Shape.TRIANGLE, "draining"),
  JUDGING(Tone.ACCENT, Shape.DIAMOND, "accent"),
  DONE(Tone.UP, Shape.DISC, "good"),
  STOPPED(Tone.MUTED, Shape.SQUARE, "untouched"),
  FAILED(Tone.DOWN, Shape.CROSS, "bad");

  private final Tone tone;
  private final Shape shape;
  private final String styleClass;

  TrialLook(Tone tone, Shape shape, String styleClass) {
    this.tone = tone;
    this.shape = shape;
    this.styleClass = styleClass;
  }

  /** What that state looks like. */
  public static TrialLook of(RunState state) {
    return switch (state) {
      case PREPARING -> PREPARING;
      case STEADY -> STEADY;
      case RUNNING -> RUNNING;
      case VERIFYING -> VERIFYING;
      case ROLLING_BACK -> ROLLING_BACK;
      case JUDGING -> JUDGING;
      case DONE -> DONE;
      case STOPPED -> STOPPED;
      case FAILED -> FAILED;
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

  /** The style class of its chip. */
  public String styleClass() {
    return styleClass;
  }

  /** The key of its word in the texts. */
  public String textKey() {
    return "experiments.state." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
