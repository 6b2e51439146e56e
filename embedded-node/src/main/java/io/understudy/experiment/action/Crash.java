package io.understudy.experiment.action;

import io.understudy.cluster.Cluster;

/** The same as a kill, but nobody ordered it, so its supervisor acts. */
final class Crash extends OnNodes {
  Crash() {
    super("crash", "crashed", node -> node.state().isRunning(), "runs");
  }

  @Override
  public String meaning() {
    return "The same as a kill, but nobody ordered it, so its supervisor acts.";
  }

  @Override
  void act(Cluster cluster, String node) {
    cluster.crash(node);
  }
}
