package io.understudy.web;

import io.understudy.http.Exchange;
import io.understudy.http.Resource;
import java.util.Map;

/** {@code GET /}: who served you, and what to try. */
final class HomePage implements Resource {
  private final Visitors visitors;

  HomePage(Visitors visitors) {
    this.visitors = visitors;
  }

  @Override
  public void answer(Exchange exchange) {
    visitors.page(exchange, 200, Page.HOME, visitors.sessionIfStoreAnswers(exchange), Map.of());
  }
}
