package io.understudy.console.shell;

import io.understudy.balancer.FrontendState;
import io.understudy.cluster.ClusterSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is selected, killed and revived like a node and is none: a frontend or the shared store.
 *
 * @param id its name; {@link #STORE} for the store
 * @param state where it is in its life
 * @param reason why, in words
 */
public record Part(String id, State state, String reason) {
  /** The name of the shared store. */
  public static final String STORE = "store";

  private static final String UP = "UP";
  private static final String OUT = "OUT";

  /** Where a part is in its life, as far as it can be seen. */
  public enum State {
    UP,
    /** It begins, or is tried again until it answers. */
    COMING,
    DOWN
  }

  /** The parts of that cluster, the frontends first. */
  public static List<Part> of(ClusterSnapshot now) {
    List<Part> parts = new ArrayList<>();
    now.frontends().forEach(one -> parts.add(new Part(one.id(), state(one.state()), one.reason())));
    parts.add(new Part(STORE, state(now.store().state()), now.store().reason()));
    return List.copyOf(parts);
  }

  /** The part of that name, if there is one. */
  static Optional<Part> find(ClusterSnapshot now, String id) {
    return of(now).stream().filter(part -> part.id().equals(id)).findFirst();
  }

  /** Whether that can be done to it now; only kill and revive ever can. */
  public boolean can(NodeAct act) {
    return switch (act) {
      case KILL -> state == State.UP || (isStore() && state == State.COMING);
      case REVIVE -> state == State.DOWN;
      default -> false;
    };
  }

  /** Whether it is the store. */
  public boolean isStore() {
    return id.equals(STORE);
  }

  private static State state(FrontendState state) {
    return switch (state) {
      case UP -> State.UP;
      case STARTING -> State.COMING;
      case DOWN -> State.DOWN;
    };
  }

  private static State state(String store) {
    if (store.equals(UP)) {
      return State.UP;
    }
    return store.equals(OUT) ? State.DOWN : State.COMING;
  }
}
