package io.understudy.console.look;

import io.understudy.console.look.NodeLook.Shape;
import io.understudy.load.LoadState;
import java.util.Locale;

/** What a run of load looks like: one colour, one word and one shape, as of {@link NodeLook}. */
public enum LoadLook {
  PREPARING(Tone.STARTING, Shape.RING, "starting"),
  RUNNING(Tone.ACCENT, Shape.TARGET, "accent"),
  ENDING(Tone.DRAINING, Shape.TRIANGLE, "draining"),
  DONE(Tone.UP, Shape.DISC, "good"),
  STOPPED(Tone.MUTED, Shape.SQUARE, "untouched"),
  FAILED(Tone.DOWN, Shape.CROSS, "bad");

  private final Tone tone;
  private final Shape shape;
  private final String styleClass;

  LoadLook(Tone tone, Shape shape, String styleClass) {
    this.tone = tone;
    this.shape = shape;
    this.styleClass = styleClass;
  }

  /** What a run in that state looks like. */
  public static LoadLook of(LoadState state) {
    return switch (state) {
      case PREPARING -> PREPARING;
      case RUNNING -> RUNNING;
      case ENDING -> ENDING;
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
    return "load.state." + name().toLowerCase(Locale.ROOT);
  }
}
