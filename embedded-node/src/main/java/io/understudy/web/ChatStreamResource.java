package io.understudy.web;

import io.understudy.chat.ChatRoom;
import io.understudy.chat.Guest;
import io.understudy.chat.StreamLine;
import io.understudy.http.Exchange;
import io.understudy.http.Resource;

/** {@code GET /chat/stream}: what a WebSocket would be told, as server-sent events. */
final class ChatStreamResource implements Resource {
  private final NodeContext context;
  private final Visitors visitors;

  ChatStreamResource(NodeContext context, Visitors visitors) {
    this.context = context;
    this.visitors = visitors;
  }

  @Override
  public void answer(Exchange exchange) {
    ChatRoom room = context.chat();
    String last = exchange.header("Last-Event-ID");
    Guest guest =
        ChatPage.guest(
            exchange, visitors, last == null ? exchange.query("after").orElse("") : last);
    room.checkOpen();
    StreamLine line = new StreamLine(room, guest);
    context.streams().open(exchange, line::begin, line::ended);
  }
}
