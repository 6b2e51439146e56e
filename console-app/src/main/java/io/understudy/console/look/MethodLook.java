package io.understudy.console.look;

import io.understudy.console.look.NodeLook.Shape;
import io.understudy.experiment.StepState;
import java.util.Locale;

/**
 * What a step of a method looks like: one colour, one word and one shape, as of {@link NodeLook}.
 */
public enum MethodLook {
  PENDING(Tone.MUTED, Shape.RING, "pending"),
  RUNNING(Tone.ACCENT, Shape.TARGET, "accent"),
  DONE(Tone.UP, Shape.DISC, "good"),
  FAILED(Tone.DOWN, Shape.CROSS, "bad"),
  SKIPPED(Tone.MUTED, Shape.SLASHED, "untouched");

  private final Tone tone;
  private final Shape shape;
  private final String styleClass;

  MethodLook(Tone tone, Shape shape, String styleClass) {
    this.tone = tone;
    this.shape = shape;
    this.styleClass = styleClass;
  }

  /** What that state looks like. */
  public static MethodLook of(StepState state) {
    return switch (state) {
      case PENDING -> PENDING;
      case RUNNING -> RUNNING;
      case DONE -> DONE;
      case FAILED -> FAILED;
      case SKIPPED -> SKIPPED;
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
    return "experiments.step." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
