package io.understudy.web;

import io.understudy.http.Exchange;
import io.understudy.http.Resource;
import io.understudy.journal.EventType;
import java.time.Duration;

/** {@code POST /logout}: ends the session on every node at once. Doing it twice is harmless. */
final class LogoutResource implements Resource, KeyScope {
  private final NodeContext context;
  private final Visitors visitors;

  LogoutResource(NodeContext context, Visitors visitors) {
    this.context = context;
    this.visitors = visitors;
  }

  /** The cookie, whether it still proves a session or not: afterwards it does not. */
  @Override
  public String keyScope(Exchange exchange) {
    return exchange.cookie(Visitors.COOKIE).orElse("");
  }

  @Override
  public void answer(Exchange exchange) {
    visitors.refuseForeignForm(exchange);
    visitors
        .session(exchange)
        .ifPresent(session -> {
          if (context.store().sessions().end(session.id())) {
            context.record(
                EventType.LOGOUT,
                session.id(),
                "%s signed out on %s".formatted(session.user(), context.node()));
          }
        });
    visitors.giveCookie(exchange, "", Duration.ZERO);
    if (exchange.wantsHtml()) {
      exchange.redirect("/login?signed-out");
    } else {
      exchange.empty(204);
    }
  }
}
