package io.understudy.console.shell;

import static io.understudy.console.shell.InPortuguese.assertKnown;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.understudy.check.CheckResult;
import io.understudy.cluster.Cluster;
import io.understudy.cluster.ClusterSettings;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.cluster.PortPlan;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.report.Comparison;
import io.understudy.experiment.run.Experiment;
import io.understudy.experiment.run.Experiments;
import io.understudy.experiment.run.RunOptions;
import io.understudy.journal.Event;
import io.understudy.rpc.client.CallSpec;
import io.understudy.rpc.client.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments, loads and calls are told in Portuguese, and not in half of it. */
final class ReportsInPortugueseTest {
  private static final double QUICK = 0.25;

  @TempDir private Path data;

  @Test
  void theReadyExperiments() {
    try (Experiments experiments = Experiments.alone(data)) {
      List<Experiment> all = List.copyOf(experiments.shelf().items().values());
      assertEquals(17, all.size());
      for (Experiment one : all) {
        assertKnown(one.title());
        assertKnown(one.description().strip());
        assertKnown(one.hypothesis().title());
        one.hypothesis().probes().forEach(probe -> assertKnown(probe.sentence()));
        one.method().forEach(step -> assertKnown(step.action().sentence()));
        one.rollbacks().forEach(action -> assertKnown(action.sentence()));
        one.assertions().forEach(assertion -> assertKnown(assertion.sentence()));
      }
    }
  }

  @Test
  void runsOfThem() {
    ClusterSettings settings = ClusterSettings.defaults(data).withPorts(PortPlan.RANDOM);
    try (Cluster cluster = Cluster.open(settings).start();
        Experiments experiments = Experiments.of(cluster)) {
      for (String name : List.of("a-node-dies", "a-call-falls-back", "inserts-survive-a-kill")) {
        var report =
            experiments
                .start(experiments.named(name), RunOptions.DEFAULTS.withPace(QUICK))
                .done()
                .join();
        check(report.run());
        told(report.events());
      }
      Comparison comparison =
          Comparison.of(experiments.report("run-1"), experiments.report("run-3"));
      comparison.notes().forEach(InPortuguese::assertKnown);
      for (Comparison.Row row : comparison.rows()) {
        assertKnown(row.group());
        assertKnown(row.what());
        assertKnown(row.left());
        assertKnown(row.right());
        if (row.difference().matches(".*[a-z].*")) {
          assertKnown(row.difference());
        }
      }
      told(cluster.journal().since(0, 10_000));
    }
  }

  /** What the journal says of runs and loads; the rest depends on how busy this machine is. */
  private static void told(List<Event> events) {
    List<Event> runs =
        events.stream().filter(event -> event.type().code().matches("(run|load)-.*")).toList();
    assertFalse(runs.isEmpty());
    runs.stream().map(Event::reason).forEach(InPortuguese::assertKnown);
  }

  private static void check(RunSnapshot run) {
    assertKnown(run.reason());
    run.steps().forEach(step -> assertKnown(step.outcome()));
    run.hypothesis().probes().forEach(probe -> assertKnown(probe.seen()));
    run.assertions().forEach(asserted -> assertKnown(asserted.words()));
    run.assertions().forEach(asserted -> assertKnown(asserted.seen()));
    run.nodes().forEach(node -> assertKnown(node.reason()));
    run.deviations().forEach(deviation -> assertKnown(deviation.seen()));
    if (run.load() != null) {
      assertKnown(run.load().reason());
      run.load().warnings().forEach(InPortuguese::assertKnown);
      run.load().judgement().checks().stream()
          .map(CheckResult::words)
          .forEach(InPortuguese::assertKnown);
    }
  }

  @Test
  void callsOfAService() {
    ClusterSettings settings = ClusterSettings.defaults(data).withPorts(PortPlan.RANDOM);
    try (Cluster cluster = Cluster.open(settings).start()) {
      await("all serve")
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> cluster.snapshot().nodes().stream().allMatch(ClusterSnapshot.Node::isServing));
      check(cluster, CallSpec.DEFAULTS);
      check(cluster, CallSpec.DEFAULTS.withResolver(CallSpec.DNS));
      check(cluster, CallSpec.DEFAULTS.withText("Good bye"));
      cluster.faults().put("node-1", "hang", Map.of());
      CallSpec first = CallSpec.DEFAULTS.withServers("node-1", List.of());
      check(cluster, first);
      check(cluster, first.withPatience(300, 300, 0, 0));
      check(cluster, CallSpec.DEFAULTS.withPatience(2_000, 400, 3, 50));
      cluster.kill("node-1");
      check(cluster, first);
      cluster.kill("node-2");
      cluster.kill("node-3");
      check(cluster, CallSpec.DEFAULTS);
      check(cluster, CallSpec.DEFAULTS.withResolver(CallSpec.DNS));
    }
  }

  private static void check(Cluster cluster, CallSpec spec) {
    cluster.calls().call(spec).steps().stream().map(Step::words).forEach(InPortuguese::assertKnown);
  }
}
