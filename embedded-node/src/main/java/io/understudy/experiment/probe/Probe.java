package io.understudy.experiment.probe;

import io.understudy.cluster.Cluster;
import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.file.Word;

/** Something to look at. Has no state; several threads may look at once. */
public interface Probe extends Word {
  /**
   * Looks. May block for some seconds, and never changes anything.
   *
   * @param cluster the cluster of the run
   * @param arguments valid values of its keys
   */
  Reading look(Cluster cluster, Arguments arguments);
}
