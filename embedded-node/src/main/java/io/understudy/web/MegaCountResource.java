package io.understudy.web;

import io.understudy.http.Exchange;
import io.understudy.http.Resource;

/** {@code GET /app/mega/count}: how many numbers were inserted. */
final class MegaCountResource implements Resource {
  private final NodeContext context;

  MegaCountResource(NodeContext context) {
    this.context = context;
  }

  private record Count(long count) {}

  @Override
  public void answer(Exchange exchange) {
    exchange.json(200, new Count(context.store().mega().read().count()));
  }
}
