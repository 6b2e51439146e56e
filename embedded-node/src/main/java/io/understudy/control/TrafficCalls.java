package io.understudy.control;

import io.understudy.cluster.Cluster;
import io.understudy.http.Exchange;

/** The calls that start and stop the built-in traffic; doing either twice is harmless. */
final class TrafficCalls {
  private final Cluster cluster;

  TrafficCalls(Cluster cluster) {
    this.cluster = cluster;
  }

  void start(Exchange exchange) {
    cluster.startTraffic();
    exchange.json(202, cluster.snapshot().traffic());
  }

  void stop(Exchange exchange) {
    cluster.stopTraffic();
    exchange.json(202, cluster.snapshot().traffic());
  }
}
