package io.understudy.experiment;

import io.understudy.balancer.UpstreamHealth;
import io.understudy.check.Verdict;
import io.understudy.load.LoadSnapshot;
import io.understudy.node.NodeState;
import java.time.Instant;
import java.util.List;

/**
 * How a run is or was. Immutable. Seconds are counted from when the first step could have been
 * taken, which is when the load begins, if there is any.
 *
 * @param id its name, for example {@code run-3}
 * @param experiment the name of the experiment
 * @param title the title of the experiment
 * @param description what it is about, for people; may be empty
 * @param tags words by which to find it
 * @param seed what every random choice came from
 * @param state where it is
 * @param reason why it is there, in words
 * @param createdAt when it was asked for
 * @param startedAt when its seconds began, null before that
 * @param endedAt when everything was over, null before that
 * @param seconds how many seconds have passed, 0 before they begin; stands still at the end of the
 *     method
 * @param planned how many seconds the method and the load take by plan
 * @param hypothesis what must hold before and after
 * @param steps the method, in order
 * @param rollbacks what is undone, in order
 * @param nodes the nodes of its cluster, as they are now, or were at the end of the method
 * @param load what the simulated users have seen, null if there are none or not yet
 * @param deviations when the hypothesis did not hold in the meantime
 * @param assertions what was asserted, and, at the end, whether it is so
 * @param expected the verdict that the experiment documents
 * @param verdict the worst of the assertions, of the hypothesis and of the run itself; null before
 *     the end
 */
public record RunSnapshot(
    String id,
    String experiment,
    String title,
    String description,
    List<String> tags,
    long seed,
    RunState state,
    String reason,
    Instant createdAt,
    Instant startedAt,
    Instant endedAt,
    double seconds,
    double planned,
    Hypothesis hypothesis,
    List<Step> steps,
    List<Step> rollbacks,
    List<Node> nodes,
    LoadSnapshot load,
    List<Deviation> deviations,
    List<Asserted> assertions,
    Verdict expected,
    Verdict verdict) {

  /** Keeps copies. */
  public RunSnapshot {
    tags = List.copyOf(tags);
    steps = List.copyOf(steps);
    rollbacks = List.copyOf(rollbacks);
    nodes = List.copyOf(nodes);
    deviations = List.copyOf(deviations);
    assertions = List.copyOf(assertions);
  }

  /** Whether the verdict is the one that the experiment documents; false before the end. */
  public boolean isAsExpected() {
    return verdict == expected;
  }

  /**
   * A step of the method or of the rollbacks.
   *
   * @param at when it is to be taken, in seconds; 0 for rollbacks
   * @param action the name of its action, for example {@code kill}
   * @param words what it is, as the beginning of a sentence: "kill any node"
   * @param state how far it is
   * @param taken when it was begun, in seconds; null before that, and for rollbacks of a run whose
   *     seconds never began
   * @param outcome what was done, or why it could not be, in words; empty before that
   */
  public record Step(
      double at, String action, String words, StepState state, Double taken, String outcome) {}

  /**
   * What must hold before the method, and again after it.
   *
   * @param title what it is about
   * @param within how many seconds it may take until it holds
   * @param probes what is looked at
   */
  public record Hypothesis(String title, double within, List<Probed> probes) {
    /** Keeps a copy. */
    public Hypothesis {
      probes = List.copyOf(probes);
    }
  }

  /**
   * A probe of the hypothesis.
   *
   * @param words what must be, for example "at least 3 nodes are healthy"
   * @param holds whether it was so when it was last looked at; null before that
   * @param seen what was seen then, in words; empty before that
   * @param before whether it held before the method; null before that was known
   * @param after whether it held after the method; null before that was known
   */
  public record Probed(String words, Boolean holds, String seen, Boolean before, Boolean after) {}

  /**
   * A time in which a probe of the hypothesis did not hold.
   *
   * @param probe the place of the probe in the hypothesis, from 0 on
   * @param words what must be
   * @param from since when it did not hold, in seconds
   * @param to when it held again, in seconds; null if it did not until the end
   * @param seen what was seen first, in words
   */
  public record Deviation(int probe, String words, double from, Double to, String seen) {}

  /**
   * An assertion.
   *
   * @param name its name, for example {@code failed-requests}
   * @param words what must be, in words
   * @param verdict whether it is so; null before the end
   * @param seen what was seen, in words; empty before the end
   */
  public record Asserted(String name, String words, Verdict verdict, String seen) {}

  /**
   * A node of the run's cluster.
   *
   * @param id its name
   * @param state where it is in its life
   * @param health what the balancer thinks of it
   * @param reason why, in words
   * @param faults the names of the faults it has
   */
  public record Node(
      String id, NodeState state, UpstreamHealth health, String reason, List<String> faults) {
    /** Keeps a copy. */
    public Node {
      faults = List.copyOf(faults);
    }
  }
}
