package io.understudy.chat;

import io.understudy.http.Json;
import io.understudy.store.ChatMessage;
import io.understudy.store.PresenceTable.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a client is told, as JSON. What is sent to many is made once. */
final class OutFrame {
  private OutFrame() {}

  private record Welcome(String type, String login, String server, String node, String resume) {}

  private record Message(
      String type,
      String from,
      String scope,
      String to,
      String text,
      String id,
      Instant at,
      long seq,
      String resume) {}

  private record Ack(String type, String id) {}

  private record Refusal(String type, String id, String code, String detail) {}

  private record Change(String type, String login, String server) {}

  private record Changes(String type, Collection<Seat> joined, Collection<Seat> left) {}

  private record Ready(String type, String resume) {}

  private record Plain(String type) {}

  /**
   * @param roster as JSON, which is the same for all
   */
  static String welcome(String login, Place place, Resume resume, String roster) {
    String head =
        Json.text(new Welcome("welcome", login, place.server(), place.node(), resume.word()));
    return head.substring(0, head.length() - 1) + ",\"roster\":" + roster + "}";
  }

  /** Everything from before was sent; from now on the client hears what is new. */
  static String ready(Resume resume) {
    return Json.text(new Ready("ready", resume.word()));
  }

  static String message(ChatMessage message, Resume resume) {
    ChatMessage.Draft draft = message.draft();
    return Json.text(
        new Message(
            "message",
            draft.sender(),
            draft.only().isPresent() ? "private" : "server",
            draft.recipient(),
            draft.text(),
            draft.id(),
            message.at(),
            message.seq(),
            resume.word()));
  }

  static String ack(String id) {
    return Json.text(new Ack("ack", id));
  }

  static String error(String id, RefusalCode code, String detail) {
    return Json.text(new Refusal("error", id, code.code(), detail));
  }

  /**
   * Who has come and gone: each for himself if they are few, otherwise all at once.
   *
   * @param few how many are few
   */
  static List<String> changes(Roster.Changes changes, int few) {
    if (changes.size() > few) {
      return List.of(Json.text(new Changes("roster", changes.joined(), changes.left())));
    }
    List<String> frames = new ArrayList<>();
    // First who came: somebody who moved is never missing.
    for (Seat seat : changes.joined()) {
      frames.add(Json.text(new Change("joined", seat.login(), seat.server())));
    }
    for (Seat seat : changes.left()) {
      frames.add(Json.text(new Change("left", seat.login(), seat.server())));
    }
    return frames;
  }

  static String pong() {
    return Json.text(new Plain("pong"));
  }
}
