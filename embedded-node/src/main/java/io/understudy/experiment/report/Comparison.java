package io.understudy.experiment.report;

import com.fasterxml.jackson.annotation.JsonValue;
import io.understudy.experiment.RunReport;
import java.util.List;
import java.util.Locale;

/**
 * Two runs side by side. Immutable.
 *
 * @param left the one that is called A
 * @param right the one that is called B
 * @param notes what a reader must know before comparing figures: other experiments, seeds, loads or
 *     versions, in words; empty if nothing but chance lies between the two
 * @param rows what was compared
 */
public record Comparison(RunReport left, RunReport right, List<String> notes, List<Row> rows) {
  /** Keeps copies. */
  public Comparison {
    notes = List.copyOf(notes);
    rows = List.copyOf(rows);
  }

  /** Compares two runs. What only one of them has is a row too. */
  public static Comparison of(RunReport left, RunReport right) {
    return new Comparison(
        left, right, ComparisonNotes.of(left, right), ComparisonRows.of(left.run(), right.run()));
  }

  /** Which of the two is better, where that is clear. */
  public enum Better {
    /** The left one. */
    LEFT,
    /** The right one. */
    RIGHT,
    /** Neither is. */
    SAME,
    /** Nobody can say, or it is no matter of good and bad. */
    OPEN;

    /** The public name. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Something of both.
   *
   * @param group what it belongs to, for example "Latency"
   * @param what it is, in words
   * @param left how it was in the left run; "–" if it has none
   * @param right how it was in the right run; "–" if it has none
   * @param difference what the right one is beside the left one, in words; may be empty
   * @param better which is better
   */
  public record Row(
      String group, String what, String left, String right, String difference, Better better) {}
}
