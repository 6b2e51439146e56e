package io.understudy.experiment.report;

import io.understudy.experiment.RunReport;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.RunState;
import io.understudy.load.LoadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What lies between two runs besides what was measured. */
final class ComparisonNotes {
  private ComparisonNotes() {}

  static List<String> of(RunReport left, RunReport right) {
    List<String> notes = new ArrayList<>();
    RunSnapshot a = left.run();
    RunSnapshot b = right.run();
    if (!a.experiment().equals(b.experiment())) {
      notes.add(
          "These are runs of different experiments, \"%s\" and \"%s\"; figures may differ for that reason alone."
              .formatted(a.experiment(), b.experiment()));
    } else if (!left.source().equals(right.source())) {
      notes.add(
          "The experiment was changed between the two runs; both texts are in their reports.");
    }
    if (a.seed() != b.seed()) {
      notes.add(
          "The seeds differ, %d and %d: random choices, such as which node is killed, may have been others."
              .formatted(a.seed(), b.seed()));
    }
    if (!Objects.equals(plan(a), plan(b))) {
      notes.add("The loads differ: %s; and %s.".formatted(words(a), words(b)));
    }
    Stream.of(a, b)
        .filter(run -> run.state() != RunState.DONE)
        .forEach(run ->
            notes.add(
                Words.sentence(
                    "%s %s: %s".formatted(run.id(), run.state().sentence(), run.reason()))));
    notes.addAll(versions(left.versions(), right.versions()));
    warned("A", a, notes);
    warned("B", b, notes);
    return notes;
  }

  /** Without the seed, of which there is a note of its own. */
  private static LoadPlan plan(RunSnapshot run) {
    if (run.load() == null) {
      return null;
    }
    LoadPlan plan = run.load().plan();
    return new LoadPlan(
        plan.stages(), plan.users(), plan.mix(), 0, plan.timeoutMs(), plan.targets());
  }

  private static String words(RunSnapshot run) {
    return run.load() == null ? "none" : run.load().plan().words();
  }

  private static List<String> versions(Map<String, String> left, Map<String, String> right) {
    TreeSet<String> names = new TreeSet<>(left.keySet());
    names.addAll(right.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(left.get(name), right.get(name)))
        .map(name ->
            "%s differs: %s and %s."
                .formatted(
                    name, left.getOrDefault(name, "unknown"), right.getOrDefault(name, "unknown")))
        .toList();
  }

  private static void warned(String name, RunSnapshot run, List<String> notes) {
    if (run.load() != null) {
      run.load().warnings().forEach(warning -> notes.add(Words.sentence(name + ": " + warning)));
    }
  }
}
