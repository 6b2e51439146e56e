package io.understudy.console.look;

import io.understudy.console.look.NodeLook.Shape;
import io.understudy.registry.LeaseState;
import java.util.Locale;

/** What a lease looks like: one colour, one word and one shape, as of {@link NodeLook}. */
public enum LeaseLook {
  RECALLED(Tone.STARTING, Shape.RING, "starting"),
  HELD(Tone.UP, Shape.DISC, "up"),
  DRAINING(Tone.DRAINING, Shape.TRIANGLE, "draining"),
  EXPIRED(Tone.SUSPECT, Shape.HOURGLASS, "ejected"),
  WITHDRAWN(Tone.DOWN, Shape.SQUARE, "down");

  private final Tone tone;
  private final Shape shape;
  private final String styleClass;

  LeaseLook(Tone tone, Shape shape, String styleClass) {
    this.tone = tone;
    this.shape = shape;
    this.styleClass = styleClass;
  }

  /** What a lease in that state looks like. */
  public static LeaseLook of(LeaseState state) {
    return switch (state) {
      case RECALLED -> RECALLED;
      case HELD -> HELD;
      case DRAINING -> DRAINING;
      case EXPIRED -> EXPIRED;
      case WITHDRAWN -> WITHDRAWN;
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

  /** The style class of its colour, which it shares with a state of nodes. */
  public String styleClass() {
    return styleClass;
  }

  /** The key of its word in the texts. */
  public String textKey() {
    return "lease." + name().toLowerCase(Locale.ROOT);
  }
}
