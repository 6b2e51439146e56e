package io.understudy.experiment.action;

import io.understudy.cluster.Cluster;

/** Removes every fault of every node. */
final class ClearFaults extends Simple {
  ClearFaults() {
    super("clear-faults", "Removes every fault of every node.", "clear all faults");
  }

  @Override
  String act(Cluster cluster) {
    return "%d faults were cleared".formatted(cluster.faults().clearAll());
  }
}
