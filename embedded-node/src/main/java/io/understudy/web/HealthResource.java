package io.understudy.web;

import io.understudy.http.Exchange;
import io.understudy.http.Resource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /health}: whether this node should get requests, and if not, why. Pages of other nodes
 * may read it, to find out whether their browser can go on here.
 */
final class HealthResource implements Resource {
  private final NodeContext context;

  HealthResource(NodeContext context) {
    this.context = context;
  }

  @Override
  public void answer(Exchange exchange) {
    Optional<String> trouble = trouble();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("ok", trouble.isEmpty());
    answer.put("host", context.node());
    trouble.ifPresent(reason -> answer.put("reason", reason));
    String origin = exchange.header("Origin");
    if (Neighbours.isNear(origin, context.zone())) {
      exchange.set("Access-Control-Allow-Origin", origin);
    }
    exchange.set("Vary", "Origin").json(trouble.isEmpty() ? 200 : 503, answer);
  }

  private Optional<String> trouble() {
    return context.vitals().state().equals("DRAINING")
        ? Optional.of("draining")
        : context.store().trouble();
  }
}
