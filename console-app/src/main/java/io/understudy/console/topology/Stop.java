package io.understudy.console.topology;

import io.understudy.console.look.NodeLook;
import io.understudy.console.look.Tone;
import io.understudy.console.topology.Picture.Spot;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where paths arrive between the frontends and the store: a node, or a group of them.
 *
 * @param id the node's name, or the first one's
 * @param spots its nodes, at least one
 */
record Stop(String id, List<Spot> spots) {
  /** Whether requests can go there. */
  enum Road {
    OPEN,
    /** No one there is well, but some run. */
    WAITING,
    BROKEN
  }

  /** Copies the nodes. */
  Stop {
    spots = List.copyOf(spots);
  }

  /** The stop of those nodes. */
  static Stop of(List<Spot> spots) {
    return new Stop(spots.getFirst().id(), spots);
  }

  /** Whether it is more than one node. */
  boolean isGroup() {
    return spots.size() > 1;
  }

  /** The path from it to the store. */
  String out() {
    return "out:" + id;
  }

  /** Whether requests can go there: as soon as one node takes them. */
  Road road() {
    if (spots.stream().anyMatch(spot -> spot.look().isWell())) {
      return Road.OPEN;
    }
    return spots.stream().allMatch(spot -> spot.look().isBroken()) ? Road.BROKEN : Road.WAITING;
  }

  /** The colour of a path that is broken there. */
  Tone tone() {
    return isGroup() ? Tone.DOWN : spots.getFirst().look().tone();
  }

  /** How many nodes are in each state, the worst first. */
  List<Map.Entry<NodeLook, Integer>> counts() {
    Map<NodeLook, Integer> counts = new EnumMap<>(NodeLook.class);
    spots.forEach(spot -> counts.merge(spot.look(), 1, Integer::sum));
    return counts.entrySet().stream()
        .sorted(Comparator.comparingInt(some -> some.getKey().rank()))
        .toList();
  }

  /** From which node to which, by their numbers. */
  String range() {
    return number(spots.getFirst().id()) + "–" + number(spots.getLast().id());
  }

  private static String number(String id) {
    return id.substring(id.lastIndexOf('-') + 1);
  }
}
