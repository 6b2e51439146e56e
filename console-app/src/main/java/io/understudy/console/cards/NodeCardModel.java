package io.understudy.console.cards;

import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.console.bridge.Engine;
import io.understudy.console.look.NodeLook;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.NodeAct;
import io.understudy.console.shell.Texts;
import io.understudy.console.shell.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** What a card says about a node. Knows no controls. */
final class NodeCardModel {
  /**
   * The words of one card.
   *
   * @param look its state
   * @param state the word for it
   * @param port its port, with a colon
   * @param rate requests in the last second
   * @param p99 the latency
   * @param check the last check, or why the node gets no requests
   * @param act what the main button does: kill or revive
   * @param actText what the main button says
   * @param pending whether something is under way, so that the button waits
   * @param cancellable whether what is under way was only announced, and the button cancels it
   * @param progress how far that is which is under way; empty if nothing is
   */
  record Words(
      NodeLook look,
      String state,
      String port,
      String rate,
      String p99,
      String check,
      NodeAct act,
      String actText,
      boolean pending,
      boolean cancellable,
      String progress) {}

  private final Texts texts;
  private final Formats formats;
  private final Supplier<Duration> drainLimit;

  /**
   * @param drainLimit how long a node that drains may take
   */
  NodeCardModel(Texts texts, Formats formats, Supplier<Duration> drainLimit) {
    this.texts = texts;
    this.formats = formats;
    this.drainLimit = drainLimit;
  }

  /** One for the cluster of that workspace. */
  static NodeCardModel of(Workspace desk) {
    return new NodeCardModel(
        desk.texts(),
        desk.formats(),
        () -> {
          Engine engine = desk.bridge().engine().get();
          return engine == null ? Duration.ZERO : engine.drainLimit();
        });
  }

  /**
   * The words of a card.
   *
   * @param node the node
   * @param now the time of the picture
   * @param pending what is under way with it, null for nothing
   * @param announced whether that can still be cancelled
   */
  Words of(Node node, Instant now, NodeAct pending, boolean announced) {
    NodeLook look = NodeLook.of(node);
    NodeAct act = mainAct(node);
    boolean cancellable = pending != null && announced;
    return new Words(
        look,
        texts.get(look.textKey()),
        ":" + node.url().getPort(),
        formats.count(node.traffic().perSecond()),
        texts.get("card.p99", formats.millis(node.traffic().p99Ms())),
        check(node, look, now),
        act,
        actText(act, look, pending, cancellable),
        pending != null,
        cancellable,
        progress(node, look, now, pending));
  }

  /** The words of the row of a node that has left. */
  Words gone(Node node, Instant now) {
    Words last = of(node, now, null, false);
    String gone = texts.get("card.gone");
    return new Words(
        NodeLook.DOWN, gone, last.port, "–", "", gone, last.act, last.actText, true, false, "");
  }

  private String actText(NodeAct act, NodeLook look, NodeAct pending, boolean cancellable) {
    if (cancellable) {
      return texts.get("card.cancel");
    }
    return texts.get(pending == null ? verb(act, look) : pending.pendingTextKey());
  }

  private String progress(Node node, NodeLook look, Instant now, NodeAct pending) {
    if (pending != null) {
      return texts.get(pending.pendingTextKey());
    }
    long seconds = Math.max(0, Duration.between(node.since(), now).toSeconds());
    return switch (look) {
      case DRAINING ->
          texts.get(
              "card.draining",
              node.traffic().inFlight(),
              Math.max(0, drainLimit.get().toSeconds() - seconds));
      case STARTING -> texts.get("card.starting", seconds);
      default -> "";
    };
  }

  /** What the main button does: the one of kill and revive that is possible, or more likely. */
  static NodeAct mainAct(Node node) {
    return NodeAct.REVIVE.isPossible(node) ? NodeAct.REVIVE : NodeAct.KILL;
  }

  private String check(Node node, NodeLook look, Instant now) {
    return switch (look) {
      case EJECTED, TRIAL, HANGING -> texts.said(node.reason());
      case UP, UNHEALTHY ->
          node.check()
              .filter(last -> last.ok() == (look == NodeLook.UP))
              .map(last ->
                  texts.get("card.why", texts.said(last.text()), formats.ago(last.at(), now)))
              .orElseGet(() -> texts.said(node.reason()));
      case BACKOFF -> backoff(node, now);
      case STARTING, DRAINING, DOWN, CRASHED, GAVE_UP ->
          texts.get("card.why", texts.said(node.stateReason()), formats.ago(node.since(), now));
    };
  }

  private String backoff(Node node, Instant now) {
    Instant next = node.restarts().next();
    double seconds = next == null ? 0 : Math.max(0, Duration.between(now, next).toMillis() / 1e3);
    return texts.get("card.restart-in", texts.said(node.stateReason()), formats.seconds(seconds));
  }

  /** To revive is called otherwise where the supervisor has had its say. */
  private static String verb(NodeAct act, NodeLook look) {
    boolean supervised = look == NodeLook.BACKOFF || look == NodeLook.GAVE_UP;
    return act == NodeAct.REVIVE && supervised
        ? act.textKey() + "." + look.styleClass()
        : act.textKey();
  }
}
