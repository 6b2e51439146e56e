package io.understudy.web;

import io.understudy.chat.ChatRoom;
import io.understudy.chat.Guest;
import io.understudy.chat.Resume;
import io.understudy.chat.WebSocketLine;
import io.understudy.http.Exchange;
import io.understudy.http.Resource;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.store.Session;
import java.util.Map;
import java.util.Optional;

/** {@code GET /chat}: the page, or the WebSocket that it opens. */
final class ChatPage implements Resource {
  private final ChatRoom room;
  private final Visitors visitors;

  ChatPage(ChatRoom room, Visitors visitors) {
    this.room = room;
    this.visitors = visitors;
  }

  @Override
  public void answer(Exchange exchange) {
    if (exchange.wantsWebSocket()) {
      Guest guest = guest(exchange, visitors, exchange.query("after").orElse(""));
      room.checkOpen();
      exchange.webSocket(new WebSocketLine(room, guest));
      return;
    }
    Optional<Session> session = visitors.session(exchange);
    if (session.isPresent()) {
      visitors.page(exchange, 200, Page.CHAT, session.get(), Map.of());
    } else {
      visitors.signInFirst(exchange);
    }
  }

  /**
   * Who wants to chat.
   *
   * @param after from where he goes on; anything else for somebody who begins
   * @throws ProblemException if he is not signed in, or another site has sent him
   */
  static Guest guest(Exchange exchange, Visitors visitors, String after) {
    // A browser sends the cookie along whoever opens the connection, and asks nobody.
    visitors.refuseForeignForm(exchange);
    String origin = exchange.header("Origin");
    if (origin != null && !origin.replaceFirst("^https?://", "").equals(exchange.header("Host"))) {
      throw new ProblemException(
          ProblemKind.FORBIDDEN, "The chat is not open for pages of " + origin);
    }
    return new Guest(
        visitors.session(exchange).orElseThrow(ChatPage::notSignedIn), Resume.parse(after));
  }

  private static ProblemException notSignedIn() {
    return new ProblemException(ProblemKind.UNAUTHORIZED, "Sign in first, with POST /login");
  }
}
