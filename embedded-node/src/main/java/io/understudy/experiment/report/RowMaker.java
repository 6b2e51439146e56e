package io.understudy.experiment.report;

import io.understudy.check.Verdict;
import io.understudy.experiment.report.Comparison.Better;
import io.understudy.experiment.report.Comparison.Row;
import io.understudy.experiment.report.chart.Figures;
import java.util.Locale;

/** Puts two values beside each other and says what lies between them. */
final class RowMaker {
  static final String NONE = "–";

  /** Two measurements of the same thing differ by so much on any computer. */
  private static final double NOISE = 0.1;

  private static final double NOISE_MS = 1;
  private static final double NOISE_SECONDS = 0.1;

  private final String group;

  RowMaker(String group) {
    this.group = group;
  }

  /** Values of which neither is better. */
  Row plain(String what, String left, String right) {
    return new Row(group, what, left, right, left.equals(right) ? "the same" : "", Better.OPEN);
  }

  /** Counts of something that should not be; null if unknown. */
  Row harm(String what, Long left, Long right) {
    if (left == null || right == null) {
      return new Row(group, what, count(left), count(right), "", Better.OPEN);
    }
    long more = right - left;
    return new Row(
        group,
        what,
        count(left),
        count(right),
        more == 0 ? "the same" : Figures.count(Math.abs(more)) + (more > 0 ? " more" : " fewer"),
        more == 0 ? Better.SAME : more > 0 ? Better.LEFT : Better.RIGHT);
  }

  /** Milliseconds, of which fewer are better; null if nothing was measured. */
  Row millis(String what, Double left, Double right) {
    return time(
        what,
        left,
        right,
        NOISE_MS,
        left == null ? NONE : Figures.ms(left),
        right == null ? NONE : Figures.ms(right));
  }

  /** Seconds, of which fewer are better. */
  Row seconds(String what, double left, double right) {
    return time(what, left, right, NOISE_SECONDS, Figures.seconds(left), Figures.seconds(right));
  }

  /** Verdicts with words; null if there is none. */
  Row verdict(String what, Verdict left, String leftWords, Verdict right, String rightWords) {
    Better better =
        left == null || right == null
            ? Better.OPEN
            : left == right ? Better.SAME : left.compareTo(right) < 0 ? Better.LEFT : Better.RIGHT;
    String difference =
        switch (better) {
          case SAME -> "the same";
          case OPEN -> "";
          case LEFT, RIGHT -> HeadView.word(right) + " instead of " + HeadView.word(left);
        };
    return new Row(group, what, said(left, leftWords), said(right, rightWords), difference, better);
  }

  private Row time(
      String what, Double left, Double right, double noise, String leftWords, String rightWords) {
    if (left == null || right == null) {
      return new Row(group, what, leftWords, rightWords, "", Better.OPEN);
    }
    if (Math.abs(right - left) <= Math.max(noise, NOISE * Math.max(left, right))) {
      return new Row(group, what, leftWords, rightWords, "about the same", Better.SAME);
    }
    return new Row(
        group,
        what,
        leftWords,
        rightWords,
        apart(left, right),
        right > left ? Better.LEFT : Better.RIGHT);
  }

  private static String apart(double left, double right) {
    if (left <= 0 || right <= 0) {
      return left <= 0 ? "from nothing" : "to nothing";
    }
    if (right / left >= 2 || left / right >= 2) {
      return String.format(
          Locale.ROOT,
          right > left ? "%.1f times as long" : "%.1f times shorter",
          Math.max(right / left, left / right));
    }
    return String.format(
        Locale.ROOT,
        right > left ? "%.0f\u00A0%% longer" : "%.0f\u00A0%% shorter",
        100 * Math.abs(right - left) / left);
  }

  private static String count(Long count) {
    return count == null ? NONE : Figures.count(count);
  }

  private static String said(Verdict verdict, String words) {
    if (verdict == null) {
      return words.isEmpty() ? NONE : words;
    }
    return HeadView.word(verdict) + (words.isEmpty() ? "" : ": " + words);
  }
}
