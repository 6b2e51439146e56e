package io.understudy.control;

import io.understudy.cluster.Cluster;
import io.understudy.http.Exchange;
import java.util.Map;

/** The calls that kill and revive frontends. */
final class FrontendCalls {
  private final Cluster cluster;

  FrontendCalls(Cluster cluster) {
    this.cluster = cluster;
  }

  void kill(Exchange exchange) {
    String id = exchange.pathParameter("id");
    cluster.frontends().kill(id);
    exchange.json(202, Map.of("id", id));
  }

  void revive(Exchange exchange) {
    String id = exchange.pathParameter("id");
    cluster.frontends().revive(id);
    exchange.json(202, Map.of("id", id));
  }
}
