package io.understudy.web;

import io.understudy.http.Exchange;
import io.understudy.http.Resource;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
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
      signInFirst(exchange);
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

  /** A person gets the form, with the status that says why; a program gets the problem. */
  private void signInFirst(Exchange exchange) {
    if (exchange.wantsHtml()) {
      visitors.page(exchange, 401, Page.LOGIN, null, Map.of("signedOut", false));
    } else {
      throw new ProblemException(ProblemKind.UNAUTHORIZED, "Sign in first, with POST /login");
    }
  }
}
