package io.understudy.web;

import io.understudy.chat.ChatRoom;
import io.understudy.chat.Guest;
import io.understudy.chat.Reply;
import io.understudy.http.Answer;
import io.understudy.http.Exchange;
import io.understudy.http.Json;
import io.understudy.http.Problem;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code POST /chat}: one frame from a client without WebSocket. The request waits without a thread
 * until the message is on the disk. A message is sent once however often its frame comes, by the id
 * in it; a plain line has the {@code Idempotency-Key} for one.
 */
final class ChatPostResource implements OncePerKey.ByItself {
  private final ChatRoom room;
  private final Visitors visitors;

  ChatPostResource(ChatRoom room, Visitors visitors) {
    this.room = room;
    this.visitors = visitors;
  }

  private record Frame(String type, String id) {}

  /** A problem document with the members that an error frame has. */
  private record Refusal(
      String type,
      String title,
      int status,
      String detail,
      String instance,
      String id,
      String code) {}

  @Override
  public void answer(Exchange exchange) {
    Guest guest = ChatPage.guest(exchange, visitors, "");
    Optional<IdempotencyKey> key =
        IdempotencyKey.read(exchange.headers(IdempotencyKey.HEADER))
            .map(sent -> IdempotencyKey.of(sent, guest.session().user(), exchange));
    String name = key.map(IdempotencyKey::id).orElseGet(() -> "line-" + UUID.randomUUID());
    var _ =
        room.post(guest, text(exchange.body()), name)
            .thenAccept(reply -> exchange.send(answer(reply)));
  }

  private static String text(byte[] body) {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return text.toString();
    } catch (CharacterCodingException e) {
      throw new ProblemException(ProblemKind.BAD_REQUEST, "The frame is not UTF-8", e);
    }
  }

  private static Answer answer(Reply reply) {
    return switch (reply) {
      case Reply.Stored stored -> Answer.json(200, new Frame("ack", stored.id()));
      case Reply.Pong _ -> Answer.json(200, new Frame("pong", null));
      case Reply.Noted _ -> new Answer(204, List.of(), ByteBuffer.allocate(0));
      case Reply.Refused refused -> refusal(refused);
    };
  }

  private static Answer refusal(Reply.Refused refused) {
    ProblemKind kind = refused.code().kind();
    List<Answer.Header> headers = new ArrayList<>();
    headers.add(new Answer.Header("Content-Type", Problem.MEDIA_TYPE));
    headers.add(new Answer.Header("Cache-Control", "no-store"));
    if (kind == ProblemKind.UNAVAILABLE || kind == ProblemKind.TOO_MANY_ATTEMPTS) {
      headers.add(new Answer.Header("Retry-After", "1"));
    }
    Problem problem = Problem.of(kind, refused.detail(), "/chat");
    return new Answer(
        kind.status(),
        headers,
        ByteBuffer.wrap(
            Json.bytes(
                new Refusal(
                    problem.type(),
                    problem.title(),
                    problem.status(),
                    problem.detail(),
                    problem.instance(),
                    refused.id(),
                    refused.code().code()))));
  }
}
