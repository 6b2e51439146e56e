package io.understudy.experiment.report;

import io.understudy.check.Verdict;
import io.understudy.cluster.Load;
import io.understudy.experiment.RunReport;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.RunSnapshot.Asserted;
import io.understudy.experiment.RunSnapshot.Deviation;
import io.understudy.experiment.RunSnapshot.Hypothesis;
import io.understudy.experiment.RunSnapshot.Node;
import io.understudy.experiment.RunSnapshot.Probed;
import io.understudy.experiment.RunSnapshot.Step;
import io.understudy.experiment.RunState;
import io.understudy.experiment.StepState;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.load.LoadSnapshot;
import io.understudy.load.LoadState;
import io.understudy.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A report of load that really ran while a node was really killed and revived. */
final class RealReport {
  private RealReport() {}

  static RunReport make(Path data) {
    try (TestCluster test = TestCluster.start(data)) {
      Load load = test.cluster().load();
      Instant created = Instant.now();
      Map<String, Integer> mix = Map.of("status", 2, "session", 2, "mega", 1);
      String id = load.start(load.plan(Map.of("rate", 120, "users", 15, "seconds", 5, "mix", mix)));
      List<Step> steps = new ArrayList<>();
      await(load, id, 120);
      test.cluster().kill("node-2");
      steps.add(taken(load, id, "kill", "kill node-2", "killed node-2"));
      await(load, id, 360);
      test.cluster().revive("node-2");
      steps.add(taken(load, id, "revive", "revive node-2", "revived node-2"));
      Awaitility.await("the end of the load")
          .atMost(Duration.ofMinutes(2))
          .until(() -> load.snapshot(id).state() == LoadState.DONE);
      LoadSnapshot seen = load.snapshot(id);
      return new RunReport(
          run(seen, created, steps, nodes(test)),
          "title: A node dies while people work\n",
          Map.of("Understudy", "0.1.0", "Java", Runtime.version().toString()),
          events(test),
          0);
    }
  }

  private static Step taken(Load load, String id, String action, String words, String outcome) {
    double at = seconds(load.snapshot(id).startedAt(), Instant.now());
    return new Step(Math.floor(at), action, words, StepState.DONE, at, outcome);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1e3;
  }

  private static List<Node> nodes(TestCluster test) {
    return test.cluster().snapshot().nodes().stream()
        .map(node -> new Node(node.id(), node.state(), node.health(), node.reason(), List.of()))
        .toList();
  }

  private static List<Event> events(TestCluster test) {
    return test.cluster().journal().since(0, RunReport.MOST_EVENTS).stream()
        .filter(event -> event.type() != EventType.LOGIN && event.type() != EventType.LOGOUT)
        .toList();
  }

  private static RunSnapshot run(
      LoadSnapshot load, Instant created, List<Step> steps, List<Node> nodes) {
    String healthy = "at least 3 healthy nodes";
    return new RunSnapshot(
        "run-1",
        "a-node-dies",
        "A node dies while people work",
        "One of three nodes is killed and comes back.",
        List.of("failover"),
        1,
        RunState.DONE,
        "everything is as it was asserted",
        created,
        load.startedAt(),
        load.endedAt(),
        seconds(load.startedAt(), load.endedAt()),
        load.plan().seconds(),
        new Hypothesis(
            "Three nodes serve", 10, List.of(new Probed(healthy, true, "3", true, true))),
        steps,
        List.of(),
        nodes,
        load,
        List.of(
            new Deviation(
                0, healthy, steps.getFirst().taken(), steps.getLast().taken(), "2 healthy nodes")),
        List.of(new Asserted("failed-requests", "some requests end", Verdict.PASSED, load.words())),
        Verdict.PASSED,
        Verdict.PASSED);
  }

  private static void await(Load load, String id, int sent) {
    Awaitility.await(sent + " sent")
        .atMost(Duration.ofMinutes(1))
        .until(() -> load.snapshot(id).sent() >= sent);
  }
}
