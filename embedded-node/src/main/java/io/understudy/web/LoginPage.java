package io.understudy.web;

import io.understudy.http.Exchange;
import io.understudy.http.Resource;
import java.util.Map;

/** {@code GET /login}: the form. Somebody who is signed in sees it too, to become someone else. */
final class LoginPage implements Resource {
  private final Visitors visitors;

  LoginPage(Visitors visitors) {
    this.visitors = visitors;
  }

  @Override
  public void answer(Exchange exchange) {
    visitors.page(
        exchange,
        200,
        Page.LOGIN,
        visitors.sessionIfStoreAnswers(exchange),
        Map.of("signedOut", exchange.query("signed-out").isPresent()));
  }
}
