package io.understudy.console.plot;

import io.understudy.console.look.Tone;
import io.understudy.console.shell.Marked;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that was done to the cluster, on an axis of time.
 *
 * @param at when, in seconds
 * @param type what it was
 * @param subject to whom it happened
 */
public record Mark(double at, EventType type, String subject) {
  private static final double ONE_ACT = 0.5;
  private static final double MILLIS = 1_000;

  /**
   * The marks of a part of the journal, oldest first.
   *
   * @param newestFirst events
   * @param zero what is zero on the axis
   * @param from what is older, in seconds, is left out
   * @param to what is younger, in seconds, is left out
   */
  public static List<Mark> of(List<Event> newestFirst, Instant zero, double from, double to) {
    List<Mark> marks = new ArrayList<>();
    for (Event event : newestFirst) {
      double at = Duration.between(zero, event.at()).toMillis() / MILLIS;
      if (at < from) {
        break;
      }
      if (at <= to && Marked.TYPES.contains(event.type())) {
        Mark mark = new Mark(at, event.type(), event.subject());
        if (marks.isEmpty() || !marks.getLast().tells(mark)) {
          marks.add(mark);
        }
      }
    }
    return marks.reversed();
  }

  /** A step of a method that was written down before, in the words of its author. */
  public static Mark step(double at, String words) {
    return new Mark(at, EventType.RUN_STEP, words);
  }

  /** Whether an earlier one is the same act, which may be several events. */
  private boolean tells(Mark earlier) {
    return earlier.type == type && earlier.subject.equals(subject) && at - earlier.at < ONE_ACT;
  }

  /** Its colour: that of the state to which it leads. */
  public Tone tone() {
    return switch (type) {
      case NODE_REVIVED, FRONTEND_REVIVED, STORE_REVIVED, FAULT_REMOVED, FAULTS_CLEARED -> Tone.UP;
      case NODE_CRASHED -> Tone.CRASHED;
      case FAULT_ADDED -> Tone.HANGING;
      case NODE_DRAINING -> Tone.DRAINING;
      case BALANCER_CHANGED, SUPERVISION_CHANGED -> Tone.BALANCER;
      case NODE_ADDED, PRESET_APPLIED, LOAD_STARTED -> Tone.ACCENT;
      case NODE_REMOVED, TRAFFIC_STARTED, TRAFFIC_STOPPED, LOAD_ENDED, LOAD_ABORTED -> Tone.MUTED;
      case RUN_STEP -> Tone.TEXT;
      default -> Tone.DOWN;
    };
  }

  /** The key of its words. */
  public String textKey() {
    return type == EventType.RUN_STEP ? "chart.mark.run-step" : "chart.mark." + type.code();
  }
}
