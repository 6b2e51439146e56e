package io.understudy.console.cards;

import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.console.look.NodeLook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which nodes are listed, and in which order. While somebody is at the list nothing in it moves:
 * what is new comes last, what no longer belongs there stays until he has left. Knows no controls.
 */
final class CrowdModel {
  /** How much the list has to stand still. */
  enum Hold {
    /** Nobody is there. */
    FREE,
    /** The keyboard is in the list: the order stays, and who has left goes. */
    ORDER,
    /** The pointer is over it: every row stays at its place, even that of a node that has left. */
    PLACES
  }

  private final Set<NodeLook> filter = EnumSet.noneOf(NodeLook.class);
  private final Map<NodeLook, Integer> counts = new EnumMap<>(NodeLook.class);
  private final Map<String, Node> known = new HashMap<>();
  private Map<String, Node> present = Map.of();
  private List<String> order = List.of();
  private boolean worstFirst;
  private Hold hold = Hold.FREE;

  /** Takes the nodes of a picture, in the order in which they were added. */
  void take(List<Node> nodes) {
    Map<String, Node> now = LinkedHashMap.newLinkedHashMap(nodes.size());
    counts.clear();
    for (Node node : nodes) {
      now.put(node.id(), node);
      counts.merge(NodeLook.of(node), 1, Integer::sum);
    }
    present = now;
    known.putAll(now);
    if (hold == Hold.FREE) {
      arrange();
    } else {
      keep();
    }
  }

  /** From now on the list stands that still. */
  void hold(Hold wanted) {
    hold = wanted;
    if (wanted == Hold.FREE) {
      arrange();
    } else {
      keep();
    }
  }

  /** Lists the nodes of that state too, or no longer; without any all are listed. */
  void toggle(NodeLook look) {
    if (!filter.remove(look)) {
      filter.add(look);
    }
    arrange();
  }

  /** Lists all of them. */
  void showAll() {
    filter.clear();
    arrange();
  }

  /** Whether those that need to be looked at come first. */
  void worstFirst(boolean yes) {
    worstFirst = yes;
    arrange();
  }

  /** The states to which the list is limited; empty for no limit. */
  Set<NodeLook> filter() {
    return filter.isEmpty() ? Set.of() : EnumSet.copyOf(filter);
  }

  /** The ids in their order. */
  List<String> order() {
    return order;
  }

  /** How many nodes look like that, listed or not. */
  int count(NodeLook look) {
    return counts.getOrDefault(look, 0);
  }

  /** How many nodes there are, listed or not. */
  int size() {
    return present.size();
  }

  /** A node as it is, or as it was before it left. */
  Optional<Node> node(String id) {
    return Optional.ofNullable(known.get(id));
  }

  /** Whether a node has left and only its row is still there. */
  boolean isGone(String id) {
    return !present.containsKey(id);
  }

  private void arrange() {
    List<Node> listed = new ArrayList<>(present.values().stream().filter(this::belongs).toList());
    if (worstFirst) {
      listed.sort(Comparator.comparingInt(node -> NodeLook.of(node).rank()));
    }
    settle(listed.stream().map(Node::id).toList());
  }

  private void keep() {
    List<String> kept = new ArrayList<>(order);
    kept.removeIf(id -> hold == Hold.ORDER && isGone(id));
    Set<String> there = Set.copyOf(kept);
    present.values().stream()
        .filter(node -> !there.contains(node.id()) && belongs(node))
        .forEach(node -> kept.add(node.id()));
    settle(kept);
  }

  private void settle(List<String> ids) {
    order = List.copyOf(ids);
    known.keySet().removeIf(id -> isGone(id) && !order.contains(id));
  }

  private boolean belongs(Node node) {
    return filter.isEmpty() || filter.contains(NodeLook.of(node));
  }
}
