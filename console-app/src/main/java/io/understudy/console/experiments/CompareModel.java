package io.understudy.console.experiments;

import io.understudy.console.shell.Texts;
import io.understudy.experiment.report.Comparison;
import io.understudy.experiment.report.Comparison.Better;
import java.util.ArrayList;
import java.util.List;

/** The words of two runs beside each other. Knows no controls. */
final class CompareModel {
  private final Texts texts;

  /**
   * A row, or the head of a group of them.
   *
   * @param head whether it is a head; then there is only {@code what}
   * @param what what is compared
   * @param left how it was in the left run
   * @param right how it was in the right run
   * @param difference in words; may be empty
   * @param better which is better
   */
  record Line(
      boolean head, String what, String left, String right, String difference, Better better) {}

  CompareModel(Texts texts) {
    this.texts = texts;
  }

  /** All rows with their heads, in order. */
  List<Line> lines(Comparison comparison) {
    List<Line> lines = new ArrayList<>();
    String group = "";
    for (Comparison.Row row : comparison.rows()) {
      if (!row.group().equals(group)) {
        group = row.group();
        lines.add(new Line(true, texts.alone(group), "", "", "", Better.OPEN));
      }
      lines.add(
          new Line(
              false,
              texts.alone(row.what()),
              texts.said(row.left()),
              texts.said(row.right()),
              texts.said(row.difference()),
              row.better()));
    }
    return lines;
  }

  /** Which of both is better, for whom the eye does not tell; empty for neither. */
  String better(Line line) {
    return switch (line.better()) {
      case LEFT -> texts.get("experiments.compare.better-a");
      case RIGHT -> texts.get("experiments.compare.better-b");
      case SAME, OPEN -> "";
    };
  }
}
