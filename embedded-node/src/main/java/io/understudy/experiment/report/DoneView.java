package io.understudy.experiment.report;

import io.understudy.experiment.RunReport;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.RunSnapshot.Asserted;
import io.understudy.experiment.RunSnapshot.Deviation;
import io.understudy.experiment.RunSnapshot.Hypothesis;
import io.understudy.experiment.RunSnapshot.Probed;
import io.understudy.experiment.RunSnapshot.Step;
import io.understudy.experiment.report.chart.Figures;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What was promised, what was done, and whether it held.
 *
 * @param assertions what was asserted
 * @param steps the method
 * @param rollbacks what was undone
 * @param hypothesis what the hypothesis is about
 * @param within how long it may take until it holds
 * @param probes what it looks at
 * @param deviations when it did not hold in between
 */
record DoneView(
    List<Assertion> assertions,
    List<StepRow> steps,
    List<StepRow> rollbacks,
    String hypothesis,
    String within,
    List<Probe> probes,
    List<Break> deviations) {
  /** An assertion. */
  record Assertion(Badge badge, String name, String words, String seen) {}

  /** A step; its number is that of its mark in the picture. */
  record StepRow(
      int number, Badge badge, String planned, String taken, String words, String outcome) {}

  /** A probe. */
  record Probe(String words, Badge before, Badge after, String seen) {}

  /** A time in which a probe did not hold. */
  record Break(String words, String from, String to, String lasted, String seen) {}

  static DoneView of(RunReport report) {
    RunSnapshot run = report.run();
    Hypothesis hypothesis = run.hypothesis();
    return new DoneView(
        run.assertions().stream().map(DoneView::assertion).toList(),
        rows(run.steps(), true),
        rows(run.rollbacks(), false),
        hypothesis.title(),
        Figures.seconds(hypothesis.within()),
        hypothesis.probes().stream().map(DoneView::probe).toList(),
        run.deviations().stream().map(deviation -> broken(deviation, run.seconds())).toList());
  }

  private static Assertion assertion(Asserted asserted) {
    return new Assertion(
        Badge.of(asserted.verdict()), asserted.name(), asserted.words(), asserted.seen());
  }

  private static List<StepRow> rows(List<Step> steps, boolean planned) {
    return IntStream.range(0, steps.size())
        .mapToObj(at -> {
          Step step = steps.get(at);
          return new StepRow(
              at + 1,
              Badge.of(step.state()),
              planned ? Figures.seconds(step.at()) : "",
              step.taken() == null ? "–" : Figures.seconds(step.taken()),
              step.words(),
              step.outcome());
        })
        .toList();
  }

  private static Probe probe(Probed probed) {
    return new Probe(
        probed.words(), Badge.held(probed.before()), Badge.held(probed.after()), probed.seen());
  }

  private static Break broken(Deviation deviation, double end) {
    double to = deviation.to() == null ? Math.max(end, deviation.from()) : deviation.to();
    return new Break(
        deviation.words(),
        Figures.seconds(deviation.from()),
        deviation.to() == null ? "the end" : Figures.seconds(to),
        Figures.seconds(to - deviation.from()),
        deviation.seen());
  }
}
