package io.understudy.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One fact. Immutable.
 *
 * @param seq its number, from 1, without gaps within one data folder
 * @param at when it happened, in microseconds
 * @param type what sort of fact it is
 * @param subject whom it is about: the id of a node, a frontend or a session, or {@code cluster}
 * @param from the state before, for a transition; empty otherwise
 * @param to the state after, for a transition; empty otherwise
 * @param reason why, in words; never empty
 */
public record Event(
    long seq, Instant at, EventType type, String subject, String from, String to, String reason) {

  /** Longer texts are cut, for they may quote others; the store takes no more. */
  public static final int MOST_REASON = 2_000;

  /** A longer subject is cut. */
  public static final int MOST_SUBJECT = 1_000;

  private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cs}]");

  /** Checks that nothing is missing, and leaves out what no store could keep. */
  public Event {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    if (reason.isBlank()) {
      throw new IllegalArgumentException("an event of type " + type.code() + " needs a reason");
    }
    at = at.truncatedTo(ChronoUnit.MICROS);
    subject = fitting(subject, MOST_SUBJECT);
    from = fitting(from, MOST_REASON);
    to = fitting(to, MOST_REASON);
    reason = fitting(reason, MOST_REASON);
  }

  /** An event that could not be stored would keep all that follow from being stored. */
  private static String fitting(String text, int most) {
    String cut = text.length() <= most ? text : text.substring(0, most - 1) + "…";
    return cut.codePoints().anyMatch(Event::isUnfit)
        ? UNFIT.matcher(cut).replaceAll("\uFFFD")
        : cut;
  }

  /** Control characters and halves of characters, of which the cut may have left one. */
  private static boolean isUnfit(int point) {
    return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
  }
}
