package io.understudy.experiment.report;

import io.understudy.check.CheckResult;
import io.understudy.check.Judgement;
import io.understudy.check.Trace;
import io.understudy.experiment.RunReport;
import io.understudy.experiment.report.chart.Figures;
import java.time.Duration;
import java.util.List;

/**
 * What the independent checker says.
 *
 * @param verdict of all promises together
 * @param promises each of them
 * @param dropped what there was too much of to be kept
 */
record CheckView(Badge verdict, List<Promise> promises, List<String> dropped) {
  /**
   * A promise.
   *
   * @param more how many more findings there are, in words; empty for none
   */
  record Promise(
      Badge badge,
      String check,
      String promise,
      String words,
      List<Broken> findings,
      String more) {}

  /** A finding. */
  record Broken(String words, List<Proof> evidence) {}

  /** A request that proves it. */
  record Proof(String request, String node, String begun, String took) {}

  static CheckView of(RunReport report, Judgement judgement) {
    return new CheckView(
        judgement.checks().stream().anyMatch(CheckResult::exercised)
            ? Badge.of(judgement.verdict())
            : Badge.NOT_EXERCISED,
        judgement.checks().stream().map(check -> promise(report, check)).toList(),
        judgement.dropped());
  }

  private static Promise promise(RunReport report, CheckResult check) {
    return new Promise(
        Badge.of(check),
        check.check(),
        check.promise(),
        check.words(),
        check.findings().stream()
            .map(finding ->
                new Broken(
                    finding.words(),
                    finding.evidence().stream().map(trace -> proof(report, trace)).toList()))
            .toList(),
        check.more() == 0 ? "" : "and %s more".formatted(Figures.count(check.more())));
  }

  private static Proof proof(RunReport report, Trace trace) {
    double ms = Duration.between(trace.begun(), trace.at()).toNanos() / 1e6;
    return new Proof(
        trace.request(),
        trace.node().isEmpty() ? "nobody known" : trace.node(),
        Moments.second(report, trace.begun()),
        Figures.ms(ms));
  }
}
