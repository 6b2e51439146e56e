package io.understudy.control;

import io.understudy.cluster.Cluster;
import io.understudy.http.Exchange;
import java.util.Map;

/** The calls that kill and revive the shared store. */
final class StoreCalls {
  private final Cluster cluster;

  StoreCalls(Cluster cluster) {
    this.cluster = cluster;
  }

  void kill(Exchange exchange) {
    cluster.store().kill();
    answer(exchange);
  }

  void revive(Exchange exchange) {
    cluster.store().revive();
    answer(exchange);
  }

  private void answer(Exchange exchange) {
    var stage = cluster.store().stage();
    exchange.json(202, Map.of("state", stage.state().name(), "reason", stage.reason()));
  }
}
