package io.understudy.experiment.action;

import io.understudy.cluster.Cluster;

/** One of the balancers dies. */
final class KillFrontend extends OnFrontend {
  KillFrontend() {
    super("kill-frontend", "kill", "killed");
  }

  @Override
  public String meaning() {
    return "One of the balancers dies.";
  }

  @Override
  void act(Cluster cluster, String frontend) {
    cluster.frontends().kill(frontend);
  }
}
