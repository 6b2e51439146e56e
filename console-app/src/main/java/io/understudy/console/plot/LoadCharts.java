package io.understudy.console.plot;

import io.understudy.console.look.Tone;
import io.understudy.console.plot.Line.Style;
import io.understudy.load.Latency;
import io.understudy.load.LoadPlan;
import io.understudy.load.LoadSnapshot;
import io.understudy.load.LoadSnapshot.Second;
import io.understudy.load.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What the charts of a run of load show, wherever such a run is shown. */
public final class LoadCharts {
  private static final double LEAST_RATE = 10;
  private static final double LEAST_MS = 5;
  private static final double SHORT = 60;
  private static final String PLANNED = "planned_per_second";

  private LoadCharts() {}

  /** The rate that a plan wants. */
  public static TimeChart planned(LoadPlan plan) {
    List<Line> lines =
        plan == null
            ? List.of()
            : List.of(new Line(Style.AREA, Tone.ACCENT, PLANNED, wanted(plan)));
    double to = plan == null ? SHORT : plan.seconds();
    return new TimeChart(
        0,
        to,
        new Axis(LEAST_RATE, lines),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        false);
  }

  /** What went well and what failed, second by second, over what was wanted. */
  public static TimeChart rate(LoadSnapshot run, List<Mark> marks, List<Band> bands) {
    List<Line> lines =
        List.of(
            new Line(Style.DASHES, Tone.MUTED, PLANNED, wanted(run.plan())),
            new Line(Style.AREA, Tone.ACCENT, "ok_per_second", spots(run, Second::ok)),
            new Line(Style.COLUMNS, Tone.DOWN, "failed_per_second", spots(run, Second::failed)));
    return new TimeChart(
        0,
        end(run),
        new Axis(LEAST_RATE, lines),
        Optional.empty(),
        marks,
        bands,
        Optional.ofNullable(run.startedAt()),
        true);
  }

  /** How long it took, second by second. */
  public static TimeChart latency(LoadSnapshot run, List<Mark> marks, List<Band> bands) {
    List<Line> lines =
        List.of(
            new Line(
                Style.LINE, Tone.UP, "p50_ms", spots(run, second -> ms(second, second.p50Ms()))),
            new Line(
                Style.AREA,
                Tone.BALANCER,
                "p99_ms",
                spots(run, second -> ms(second, second.p99Ms()))));
    return new TimeChart(
        0,
        end(run),
        new Axis(LEAST_MS, lines),
        Optional.empty(),
        marks,
        bands,
        Optional.ofNullable(run.startedAt()),
        false);
  }

  /** All percentiles of one of the two measures. */
  public static Curve curve(Latency latency, Tone tone, boolean dashed) {
    return new Curve(
        tone,
        dashed,
        latency.curve().stream()
            .map(point -> new Curve.Point(point.percentile(), point.ms()))
            .toList());
  }

  private static double ms(Second second, double ms) {
    return second.ok() + second.failed() > 0 ? ms : Double.NaN;
  }

  /** The second that is under way would look like a fall. */
  private static List<Spot> spots(LoadSnapshot run, ToDoubleFunction<Second> value) {
    List<Second> seconds = run.seconds();
    int whole = Math.max(0, seconds.size() - 1);
    boolean last = run.state().isOver() && whole < run.plan().seconds();
    return seconds.subList(0, last ? seconds.size() : whole).stream()
        .map(one -> new Spot(one.second() + 0.5, value.applyAsDouble(one)))
        .toList();
  }

  private static List<Spot> wanted(LoadPlan plan) {
    List<Spot> spots = new ArrayList<>();
    double at = 0;
    for (Stage stage : plan.stages()) {
      spots.add(new Spot(at, stage.from()));
      at += stage.seconds();
      spots.add(new Spot(at, stage.to()));
    }
    return spots;
  }

  /** The whole plan, if that is short; otherwise a part of it that grows with the run. */
  public static double end(LoadSnapshot run) {
    double plan = run.plan().seconds();
    double until = run.seconds().size();
    if (run.state().isOver()) {
      return Math.max(1, Math.min(Math.max(plan, until - 1), until));
    }
    double shown = SHORT;
    while (shown < until) {
      shown *= 2;
    }
    return Math.max(Math.min(shown, plan), until - 1);
  }
}
