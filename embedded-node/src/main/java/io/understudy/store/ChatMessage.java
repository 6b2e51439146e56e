package io.understudy.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A message that was stored. Immutable.
 *
 * @param seq its place among all messages, from 1 on, in the order of the commits
 * @param at when it was stored
 * @param draft what was said
 */
public record ChatMessage(long seq, Instant at, Draft draft) {
  /**
   * A message before it is stored.
   *
   * @param session the public id of the session in which it was said
   * @param id the name that the sender gave it, unique within his session
   * @param sender who
   * @param recipient to whom alone; null for everybody on the server
   * @param server the server whose users hear it, as {@code host:port}; of a private message the
   *     one where it was said
   * @param text what
   */
  public record Draft(
      String session, String id, String sender, String recipient, String server, String text) {
    /** To whom alone, if it is private. */
    public Optional<String> only() {
      return Optional.ofNullable(recipient);
    }

    /** Whether somebody who says this a second time means the same message. */
    boolean isSameAs(Draft other) {
      return only().equals(other.only()) && text.equals(other.text);
    }
  }
}
