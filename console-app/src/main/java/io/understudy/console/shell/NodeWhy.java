package io.understudy.console.shell;

import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.console.look.NodeLook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a node is as it is, in the words that stand wherever the pointer rests on one: its state, the
 * reason, and its last check with code, duration and time.
 */
public final class NodeWhy {
  private NodeWhy() {}

  /** The lines about that node in a picture of that time. */
  public static String of(Node node, Instant now, Texts texts, Formats formats) {
    NodeLook look = NodeLook.of(node);
    List<String> lines = new ArrayList<>();
    lines.add(texts.get("card.why", node.id(), texts.get(look.textKey())));
    lines.add(
        look.isOpinion()
            ? texts.said(node.reason())
            : texts.get(
                "card.why", texts.said(node.stateReason()), formats.ago(node.since(), now)));
    node.check()
        .ifPresent(last ->
            lines.add(
                texts.get(
                    "card.last-check",
                    texts.said(last.text()),
                    formats.span(last.millis()),
                    formats.clock(last.at()))));
    node.faults().forEach(fault -> lines.add(texts.said(fault.words())));
    return String.join("\n", lines);
  }
}
