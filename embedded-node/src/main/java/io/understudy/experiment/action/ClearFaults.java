package io.understudy.experiment.action;

import io.understudy.cluster.Cluster;

/** Removes every fault of every node. */
final class ClearFaults extends Simple {
  ClearFaults() {
    super("clear-faults", "Removes every fault of every node.", "clear all faults");
  }

  @Override
  String act(Cluster cluster) {
    int cleared = cluster.faults().clearAll();
    return cleared == 1 ? "1 fault was cleared" : "%d faults were cleared".formatted(cleared);
  }
}
