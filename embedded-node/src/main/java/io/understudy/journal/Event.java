package io.understudy.journal;

import java.time.Instant;
import java.util.Objects;

/**
 * One fact. Immutable.
 *
 * @param seq its number, from 1, without gaps within one data folder
 * @param at when it happened
 * @param type what sort of fact it is
 * @param subject whom it is about: the id of a node, a frontend or a session, or {@code cluster}
 * @param from the state before, for a transition; empty otherwise
 * @param to the state after, for a transition; empty otherwise
 * @param reason why, in words; never empty
 */
public record Event(
    long seq, Instant at, EventType type, String subject, String from, String to, String reason) {

  /** A longer reason is cut, for it may quote others; the store takes no more. */
  public static final int MOST_REASON = 2_000;

  /** Checks that nothing is missing. */
  public Event {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    if (reason.isBlank()) {
      throw new IllegalArgumentException("an event of type " + type.code() + " needs a reason");
    }
    reason = reason.length() <= MOST_REASON ? reason : reason.substring(0, MOST_REASON - 1) + "…";
  }
}
