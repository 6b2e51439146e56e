package io.understudy.control;

import static io.understudy.control.Metric.counter;
import static io.understudy.control.Metric.gauge;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.understudy.balancer.FrontendState;
import io.understudy.balancer.UpstreamHealth;
import io.understudy.check.Verdict;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.cluster.ClusterSnapshot.Frontend;
import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.experiment.RunSnapshot;
import io.understudy.load.LoadSnapshot;
import io.understudy.node.NodeState;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** All metrics there are, a line each. To add one: write its line here. */
final class Metrics {
  private static final double MS = 1e-3;

  private Metrics() {}

  /** A line for each node in each state that it could be in. */
  private record Told(Node node, NodeState state) {}

  private record Outcome(String name, long count) {}

  private static final List<Metric<Node>> NODES =
      List.of(
          gauge("node_up", "1 if the node runs and serves", n -> yes(n.isServing())),
          gauge(
              "node_healthy",
              "1 if the balancer thinks it well",
              n -> yes(n.health() == UpstreamHealth.HEALTHY)),
          gauge(
              "node_ejected",
              "1 while the balancer has taken it out",
              n -> yes(n.health() == UpstreamHealth.EJECTED)),
          counter(
              "node_ejections",
              "How often the balancer took it out",
              n -> n.treatment().ejections()),
          gauge("node_weight", "Its share of the requests", n -> n.treatment().weight()),
          gauge("node_in_flight", "Requests that run now", n -> n.traffic().inFlight()),
          gauge(
              "node_latency_p50_seconds",
              "Median over the last ten seconds",
              n -> n.traffic().p50Ms() * MS),
          gauge(
              "node_latency_p99_seconds",
              "99th percentile over the last ten seconds",
              n -> n.traffic().p99Ms() * MS),
          counter("node_requests", "Requests that the balancer sent", n -> n.traffic().requests()),
          counter(
              "node_requests_failed",
              "Requests that the node did not answer properly",
              n -> n.traffic().failed()),
          counter(
              "node_restarts",
              "How often the supervisor started it again",
              n -> n.restarts().total()),
          gauge(
              "node_given_up",
              "1 if it ended so often that it is not restarted any more",
              n -> yes(n.state() == NodeState.GAVE_UP)),
          gauge("node_faults", "Faults that are active", n -> n.faults().size()));

  private static final List<Metric<Told>> STATES =
      List.of(
          gauge(
              "node_state",
              "1 for the state the node is in, 0 for every other",
              t -> yes(t.node().state() == t.state())));

  private static final List<Metric<Frontend>> FRONTENDS =
      List.of(
          gauge(
              "frontend_up", "1 if the frontend listens", f -> yes(f.state() == FrontendState.UP)),
          gauge("frontend_in_flight", "Requests that run now", f -> f.traffic().inFlight()),
          counter("frontend_requests", "Requests answered", f -> f.traffic().requests()),
          counter(
              "frontend_requests_failed",
              "Requests without a proper answer",
              f -> f.traffic().failed()),
          gauge(
              "frontend_latency_p99_seconds",
              "99th percentile over the last ten seconds",
              f -> f.traffic().p99Ms() * MS));

  private static final List<Metric<ClusterSnapshot>> WHOLE =
      List.of(
          counter("requests", "Requests answered", c -> c.totals().requests()),
          counter("requests_failed", "Requests without a proper answer", c -> c.totals().failed()),
          counter("failovers", "Requests saved by another node", c -> c.totals().failovers()),
          counter(
              "hedges_won",
              "Requests answered by a second node while the first was slow",
              c -> c.totals().hedgesWon()),
          counter(
              "sessions_lost", "Sessions gone that nobody ended", c -> c.totals().sessionsLost()),
          gauge(
              "latency_p50_seconds",
              "Median over the last ten seconds",
              c -> c.totals().p50Ms() * MS),
          gauge(
              "latency_p99_seconds",
              "99th percentile over the last ten seconds",
              c -> c.totals().p99Ms() * MS),
          gauge(
              "panic",
              "1 while nodes that are thought unwell get requests too",
              c -> yes(c.balancer().panic() != null)),
          gauge("registry_leases", "Leases that are held", c -> c.registry().held()),
          counter("registry_expired", "Leases that ran out", c -> c.registry().expired()),
          gauge(
              "registry_preserving",
              "1 while leases do not run out because too many would",
              c -> yes(c.registry().preserving() != null)),
          gauge(
              "dns_connections", "TCP connections to the name server", c -> c.dns().connections()),
          gauge(
              "store_up",
              "1 if the store can be reached",
              c -> yes(c.store().state().equals("UP"))),
          gauge("users", "Who can sign in", c -> c.store().users()),
          gauge("sessions", "Who is signed in", c -> c.store().sessions()),
          counter("traffic_requests", "What the built-in traffic asked", c -> c.traffic().sent()),
          counter(
              "traffic_requests_failed",
              "What it was not answered as it should be",
              c -> c.traffic().failed()),
          counter("calls_answered", "Service calls answered", c -> c.calls().answered()),
          counter("calls_failed", "Service calls that failed", c -> c.calls().failed()),
          counter("call_attempts", "Attempts of service calls", c -> c.calls().attempts()),
          counter("call_retries", "Service calls repeated", c -> c.calls().retries()),
          counter("call_hedges", "Service calls made twice at once", c -> c.calls().hedges()),
          counter("call_fallbacks", "Turns of a secondary server", c -> c.calls().fallbacks()),
          gauge("mega_rows", "Numbers in the store", c -> c.store().mega().count()),
          counter("mega_inserted", "Numbers inserted", c -> c.store().mega().inserted()),
          counter("mega_commits", "Commits that inserts shared", c -> c.store().mega().groups()),
          gauge(
              "mega_commit_size",
              "Requests that shared a commit, in the last second",
              c -> c.store().mega().groupSize()),
          gauge(
              "mega_commit_seconds",
              "Time of a commit with the forcing of the disk, in the last second",
              c -> c.store().mega().commitMs() * MS),
          gauge("chat_users", "Who is in the chat", c -> c.store().chat().users()),
          counter("chat_stored", "Chat messages stored", c -> c.store().chat().stored()),
          counter("chat_delivered", "Chat messages delivered", c -> c.store().chat().delivered()),
          counter("journal_events", "Events in the journal", ClusterSnapshot::lastEvent));

  private static final List<Metric<Outcome>> DNS =
      List.of(
          counter(
              "dns_queries", "Requests to the name server by what became of them", Outcome::count));

  private static final List<Metric<LoadSnapshot>> LOADS =
      List.of(
          gauge(
              "load_running",
              "1 while the run of the load generator goes on",
              r -> yes(!r.state().isOver())),
          counter("load_requests", "Requests that users began", LoadSnapshot::sent),
          counter(
              "load_requests_failed", "Requests that did not go as expected", LoadSnapshot::failed),
          gauge("load_waiting", "Requests that wait for a user", LoadSnapshot::waiting),
          counter(
              "load_sessions_lost", "Sessions gone that nobody ended", LoadSnapshot::lostSessions),
          gauge(
              "load_latency_p50_seconds",
              "Median of the whole run, from when a request should have begun",
              r -> r.latency().p50Ms() * MS),
          gauge(
              "load_latency_p99_seconds",
              "99th percentile of the whole run, from when a request should have begun",
              r -> r.latency().p99Ms() * MS));

  private static final List<Metric<RunSnapshot>> RUNS =
      List.of(
          gauge(
              "experiment_running",
              "1 while the run of an experiment goes on",
              r -> yes(!r.state().isOver())),
          gauge(
              "experiment_passed",
              "1 if the run of an experiment is over and has passed",
              r -> yes(r.verdict() == Verdict.PASSED)),
          gauge(
              "experiment_as_documented",
              "1 if the verdict is the one that the experiment documents",
              r -> yes(r.isAsExpected())),
          gauge(
              "experiment_deviations",
              "How often a probe of the hypothesis did not hold",
              r -> r.deviations().size()));

  /**
   * All of them at one moment.
   *
   * @param now the cluster
   * @param loads the runs of the load generator that are kept
   * @param runs the last runs of experiments
   */
  static MetricSnapshots of(ClusterSnapshot now, List<LoadSnapshot> loads, List<RunSnapshot> runs) {
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    add(all, NODES, now.nodes(), node -> Labels.of("node", node.id()));
    add(
        all,
        STATES,
        now.nodes().stream()
            .flatMap(node -> Arrays.stream(NodeState.values()).map(state -> new Told(node, state)))
            .toList(),
        told -> Labels.of("node", told.node().id(), "state", told.state().name()));
    add(all, FRONTENDS, now.frontends(), frontend -> Labels.of("frontend", frontend.id()));
    add(all, WHOLE, List.of(now), _ -> Labels.EMPTY);
    add(
        all,
        DNS,
        List.of(
            new Outcome("answered", now.dns().counts().answered()),
            new Outcome("nodata", now.dns().counts().noData()),
            new Outcome("nxdomain", now.dns().counts().noName()),
            new Outcome("refused", now.dns().counts().refused()),
            new Outcome("malformed", now.dns().counts().malformed()),
            new Outcome("ignored", now.dns().counts().ignored())),
        outcome -> Labels.of("outcome", outcome.name()));
    add(all, LOADS, loads, run -> Labels.of("run", run.id()));
    add(all, RUNS, runs, run -> Labels.of("run", run.id(), "experiment", run.experiment()));
    return all.build();
  }

  private static <T> void add(
      MetricSnapshots.Builder all,
      List<Metric<T>> metrics,
      List<T> rows,
      Function<T, Labels> labels) {
    metrics.forEach(metric -> all.metricSnapshot(metric.of(rows, labels)));
  }

  private static double yes(boolean condition) {
    return condition ? 1 : 0;
  }
}
