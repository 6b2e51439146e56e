package io.understudy.console.shell;

import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.node.NodeState;
import java.util.Locale;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/** Everything a person can do to one node. Cards, menus, keys and the sheet are made from this. */
public enum NodeAct {
  /** Instant, because revive is its undo. */
  KILL(Feather.POWER, "K"),
  REVIVE(Feather.ROTATE_CW, "R"),
  DRAIN(Feather.LOG_OUT, "D"),
  /** A kill that nobody ordered: what the rest of the cluster sees when a process dies. */
  CRASH(Feather.ZAP, "X"),
  OPEN(Feather.EXTERNAL_LINK, "O"),
  COPY(Feather.COPY, "C"),
  REMOVE(Feather.TRASH_2, "");

  private final Feather icon;
  private final String key;

  NodeAct(Feather icon, String key) {
    this.icon = icon;
    this.key = key;
  }

  /** Its icon. */
  public Feather icon() {
    return icon;
  }

  /** The key that does it to the selected node, if there is one. */
  public Optional<String> key() {
    return Optional.of(key).filter(any -> !any.isEmpty());
  }

  /** Whether it does something to the cluster. */
  public boolean changes() {
    return this != OPEN && this != COPY;
  }

  /** Whether it can be done to that node now. */
  public boolean isPossible(Node node) {
    return switch (this) {
      case KILL -> node.state().isKillable();
      case CRASH -> node.state().isRunning();
      case REVIVE -> !node.state().isRunning();
      case DRAIN, OPEN -> node.state() == NodeState.UP;
      case COPY, REMOVE -> true;
    };
  }

  /** The text key of its verb, for example "Kill". */
  public String textKey() {
    return "act." + name().toLowerCase(Locale.ROOT);
  }

  /** The text key of its verb and its object, for example "Kill node-1". */
  public String namedTextKey() {
    return textKey() + ".named";
  }

  /** The text key of what a card shows while it is under way, for example "Killing…". */
  public String pendingTextKey() {
    return textKey() + ".pending";
  }
}
