package io.understudy.console.look;

import io.understudy.balancer.UpstreamHealth;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.node.NodeState;
import java.util.List;
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
  /** It has crashed and is restarted soon. */
  BACKOFF(Tone.CRASHED, Shape.HOURGLASS),
  /** It has crashed so often that nobody restarts it. */
  GAVE_UP(Tone.DOWN, Shape.SLASHED),
  /** It runs, but its last check was not answered well. */
  UNHEALTHY(Tone.SUSPECT, Shape.DIAMOND),
  /** What happened to requests took it out, so it gets none. */
  EJECTED(Tone.SUSPECT, Shape.HALF),
  /** It is half-open: single requests decide whether it returns. */
  TRIAL(Tone.SUSPECT, Shape.TARGET),
  /** A fault makes it stand still: it accepts and answers nothing. */
  HANGING(Tone.HANGING, Shape.BARS);

  private static final String HANG = "hang";
  private static final List<NodeLook> WORST_FIRST =
      List.of(
          GAVE_UP, CRASHED, DOWN, BACKOFF, HANGING, EJECTED, UNHEALTHY, TRIAL, STARTING, DRAINING,
          UP);

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
      case BACKOFF -> BACKOFF;
      case GAVE_UP -> GAVE_UP;
      case UP ->
          switch (node.health()) {
            case HEALTHY -> hangs(node) ? HANGING : UP;
            case UNHEALTHY -> hangs(node) ? HANGING : unhealthy(node);
            case EJECTED -> node.treatment().trial() ? TRIAL : EJECTED;
          };
    };
  }

  /** What a node looks like of which no more is known. */
  public static NodeLook of(NodeState state, UpstreamHealth health, List<String> faults) {
    return switch (state) {
      case STARTING -> STARTING;
      case DRAINING -> DRAINING;
      case DOWN -> DOWN;
      case CRASHED -> CRASHED;
      case BACKOFF -> BACKOFF;
      case GAVE_UP -> GAVE_UP;
      case UP ->
          switch (health) {
            case EJECTED -> EJECTED;
            case HEALTHY -> faults.contains(HANG) ? HANGING : UP;
            case UNHEALTHY -> faults.contains(HANG) ? HANGING : UNHEALTHY;
          };
    };
  }

  private static NodeLook unhealthy(ClusterSnapshot.Node node) {
    return node.check().isEmpty() ? STARTING : UNHEALTHY;
  }

  private static boolean hangs(ClusterSnapshot.Node node) {
    return node.faults().stream().anyMatch(fault -> fault.type().equals(HANG));
  }

  /** Its colour. */
  public Tone tone() {
    return tone;
  }

  /** Its shape. */
  public Shape shape() {
    return shape;
  }

  /** Whether nobody needs to look at it. */
  public boolean isWell() {
    return this == UP;
  }

  /** How much it asks to be looked at: the lower, the sooner; 0 for the worst. */
  public int rank() {
    return WORST_FIRST.indexOf(this);
  }

  /** Whether requests cannot reach it: its path is drawn broken. */
  public boolean isBroken() {
    return this == DOWN || this == CRASHED || this == BACKOFF || this == GAVE_UP || this == EJECTED;
  }

  /**
   * Whether it is what the balancer thinks of a node that runs, rather than the node's own life.
   */
  public boolean isOpinion() {
    return switch (this) {
      case UP, UNHEALTHY, EJECTED, TRIAL, HANGING -> true;
      case STARTING, DRAINING, DOWN, CRASHED, BACKOFF, GAVE_UP -> false;
    };
  }

  /** The key of its word in the texts. */
  public String textKey() {
    return "state." + styleClass();
  }

  /** The style class and pseudo-class of its colour. */
  public String styleClass() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
