package io.understudy.experiment.report;

import io.understudy.experiment.RunReport;
import io.understudy.experiment.report.chart.Extent;
import io.understudy.experiment.report.chart.Timeline;
import io.understudy.load.LoadSnapshot;
import java.util.List;
import java.util.TreeMap;

/**
 * What the page of a report is filled with. Where there may be nothing, it is a list of one or
 * none.
 *
 * @param shell what every page has
 * @param head what is seen first
 * @param done what was done and promised
 * @param timeline the picture of it; empty if the seconds of the run never began
 * @param load what users have seen
 * @param check what the checker says
 * @param journal what the cluster says
 * @param nodes how the nodes were at the end
 * @param source the experiment as written
 * @param versions of the program and of what it is made of
 */
record ReportPage(
    Shell shell,
    HeadView head,
    DoneView done,
    String timeline,
    List<LoadView> load,
    List<CheckView> check,
    JournalView journal,
    List<NodeRow> nodes,
    String source,
    List<Fact> versions) {
  /** A node at the end. */
  record NodeRow(String id, String state, String health, String reason, String faults) {}

  static ReportPage of(RunReport report) {
    LoadSnapshot load = report.run().load();
    return new ReportPage(
        Shell.INSTANCE,
        HeadView.of(report),
        DoneView.of(report),
        report.run().startedAt() == null ? "" : Timeline.svg(report, Extent.of(report)),
        load == null ? List.of() : List.of(LoadView.of(load)),
        load == null || load.judgement() == null
            ? List.of()
            : List.of(CheckView.of(report, load.judgement())),
        JournalView.of(report),
        report.run().nodes().stream()
            .map(node ->
                new NodeRow(
                    node.id(),
                    String.valueOf(node.state()),
                    node.health() == null ? "" : Shell.word(node.health()),
                    node.reason() == null ? "" : node.reason(),
                    node.faults().isEmpty() ? "none" : String.join(", ", node.faults())))
            .toList(),
        report.source(),
        versions(report));
  }

  static List<Fact> versions(RunReport report) {
    return new TreeMap<>(report.versions())
        .entrySet().stream().map(version -> Fact.of(version.getKey(), version.getValue())).toList();
  }
}
