package io.understudy.experiment.report;

import io.understudy.experiment.RunReport;
import io.understudy.experiment.report.chart.Figures;
import io.understudy.journal.Event;
import java.util.List;

/**
 * What the cluster's journal says.
 *
 * @param lines its events, oldest first
 * @param more how many more there were, in words; empty for none
 * @param open whether they are so few that they are shown at once
 * @param count how many there are
 */
record JournalView(List<Line> lines, String more, boolean open, String count) {
  private static final int FEW = 60;

  /** An event. */
  record Line(String second, String type, String subject, String change, String reason) {}

  static JournalView of(RunReport report) {
    return new JournalView(
        report.events().stream().map(event -> line(report, event)).toList(),
        report.more() == 0
            ? ""
            : "and %s more, which are not kept".formatted(Figures.count(report.more())),
        report.events().size() <= FEW,
        Figures.count(report.events().size()));
  }

  private static Line line(RunReport report, Event event) {
    return new Line(
        Moments.second(report, event.at()),
        event.type().code(),
        event.subject(),
        event.from().isEmpty() && event.to().isEmpty() ? "" : event.from() + " → " + event.to(),
        event.reason());
  }
}
