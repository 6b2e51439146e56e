package io.understudy.console.experiments;

import io.understudy.balancer.UpstreamHealth;
import io.understudy.check.Verdict;
import io.understudy.console.Samples;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.RunSnapshot.Asserted;
import io.understudy.experiment.RunSnapshot.Deviation;
import io.understudy.experiment.RunSnapshot.Hypothesis;
import io.understudy.experiment.RunSnapshot.Node;
import io.understudy.experiment.RunSnapshot.Probed;
import io.understudy.experiment.RunSnapshot.Step;
import io.understudy.experiment.RunState;
import io.understudy.experiment.StepState;
import io.understudy.node.NodeState;
import java.util.List;

/** Runs of experiments that never were. */
final class RunSamples {
  private RunSamples() {}

  /** In its fourth second of eight: a node was killed, and is to be revived. */
  static RunSnapshot running(String id) {
    return run(id, "a-node-dies", RunState.RUNNING, null);
  }

  static RunSnapshot done(String id, String experiment, Verdict verdict) {
    return run(id, experiment, RunState.DONE, verdict);
  }

  private static RunSnapshot run(String id, String experiment, RunState state, Verdict verdict) {
    boolean over = state.isOver();
    return new RunSnapshot(
        id,
        experiment,
        "A node dies",
        "What it is about",
        List.of("failover"),
        4_711,
        state,
        "as it is",
        Samples.NOW.minusSeconds(9),
        Samples.NOW.minusSeconds(4),
        over ? Samples.NOW : null,
        over ? 8 : 4,
        8,
        new Hypothesis(
            "Three nodes serve",
            2,
            List.of(
                new Probed(
                    "at least 3 healthy nodes", false, "2 healthy nodes", true, over ? true : null),
                new Probed("GET /status is answered", null, "", null, null))),
        List.of(
            new Step(2, "kill", "kill any node", StepState.DONE, 2.04, "killed node-3"),
            new Step(5, "revive", "revive the same node", StepState.PENDING, null, "")),
        List.of(new Step(0, "clear-faults", "clear all faults", StepState.SKIPPED, null, "")),
        List.of(
            new Node("node-1", NodeState.UP, UpstreamHealth.HEALTHY, "it serves", List.of("hang")),
            new Node("node-2", NodeState.UP, UpstreamHealth.HEALTHY, "it serves", List.of()),
            new Node("node-3", NodeState.DOWN, UpstreamHealth.EJECTED, "killed", List.of())),
        null,
        List.of(new Deviation(0, "at least 3 healthy nodes", 2.3, null, "2 healthy nodes")),
        List.of(new Asserted("failed-requests", "no request fails", verdict, over ? "0 of 9" : "")),
        Verdict.PASSED,
        verdict);
  }
}
