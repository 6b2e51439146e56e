package io.understudy.experiment.report;

import com.samskivert.mustache.Template;
import io.understudy.experiment.RunReport;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.report.Comparison.Better;
import io.understudy.experiment.report.Comparison.Row;
import io.understudy.experiment.report.chart.Extent;
import io.understudy.experiment.report.chart.PercentileCurve;
import io.understudy.experiment.report.chart.PercentileCurve.Series;
import io.understudy.experiment.report.chart.Timeline;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two runs side by side as a page, in the look of the reports. */
public final class ComparisonPage {
  private static final Template TEMPLATE = Shell.template("compare");

  private ComparisonPage() {}

  /** A side. */
  record Side(
      String letter,
      String run,
      String experiment,
      String title,
      String when,
      Badge verdict,
      String timeline) {}

  /** Rows that belong together. */
  record Group(String name, List<Line> lines) {}

  /** A row. */
  record Line(
      String what,
      String left,
      String right,
      String difference,
      String better,
      String leftLook,
      String rightLook) {}

  /** What the template is filled with. */
  record Model(
      Shell shell,
      String title,
      List<Side> sides,
      List<String> notes,
      boolean alike,
      String curve,
      List<Group> groups) {}

  /** A name for a file of it. */
  public static String fileName(Comparison comparison) {
    return "compare-%s-with-%s.html"
        .formatted(FileNames.of(comparison.left()), FileNames.of(comparison.right()));
  }

  /**
   * Writes it; one file that needs nothing else.
   *
   * @param out where to; stays open
   * @throws IOException if {@code out} takes no more
   */
  public static void write(Comparison comparison, Writer out) throws IOException {
    RunReport left = comparison.left();
    RunReport right = comparison.right();
    Extent extent = Extent.of(left).and(Extent.of(right));
    boolean alike = left.run().experiment().equals(right.run().experiment());
    out.write(
        Shell.page(
            TEMPLATE,
            new Model(
                Shell.INSTANCE,
                alike ? left.run().title() : "Two experiments beside each other",
                List.of(side("A", left, extent), side("B", right, extent)),
                comparison.notes(),
                comparison.notes().isEmpty(),
                curve(left.run(), right.run()),
                groups(comparison.rows()))));
  }

  private static Side side(String letter, RunReport report, Extent extent) {
    RunSnapshot run = report.run();
    return new Side(
        letter,
        run.id(),
        run.experiment(),
        run.title(),
        Moments.day(run.createdAt()),
        Badge.of(run.verdict()),
        run.startedAt() == null ? "" : Timeline.svg(report, extent));
  }

  private static String curve(RunSnapshot left, RunSnapshot right) {
    List<Series> series = new ArrayList<>();
    if (left.load() != null && left.load().latency().count() > 0) {
      series.add(new Series("a", "A " + left.id(), left.load().latency()));
    }
    if (right.load() != null && right.load().latency().count() > 0) {
      series.add(new Series("b", "B " + right.id(), right.load().latency()));
    }
    return series.isEmpty() ? "" : PercentileCurve.svg(series, false);
  }

  private static List<Group> groups(List<Row> rows) {
    Map<String, List<Line>> groups = new LinkedHashMap<>();
    rows.forEach(
        row -> groups.computeIfAbsent(row.group(), name -> new ArrayList<>()).add(line(row)));
    return groups.entrySet().stream()
        .map(group -> new Group(group.getKey(), group.getValue()))
        .toList();
  }

  private static Line line(Row row) {
    return new Line(
        row.what(),
        row.left(),
        row.right(),
        row.difference(),
        switch (row.better()) {
          case LEFT -> "A";
          case RIGHT -> "B";
          case SAME, OPEN -> "";
        },
        row.better() == Better.LEFT ? "better" : "",
        row.better() == Better.RIGHT ? "better" : "");
  }
}
