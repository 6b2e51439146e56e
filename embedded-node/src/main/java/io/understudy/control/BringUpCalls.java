package io.understudy.control;

import io.understudy.cluster.Cluster;
import io.understudy.http.Exchange;

/** The growth of the cluster to a number of nodes that somebody asked for, and an end to it. */
final class BringUpCalls {
  private final Cluster cluster;

  BringUpCalls(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * How far it is.
   *
   * @param growing whether nodes are still being added
   * @param there how many there are
   * @param wanted how many there are to be; null while nothing grows
   */
  private record Answer(boolean growing, int there, Integer wanted) {}

  /** {@code GET bring-up}: how far it is. */
  void now(Exchange exchange) {
    exchange.json(200, answer());
  }

  /** {@code DELETE bring-up}: adds no more nodes; those that are there stay. Twice is harmless. */
  void cancel(Exchange exchange) {
    cluster.bringUp().cancel();
    exchange.json(202, answer());
  }

  private Answer answer() {
    return cluster
        .bringUp()
        .progress()
        .map(now -> new Answer(true, now.there(), now.wanted()))
        .orElseGet(() -> new Answer(false, cluster.snapshot().nodes().size(), null));
  }
}
