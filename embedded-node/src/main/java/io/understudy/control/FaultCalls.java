package io.understudy.control;

import io.understudy.cluster.Cluster;
import io.understudy.fault.ActiveFault;
import io.understudy.http.Exchange;
import java.util.LinkedHashMap;
import java.util.Map;

/** The calls that make things go wrong, and right again. What they do is done when they answer. */
final class FaultCalls {
  private final Cluster cluster;

  FaultCalls(Cluster cluster) {
    this.cluster = cluster;
  }

  /** A fault in the shape that is promised: its type beside its parameters. */
  static Map<String, Object> fields(ActiveFault fault) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", fault.type());
    fields.putAll(fault.parameters());
    fields.put("words", fault.words());
    return fields;
  }

  /** {@code PUT nodes/{id}/faults/{type}}: the body has parameters, or there is none. */
  void put(Exchange exchange) {
    ActiveFault fault =
        cluster
            .faults()
            .put(exchange.pathParameter("id"), exchange.pathParameter("type"), exchange.object());
    exchange.json(200, fields(fault));
  }

  /** {@code DELETE nodes/{id}/faults/{type}}; {@code ?from=store} removes one of two partitions. */
  void remove(Exchange exchange) {
    Map<String, Object> which =
        exchange
            .query("from")
            .<Map<String, Object>>map(from -> Map.of("from", from))
            .orElse(Map.of());
    int cleared =
        cluster
            .faults()
            .remove(exchange.pathParameter("id"), exchange.pathParameter("type"), which);
    exchange.json(200, Map.of("cleared", cleared));
  }

  /** {@code DELETE faults}. */
  void clearAll(Exchange exchange) {
    exchange.json(200, Map.of("cleared", cluster.faults().clearAll()));
  }
}
