package io.understudy.check;

import io.understudy.check.Observation.NodeKilled;
import io.understudy.check.Observation.NodeRevived;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who answered while it was dead. Of each node only the latest answers are kept, for a kill may be
 * told a moment after an answer that it makes wrong.
 */
final class AnswerLedger {
  /** A request that was under way at the kill may be answered so long afterwards. */
  static final Duration GRACE = Duration.ofSeconds(5);

  private static final int LATEST = 256;
  private static final int MOST_WRONG = 1_000;
  private static final int MOST_NODES = 1_000;

  private final Map<String, Node> nodes = new HashMap<>();
  private long left;
  private final List<Outage> open = new ArrayList<>();
  private long during;

  /** A time in which a node was dead; until is null while it still is. */
  static final class Outage {
    private final String node;
    private final Instant from;
    private final List<Trace> wrong = new ArrayList<>(0);
    private Instant until;
    private long moreWrong;

    Outage(String node, Instant from) {
      this.node = node;
      this.from = from;
    }

    String node() {
      return node;
    }

    Instant from() {
      return from;
    }

    Instant until() {
      return until;
    }

    List<Trace> wrong() {
      return wrong;
    }

    long moreWrong() {
      return moreWrong;
    }

    /** Not over before it was certain. */
    boolean isReal() {
      return until == null || until.isAfter(from);
    }

    private void judge(Trace trace) {
      boolean inTime = until == null || trace.at().isBefore(until);
      boolean tooLate = trace.begun().isAfter(from) || trace.at().isAfter(from.plus(GRACE));
      if (inTime && tooLate) {
        if (wrong.size() < MOST_WRONG) {
          wrong.add(trace);
        } else {
          moreWrong++;
        }
      }
    }

    private void end(Instant at) {
      until = at;
      wrong.removeIf(trace -> !trace.at().isBefore(at));
    }
  }

  private static final class Node {
    final Deque<Trace> latest = new ArrayDeque<>();
    final List<Outage> outages = new ArrayList<>(0);

    Outage open() {
      return outages.isEmpty() || outages.getLast().until != null ? null : outages.getLast();
    }
  }

  private Node node(String id) {
    Node node = nodes.get(id);
    if (node == null && nodes.size() < MOST_NODES) {
      node = new Node();
      nodes.put(id, node);
    } else if (node == null) {
      left++;
    }
    return node;
  }

  void answered(Trace trace) {
    if (trace.node().isEmpty()) {
      return;
    }
    during += isDuring(trace) ? 1 : 0;
    Node node = node(trace.node());
    if (node == null) {
      return;
    }
    if (node.latest.size() == LATEST) {
      node.latest.removeFirst();
    }
    node.latest.addLast(trace);
    if (!node.outages.isEmpty()) {
      node.outages.getLast().judge(trace);
    }
  }

  void killed(NodeKilled killed) {
    Node node = node(killed.node());
    if (node != null && node.open() == null) {
      Outage outage = new Outage(killed.node(), killed.at());
      node.latest.forEach(outage::judge);
      node.outages.add(outage);
      open.add(outage);
    }
  }

  void revived(NodeRevived revived) {
    Node node = node(revived.node());
    Outage outage = node == null ? null : node.open();
    if (outage != null) {
      outage.end(revived.at());
      open.remove(outage);
    }
  }

  private boolean isDuring(Trace trace) {
    for (Outage outage : open) {
      if (trace.begun().isAfter(outage.from)) {
        return true;
      }
    }
    return false;
  }

  /** Every time in which a node was dead. */
  List<Outage> outages() {
    return nodes.values().stream().flatMap(node -> node.outages.stream()).toList();
  }

  /** How many answers came while a node was dead, and said who gave them. */
  long during() {
    return during;
  }

  String dropped() {
    return left == 0
        ? ""
        : "%d answers of nodes above the first %d were not kept".formatted(left, MOST_NODES);
  }
}
