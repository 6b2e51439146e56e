package io.understudy.control;

import io.understudy.cluster.Cluster;
import io.understudy.http.Exchange;
import java.util.Map;

/** The calls about who is signed in. */
final class SessionCalls {
  private final Cluster cluster;

  SessionCalls(Cluster cluster) {
    this.cluster = cluster;
  }

  void list(Exchange exchange) {
    exchange.json(200, Map.of("sessions", cluster.sessions().list()));
  }

  void end(Exchange exchange) {
    cluster.sessions().end(exchange.pathParameter("id"));
    exchange.empty(204);
  }
}
