package io.understudy.experiment.run;

import io.understudy.check.Verdict;
import io.understudy.cluster.Preset;
import io.understudy.experiment.action.Action;
import io.understudy.experiment.assertion.Assertion;
import io.understudy.experiment.file.Said;
import io.understudy.experiment.probe.Probe;
import io.understudy.load.LoadPlan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An experiment as it stands in its file. Immutable.
 *
 * @param name how it is called in commands: that of its file without the ending
 * @param title a few words
 * @param description what it is about; may be empty
 * @param tags words by which to find it
 * @param seed what every random choice comes from, if the file says so
 * @param expected the verdict that it documents
 * @param cluster the shape of its cluster
 * @param load what the simulated users do, if there are any; its seed is that of the file, or 0
 * @param ownLoadSeed whether the load has a seed of its own in the file
 * @param hypothesis what must hold before and after
 * @param method what is done, in the order of time
 * @param rollbacks what is undone at the end, in order
 * @param assertions what must be true of it
 * @param source the file as it was written
 */
public record Experiment(
    String name,
    String title,
    String description,
    List<String> tags,
    OptionalLong seed,
    Verdict expected,
    Preset cluster,
    Optional<LoadPlan> load,
    boolean ownLoadSeed,
    Hypothesis hypothesis,
    List<Timed> method,
    List<Said<Action>> rollbacks,
    List<Said<Assertion>> assertions,
    String source) {
  /** Keeps copies. */
  public Experiment {
    tags = List.copyOf(tags);
    method = List.copyOf(method);
    rollbacks = List.copyOf(rollbacks);
    assertions = List.copyOf(assertions);
  }

  /**
   * What must hold before the method, and again after it.
   *
   * @param title what it is about
   * @param within how many seconds it may take until it holds
   * @param probes what is looked at; may be empty
   */
  public record Hypothesis(String title, double within, List<Said<Probe>> probes) {
    /** Keeps a copy. */
    public Hypothesis {
      probes = List.copyOf(probes);
    }
  }

  /**
   * A step of the method.
   *
   * @param at when it is to be taken, in seconds
   * @param action what it does
   */
  public record Timed(double at, Said<Action> action) {}

  /** How many seconds the method and the load take by plan. */
  public double seconds() {
    double steps = method.isEmpty() ? 0 : method.getLast().at();
    return Math.max(steps, load.map(LoadPlan::seconds).orElse(0.0));
  }

  /**
   * The same at another pace: every step comes so many times as late, and the load takes so many
   * times as long, at the same rates.
   *
   * @param pace more than 0
   */
  public Experiment atPace(double pace) {
    return new Experiment(
        name,
        title,
        description,
        tags,
        seed,
        expected,
        cluster,
        load.map(plan -> plan.atPace(pace)),
        ownLoadSeed,
        hypothesis,
        method.stream().map(step -> new Timed(step.at() * pace, step.action())).toList(),
        rollbacks,
        assertions,
        source);
  }
}
