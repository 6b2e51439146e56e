package io.understudy.web;

import io.understudy.http.Exchange;
import io.understudy.http.Resource;
import io.understudy.store.Session;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** {@code GET /profile}: who you are, since when, and which node says so. */
final class ProfileResource implements Resource {
  private final Visitors visitors;

  ProfileResource(Visitors visitors) {
    this.visitors = visitors;
  }

  private record Profile(String name, Instant loginAt, String session, String host) {}

  @Override
  public void answer(Exchange exchange) {
    Optional<Session> found = visitors.session(exchange);
    if (found.isEmpty()) {
      visitors.signInFirst(exchange);
      return;
    }
    Session session = found.get();
    if (exchange.wantsHtml()) {
      visitors.page(
          exchange,
          200,
          Page.PROFILE,
          session,
          Map.of("name", session.user(), "loginAt", session.loginAt(), "host", visitors.node()));
    } else {
      exchange.json(
          200, new Profile(session.user(), session.loginAt(), session.id(), visitors.node()));
    }
  }
}
