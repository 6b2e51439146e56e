package io.understudy.console.learn;

import io.understudy.cluster.ClusterSnapshot;
import java.util.List;

/**
 * Which control a step points at: {@code #id}; {@code place:NAME} for its entry on the rail; {@code
 * act-of-serving-node} for the button of the node that made the page of the first session view;
 * {@code act-of-dead-node} for that of a node that does not run.
 */
final class Target {
  private static final String PLACE = "place:";

  private Target() {}

  /**
   * The ids of the control, with a hash before each: the first that shows is meant. Among many
   * nodes the button of one may be out of sight; then it is its row, or all of them.
   *
   * @param at as the file says it
   * @param servedBy the node that made the page; empty for none
   * @param nodes all nodes
   * @throws IllegalArgumentException if the text means nothing
   */
  static List<String> ids(String at, String servedBy, List<ClusterSnapshot.Node> nodes) {
    if (at.startsWith("#")) {
      return List.of(at);
    }
    if (at.startsWith(PLACE)) {
      return List.of("#place-" + at.substring(PLACE.length()));
    }
    return switch (at) {
      case "act-of-serving-node" -> act(serving(servedBy, nodes));
      case "act-of-dead-node" -> act(dead(nodes));
      default -> throw new IllegalArgumentException("nothing is called " + at);
    };
  }

  private static List<String> act(String node) {
    return List.of(
        "#act-" + node, "#row-" + node, "#card-" + node, "#node-rows", "#node-cards", "#node-grid");
  }

  /** The one that served, or any that serves. */
  private static String serving(String servedBy, List<ClusterSnapshot.Node> nodes) {
    return nodes.stream().map(ClusterSnapshot.Node::id).anyMatch(servedBy::equals)
        ? servedBy
        : nodes.stream()
            .filter(ClusterSnapshot.Node::isServing)
            .map(ClusterSnapshot.Node::id)
            .findFirst()
            .orElse("node-1");
  }

  private static String dead(List<ClusterSnapshot.Node> nodes) {
    return nodes.stream()
        .filter(node -> !node.state().isRunning())
        .map(ClusterSnapshot.Node::id)
        .findFirst()
        .orElseGet(() -> nodes.isEmpty() ? "node-1" : nodes.getFirst().id());
  }
}
