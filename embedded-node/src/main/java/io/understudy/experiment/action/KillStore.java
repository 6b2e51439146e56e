package io.understudy.experiment.action;

import io.understudy.cluster.Cluster;

/** The shared session store is out. */
final class KillStore extends Simple {
  KillStore() {
    super("kill-store", "The shared session store is out.", "kill the store");
  }

  @Override
  String act(Cluster cluster) {
    cluster.store().kill();
    return "the store is out";
  }
}
