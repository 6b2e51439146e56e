package io.understudy.experiment.action;

import io.understudy.cluster.Cluster;

/** One of the balancers comes back. */
final class ReviveFrontend extends OnFrontend {
  ReviveFrontend() {
    super("revive-frontend", "revive", "revived");
  }

  @Override
  public String meaning() {
    return "One of the balancers comes back.";
  }

  @Override
  void act(Cluster cluster, String frontend) {
    cluster.frontends().revive(frontend);
  }
}
