package io.understudy.experiment.action;

import io.understudy.cluster.Cluster;

/** Starts a node again, on its own port. */
final class Revive extends OnNodes {
  Revive() {
    super("revive", "revived", node -> !node.state().isRunning(), "is down");
  }

  @Override
  public String meaning() {
    return "Starts a node again, on its own port.";
  }

  @Override
  void act(Cluster cluster, String node) {
    cluster.revive(node);
  }
}
