package io.understudy.control;

import io.understudy.cluster.Cluster;
import io.understudy.http.Exchange;
import java.util.Map;

/** The calls of the load generator. */
final class LoadCalls {
  private final Cluster cluster;

  LoadCalls(Cluster cluster) {
    this.cluster = cluster;
  }

  /** {@code POST load}: starts a run; the body is the plan. */
  void start(Exchange exchange) {
    String id = cluster.load().start(cluster.load().plan(exchange.object()));
    exchange.set("Location", "/api/v1/load/" + id);
    exchange.json(202, Map.of("id", id));
  }

  /** {@code GET load}: the last runs, the newest first. */
  void list(Exchange exchange) {
    exchange.json(200, Map.of("runs", cluster.load().list()));
  }

  /** {@code GET load/{id}}: how one of them is or was. */
  void one(Exchange exchange) {
    exchange.json(200, cluster.load().snapshot(exchange.pathParameter("id")));
  }

  /** {@code DELETE load/{id}}: stops it at once; it can still be looked at. */
  void stop(Exchange exchange) {
    exchange.json(202, cluster.load().stop(exchange.pathParameter("id")));
  }
}
