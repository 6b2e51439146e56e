package io.understudy.experiment.action;

import io.understudy.cluster.Cluster;

/** The shared session store comes back. */
final class ReviveStore extends Simple {
  ReviveStore() {
    super("revive-store", "The shared session store comes back.", "revive the store");
  }

  @Override
  String act(Cluster cluster) {
    cluster.store().revive();
    return "the store comes back";
  }
}
