package io.understudy.experiment.report;

import io.understudy.check.CheckResult;
import io.understudy.check.Finding;
import io.understudy.check.Trace;
import io.understudy.check.Verdict;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.RunSnapshot.Asserted;
import io.understudy.experiment.RunSnapshot.Hypothesis;
import io.understudy.experiment.RunSnapshot.Probed;
import io.understudy.experiment.RunState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which cases a run has: itself, its hypothesis, its assertions, and what the checker looked at.
 */
final class JunitCases {
  private JunitCases() {}

  static List<JunitCase> of(RunSnapshot run) {
    List<JunitCase> cases = new ArrayList<>();
    cases.add(itself(run));
    if (!run.hypothesis().probes().isEmpty()) {
      cases.add(hypothesis(run.hypothesis(), "before", Probed::before));
      cases.add(hypothesis(run.hypothesis(), "after", Probed::after));
    }
    run.assertions().forEach(asserted -> cases.add(assertion(asserted)));
    if (run.load() != null && run.load().judgement() != null) {
      run.load().judgement().checks().stream()
          .filter(CheckResult::exercised)
          .forEach(check -> cases.add(promise(check)));
    }
    return cases;
  }

  /** How long the run took, from when it was asked for; 0 if it is not over. */
  static double seconds(RunSnapshot run) {
    return run.endedAt() == null
        ? 0
        : Math.max(0, Duration.between(run.createdAt(), run.endedAt()).toNanos() / 1e9);
  }

  private static JunitCase itself(RunSnapshot run) {
    return new JunitCase(
        "run",
        "the experiment is carried out",
        seconds(run),
        run.state() == RunState.DONE ? JunitCase.Result.PASSED : JunitCase.Result.ERROR,
        run.state() == RunState.DONE
            ? ""
            : "%s %s: %s".formatted(run.id(), run.state().sentence(), run.reason()),
        "");
  }

  private static JunitCase hypothesis(
      Hypothesis hypothesis, String when, Function<Probed, Boolean> held) {
    Verdict verdict =
        hypothesis.probes().stream()
            .map(held)
            .map(JunitCases::verdict)
            .reduce(Verdict.PASSED, Verdict::orWorse);
    String message =
        switch (verdict) {
          case PASSED -> "";
          case FAILED -> "did not hold %s the method".formatted(when);
          case UNKNOWN -> "was not looked at %s the method".formatted(when);
        };
    String details =
        hypothesis.probes().stream()
            .filter(probe -> verdict(held.apply(probe)) != Verdict.PASSED)
            .map(probe -> probe.words() + (probe.seen().isEmpty() ? "" : "; seen: " + probe.seen()))
            .collect(Collectors.joining("\n"));
    return new JunitCase(
        "hypothesis",
        "%s, %s the method".formatted(hypothesis.title(), when),
        0,
        JunitCase.Result.asserted(verdict),
        message,
        details);
  }

  private static Verdict verdict(Boolean held) {
    return held == null ? Verdict.UNKNOWN : held ? Verdict.PASSED : Verdict.FAILED;
  }

  private static JunitCase assertion(Asserted asserted) {
    return new JunitCase(
        "assertions",
        asserted.words(),
        0,
        JunitCase.Result.asserted(asserted.verdict()),
        asserted.seen().isEmpty() ? "nothing was seen" : asserted.seen(),
        "");
  }

  private static JunitCase promise(CheckResult check) {
    List<String> lines = new ArrayList<>();
    check.findings().forEach(finding -> lines.add(words(finding)));
    if (check.more() > 0) {
      lines.add("and %d more".formatted(check.more()));
    }
    return new JunitCase(
        "promises",
        check.promise(),
        0,
        JunitCase.Result.observed(check.verdict()),
        check.words(),
        String.join("\n", lines));
  }

  private static String words(Finding finding) {
    return finding.words()
        + finding.evidence().stream()
            .map(Trace::words)
            .map(words -> "\n  " + words)
            .collect(Collectors.joining());
  }
}
