package io.understudy.console.experiments;

import io.understudy.check.Verdict;
import io.understudy.console.look.Look;
import io.understudy.console.look.NodeLook;
import io.understudy.console.plot.Band;
import io.understudy.console.plot.LoadCharts;
import io.understudy.console.plot.Mark;
import io.understudy.console.plot.Tile;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Texts;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.RunSnapshot.Asserted;
import io.understudy.experiment.RunSnapshot.Deviation;
import io.understudy.experiment.RunSnapshot.Probed;
import io.understudy.experiment.RunSnapshot.Step;
import io.understudy.load.LoadSnapshot;
import java.util.List;
import java.util.stream.Stream;

/** The words and numbers of a run of an experiment. Knows no controls. */
final class RunModel {
  private final Texts texts;
  private final Formats formats;

  /**
   * A step of the method or of the rollbacks.
   *
   * @param look how far it is
   * @param word the same in a word
   * @param what what is done
   * @param when when it is to be and when it was
   * @param outcome what came of it; may be empty
   */
  record Taken(Look look, String word, String what, String when, String outcome) {}

  /**
   * A line that is so or is not: a probe or an assertion.
   *
   * @param look whether it is so
   * @param word the same in a word
   * @param what what must be
   * @param seen what was seen; may be empty
   */
  record Held(Look look, String word, String what, String seen) {}

  /**
   * A node of the run's own cluster.
   *
   * @param id its name
   * @param look how it is
   * @param word the same in a word
   * @param why why, and its faults
   */
  record Own(String id, NodeLook look, String word, String why) {}

  RunModel(Texts texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
  }

  /** What stands on top. */
  RunWords head(RunSnapshot run) {
    return RunWords.of(run, texts, formats);
  }

  /** The method, and then what is undone. */
  List<Taken> steps(RunSnapshot run) {
    return Stream.concat(
            run.steps().stream().map(step -> taken(step, when(step))),
            run.rollbacks().stream().map(step -> taken(step, texts.get("experiments.rollback"))))
        .toList();
  }

  private Taken taken(Step step, String when) {
    Look look = Look.of(step.state());
    return new Taken(
        look,
        texts.get(look.textKey()),
        texts.alone(step.words()),
        when,
        texts.said(step.outcome()));
  }

  private String when(Step step) {
    String planned = formats.seconds(step.at());
    return step.taken() == null
        ? texts.get("experiments.planned", planned)
        : texts.get("experiments.taken", planned, formats.seconds(step.taken()));
  }

  /** The probes, as they were when they were last looked at. */
  List<Held> probes(RunSnapshot run) {
    return run.hypothesis().probes().stream().map(this::probe).toList();
  }

  private Held probe(Probed probe) {
    Look look =
        probe.holds() == null
            ? Look.PENDING
            : Look.of(probe.holds() ? Verdict.PASSED : Verdict.FAILED);
    return new Held(look, held(probe.holds()), texts.alone(probe.words()), seen(probe));
  }

  private String seen(Probed probe) {
    if (probe.after() == null) {
      return texts.said(probe.seen());
    }
    return String.join(
        " · ",
        texts.get("experiments.before", held(probe.before())),
        texts.get("experiments.after", held(probe.after())));
  }

  private String held(Boolean held) {
    return texts.get(
        held == null
            ? "experiments.holds-later"
            : held ? "experiments.holds" : "experiments.holds-not");
  }

  /** What was asserted. */
  List<Held> assertions(RunSnapshot run) {
    return run.assertions().stream().map(this::assertion).toList();
  }

  private Held assertion(Asserted one) {
    Look look = one.verdict() == null ? Look.PENDING : Look.of(one.verdict());
    return new Held(
        look, texts.get(look.textKey()), texts.alone(one.words()), texts.said(one.seen()));
  }

  /** The nodes of its cluster. */
  List<Own> nodes(RunSnapshot run) {
    return run.nodes().stream()
        .map(node -> {
          NodeLook look = NodeLook.of(node.state(), node.health(), node.faults());
          String faults = String.join(", ", node.faults());
          return new Own(
              node.id(),
              look,
              texts.get(look.textKey()),
              texts.said(node.reason()) + (faults.isEmpty() ? "" : " (" + faults + ")"));
        })
        .toList();
  }

  /** The figures of a run that has simulated users. */
  List<Tile> tiles(RunSnapshot run) {
    LoadSnapshot load = run.load();
    String ms = texts.get("load.ms");
    return List.of(
        new Tile("load.tile.ok", formats.whole(load.ok()), "", "plain"),
        new Tile(
            "load.tile.failed",
            formats.whole(load.failed()),
            "",
            load.failed() > 0 ? "bad" : "good"),
        new Tile("load.tile.p50", formats.millis(load.latency().p50Ms()), ms, "plain"),
        new Tile("load.tile.p99", formats.millis(load.latency().p99Ms()), ms, "plain"),
        new Tile("experiments.tile.max", formats.millis(load.latency().maxMs()), ms, "plain"),
        new Tile(
            "load.tile.sessions",
            formats.whole(load.lostSessions()),
            "",
            load.lostSessions() > 0 ? "bad" : "good"),
        recovery(run));
  }

  /** The longest time in which the hypothesis did not hold. */
  private Tile recovery(RunSnapshot run) {
    double longest =
        run.deviations().stream().mapToDouble(one -> end(one, run) - one.from()).max().orElse(0);
    boolean open = run.deviations().stream().anyMatch(one -> one.to() == null);
    return new Tile(
        "experiments.tile.recovery",
        run.deviations().isEmpty() ? "–" : formats.seconds(longest),
        texts.get(
            run.deviations().isEmpty()
                ? "experiments.tile.steady"
                : open ? "experiments.tile.open" : "load.unit.seconds"),
        open && run.state().isOver() ? "bad" : "plain");
  }

  private static double end(Deviation one, RunSnapshot run) {
    return one.to() == null ? Math.max(one.from(), run.seconds()) : one.to();
  }

  /** The steps that were taken, on the axis of the load. */
  List<Mark> marks(RunSnapshot run) {
    double last = run.load() == null ? 0 : LoadCharts.end(run.load());
    return run.steps().stream()
        .filter(step -> step.taken() != null && step.taken() <= last)
        .map(step -> Mark.step(step.taken(), texts.said(step.words())))
        .toList();
  }

  /** When the hypothesis did not hold. */
  List<Band> bands(RunSnapshot run) {
    return run.deviations().stream().map(one -> new Band(one.from(), end(one, run))).toList();
  }
}
