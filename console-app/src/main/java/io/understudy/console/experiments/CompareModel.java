package io.understudy.console.experiments;

import io.understudy.console.shell.Texts;
import io.understudy.experiment.report.Comparison;
import io.understudy.experiment.report.Comparison.Better;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The words of two runs beside each other. Knows no controls. */
final class CompareModel {
  /** What the engine calls a row or a group, and the key of its word. */
  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("Run", "experiments.compare.run"),
          Map.entry("Assertions", "experiments.compare.assertions"),
          Map.entry("Requests", "experiments.compare.requests"),
          Map.entry(
              "Latency, from when a request should have begun", "experiments.compare.latency"),
          Map.entry("Promises", "experiments.compare.promises"),
          Map.entry("verdict", "experiments.compare.verdict"),
          Map.entry("experiment", "experiments.compare.experiment"),
          Map.entry("seed", "experiments.compare.seed"),
          Map.entry("times in which the hypothesis did not hold", "experiments.compare.deviations"),
          Map.entry("the longest of them", "experiments.compare.longest"),
          Map.entry("planned", "experiments.compare.planned"),
          Map.entry("failed", "experiments.compare.failed"),
          Map.entry("share of failures", "experiments.compare.share"),
          Map.entry("sessions lost", "experiments.compare.sessions"),
          Map.entry("writes lost", "experiments.compare.writes"),
          Map.entry("the longest", "experiments.compare.max"),
          Map.entry("99 %, from when it did begin", "experiments.compare.service"));

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
        lines.add(new Line(true, word(group), "", "", "", Better.OPEN));
      }
      lines.add(
          new Line(
              false,
              word(row.what()),
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

  /** As the engine says it where the texts have none. */
  private String word(String engine) {
    String key = KEYS.get(engine);
    return key == null ? texts.said(engine) : texts.get(key);
  }
}
