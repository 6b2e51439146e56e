package io.understudy.experiment.report;

import io.understudy.check.Verdict;
import io.understudy.experiment.RunReport;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.RunState;
import io.understudy.experiment.report.chart.Figures;
import io.understudy.load.LoadPlan;
import io.understudy.load.LoadSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a reader sees first.
 *
 * @param title the title of the experiment
 * @param experiment its name
 * @param run the name of the run
 * @param tags words to find it by
 * @param description what it is about; may be empty
 * @param verdict how it went
 * @param documented whether it is the verdict that the experiment documents
 * @param reason why, in a sentence
 * @param sentence whether that was to be expected
 * @param tiles the figures that matter most
 * @param facts seed, when, how long
 * @param warnings what makes the figures doubtful
 */
record HeadView(
    String title,
    String experiment,
    String run,
    List<String> tags,
    String description,
    Badge verdict,
    boolean documented,
    String reason,
    String sentence,
    List<Fact> tiles,
    List<Fact> facts,
    List<String> warnings) {
  static HeadView of(RunReport report) {
    RunSnapshot run = report.run();
    return new HeadView(
        run.title(),
        run.experiment(),
        run.id(),
        run.tags(),
        run.description().strip(),
        Badge.of(run.verdict()),
        run.isAsExpected(),
        reason(run),
        sentence(run),
        run.load() == null ? List.of() : tiles(run.load()),
        facts(run),
        run.load() == null ? List.of() : run.load().warnings());
  }

  private static String reason(RunSnapshot run) {
    return Words.sentence(
        run.state() == RunState.DONE
            ? run.reason()
            : "%s %s: %s".formatted(run.id(), run.state().sentence(), run.reason()));
  }

  private static String sentence(RunSnapshot run) {
    return run.isAsExpected()
        ? "This is the verdict that the experiment documents."
        : "The experiment documents another verdict: %s.".formatted(word(run.expected()));
  }

  static String word(Verdict verdict) {
    return Badge.of(verdict).word();
  }

  private static List<Fact> tiles(LoadSnapshot load) {
    List<Fact> tiles = new ArrayList<>();
    tiles.add(Fact.of("requests", Figures.count(load.due())));
    tiles.add(alarming("failed", load.failed()));
    tiles.add(Fact.of("half within", Figures.ms(load.latency().p50Ms())));
    tiles.add(Fact.of("99 % within", Figures.ms(load.latency().p99Ms())));
    tiles.add(alarming("sessions lost", load.lostSessions()));
    tiles.add(
        load.lostWrites() == null
            ? Fact.of("writes lost", "–")
            : alarming("writes lost", load.lostWrites()));
    return tiles;
  }

  private static Fact alarming(String name, long count) {
    return new Fact(name, Figures.count(count), count == 0 ? "" : "alarm");
  }

  private static List<Fact> facts(RunSnapshot run) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Seed", Long.toString(run.seed()), "mono"));
    facts.add(Fact.of("Asked for", Moments.day(run.createdAt())));
    if (run.endedAt() != null) {
      facts.add(
          Fact.of(
              "Took",
              "%s, of which the method %s"
                  .formatted(
                      Figures.seconds(JunitCases.seconds(run)), Figures.seconds(run.seconds()))));
    }
    if (run.load() != null) {
      facts.add(Fact.of("Load", load(run.load().plan())));
    }
    if (!run.nodes().isEmpty()) {
      facts.add(Fact.of("Nodes", Integer.toString(run.nodes().size())));
    }
    return facts;
  }

  private static String load(LoadPlan plan) {
    String rates =
        plan.stages().stream()
            .map(stage ->
                (stage.from() == stage.to()
                        ? Figures.rate(stage.to())
                        : Figures.rate(stage.from()) + " to " + Figures.rate(stage.to()))
                    + " for "
                    + Figures.seconds(stage.seconds()))
            .collect(Collectors.joining(", then "));
    String mix =
        plan.mix().entrySet().stream()
            .map(part -> part.getKey() + " " + part.getValue())
            .collect(Collectors.joining(", "));
    return "%d users; requests per second: %s; by weight: %s; patience %s"
        .formatted(plan.users(), rates, mix, Figures.ms(plan.timeoutMs()));
  }
}
