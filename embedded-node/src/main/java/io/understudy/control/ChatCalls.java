package io.understudy.control;

import io.understudy.cluster.ChatHall;
import io.understudy.cluster.Cluster;
import io.understudy.http.Exchange;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.store.ChatMessage;
import java.util.LinkedHashMap;
import java.util.Map;

/** The call about the chat. */
final class ChatCalls {
  private static final int USUAL = 100;

  private final Cluster cluster;

  ChatCalls(Cluster cluster) {
    this.cluster = cluster;
  }

  /** {@code GET chat?limit=100}: who is on which server, and the latest messages. */
  void show(Exchange exchange) {
    int limit = exchange.query("limit").map(ChatCalls::limit).orElse(USUAL);
    exchange.json(
        200,
        Map.of(
            "users",
            cluster.chat().present().stream()
                .map(one ->
                    Map.of(
                        "login", one.login(),
                        "node", one.place().node(),
                        "server", one.place().server()))
                .toList(),
            "messages",
            cluster.chat().latest(limit).stream().map(ChatCalls::message).toList()));
  }

  private static Map<String, Object> message(ChatMessage message) {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("seq", message.seq());
    words.put("at", message.at());
    words.put("from", message.draft().sender());
    message.draft().only().ifPresent(to -> words.put("to", to));
    words.put("server", message.draft().server());
    words.put("text", message.draft().text());
    return words;
  }

  private static int limit(String given) {
    try {
      int number = Integer.parseInt(given);
      if (number >= 1 && number <= ChatHall.MOST_MESSAGES) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The same words as for a number that is too large.
    }
    throw new ProblemException(
        ProblemKind.BAD_REQUEST,
        "\"limit\" is a whole number from 1 to %d, not \"%s\""
            .formatted(ChatHall.MOST_MESSAGES, given));
  }
}
