package io.understudy.experiment.probe;

import io.understudy.cluster.Cluster;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.file.Key;
import java.util.List;

/** Whether the shared store answers. */
final class StoreUp implements Probe {
  @Override
  public String name() {
    return "store";
  }

  @Override
  public String meaning() {
    return "The shared session store answers.";
  }

  @Override
  public List<Key> keys() {
    return List.of();
  }

  @Override
  public String sentence(Arguments arguments) {
    return "the store is up";
  }

  @Override
  public Reading look(Cluster cluster, Arguments arguments) {
    ClusterSnapshot.Store store = cluster.snapshot().store();
    return new Reading(store.state().equals("UP"), store.reason());
  }
}
