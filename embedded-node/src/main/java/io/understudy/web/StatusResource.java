package io.understudy.web;

import io.understudy.http.Exchange;
import io.understudy.http.Resource;

/** {@code GET /status}: how this node is, in numbers. */
final class StatusResource implements Resource {
  private final NodeContext context;

  StatusResource(NodeContext context) {
    this.context = context;
  }

  /** The answer; the frontend is left out when the node was asked directly. */
  private record Status(
      String server, String frontend, String state, long uptimeMs, long requests) {}

  @Override
  public void answer(Exchange exchange) {
    NodeContext.Vitals vitals = context.vitals();
    exchange.json(
        200,
        new Status(
            context.node(),
            Visitors.frontend(exchange),
            vitals.state(),
            vitals.uptimeMs(),
            vitals.requests()));
  }
}
