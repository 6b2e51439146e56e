package io.understudy.experiment.action;

import io.understudy.cluster.Cluster;

/** Sends a node nothing new, lets it finish what runs, and stops it. */
final class Drain extends OnNodes {
  Drain() {
    super("drain", "began to drain", node -> node.isServing(), "serves");
  }

  @Override
  public String meaning() {
    return "Sends a node nothing new, lets it finish what runs, and stops it.";
  }

  @Override
  void act(Cluster cluster, String node) {
    var _ = cluster.drain(node);
  }
}
