package io.understudy.console.look;

import io.understudy.cluster.ClusterSnapshot;
import java.util.Locale;

/**
 * The closed vocabulary of what a node can look like. Each has one colour, one word and one shape,
 * so that none is told by its colour alone.
 */
public enum NodeLook {
  UP(Tone.UP, Shape.DISC),
  STARTING(Tone.STARTING, Shape.RING),
  DRAINING(Tone.DRAINING, Shape.TRIANGLE),
  DOWN(Tone.DOWN, Shape.SQUARE),
  CRASHED(Tone.CRASHED, Shape.CROSS),
  /** It runs, but its last check was not answered well. */
  UNHEALTHY(Tone.SUSPECT, Shape.DIAMOND),
  /** It runs, but a connection to it broke, so it gets no requests. */
  EJECTED(Tone.SUSPECT, Shape.HALF);

  /** The shapes of the vocabulary. */
  public enum Shape {
    DISC,
    RING,
    TRIANGLE,
    SQUARE,
    CROSS,
    DIAMOND,
    HALF
  }

  private final Tone tone;
  private final Shape shape;

  NodeLook(Tone tone, Shape shape) {
    this.tone = tone;
    this.shape = shape;
  }

  /** What this node looks like, from its life and from what the balancer thinks of it. */
  public static NodeLook of(ClusterSnapshot.Node node) {
    return switch (node.state()) {
      case STARTING -> STARTING;
      case DRAINING -> DRAINING;
      case DOWN -> DOWN;
      case CRASHED -> CRASHED;
      case UP ->
          switch (node.health()) {
            case HEALTHY -> UP;
            case UNHEALTHY -> node.check().isEmpty() ? STARTING : UNHEALTHY;
            case EJECTED -> EJECTED;
          };
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

  /** Whether requests cannot reach it: its path is drawn broken. */
  public boolean isBroken() {
    return this == DOWN || this == CRASHED || this == EJECTED;
  }

  /** The key of its word in the texts. */
  public String textKey() {
    return "state." + name().toLowerCase(Locale.ROOT);
  }

  /** The style class and pseudo-class of its colour. */
  public String styleClass() {
    return name().toLowerCase(Locale.ROOT);
  }
}
