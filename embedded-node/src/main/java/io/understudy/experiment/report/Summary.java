package io.understudy.experiment.report;

import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.RunSnapshot.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run in a few lines of plain text. */
final class Summary {
  private Summary() {}

  static String of(RunSnapshot run) {
    List<String> lines = new ArrayList<>();
    lines.add("%s: %s".formatted(run.title(), documented(run)));
    lines.add("%s %s: %s".formatted(run.id(), run.state().sentence(), run.reason()));
    for (Step step : run.steps()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%6.1f s  %s: %s%s",
              step.taken() == null ? step.at() : step.taken(),
              step.words(),
              step.state().name().toLowerCase(Locale.ROOT),
              step.outcome().isEmpty() ? "" : ", " + step.outcome()));
    }
    if (run.load() != null) {
      lines.add(run.load().words());
    }
    return String.join("\n", lines) + "\n";
  }

  /** The verdict, and whether it is the documented one, in half a sentence. */
  static String documented(RunSnapshot run) {
    if (run.verdict() == null) {
      return "no verdict; %s is documented".formatted(run.expected());
    }
    return run.isAsExpected()
        ? "%s, as documented".formatted(run.verdict())
        : "%s, but %s is documented".formatted(run.verdict(), run.expected());
  }
}
