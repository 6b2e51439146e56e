package io.understudy.control;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.understudy.balancer.FrontendState;
import io.understudy.balancer.UpstreamHealth;
import io.understudy.cluster.Cluster;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.http.Exchange;
import io.understudy.http.Resource;
import io.understudy.node.NodeState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.ToDoubleFunction;

/** {@code GET /metrics}: the snapshot in the text format of Prometheus. */
final class MetricsCall implements Resource {
  private static final double MS_PER_SECOND = 1_000;

  private final Cluster cluster;

  MetricsCall(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public void answer(Exchange exchange) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.builder().build().write(out, metrics(cluster.snapshot()));
    exchange.bytes(200, PrometheusTextFormatWriter.CONTENT_TYPE, out.toByteArray());
  }

  private static MetricSnapshots metrics(ClusterSnapshot now) {
    ClusterSnapshot.Totals totals = now.totals();
    return MetricSnapshots.builder()
        .metricSnapshot(
            gauge(now, "node_up", "1 if the node runs and serves", n -> n.isServing() ? 1 : 0))
        .metricSnapshot(
            gauge(
                now,
                "node_healthy",
                "1 if the balancer thinks it well",
                n -> n.health() == UpstreamHealth.HEALTHY ? 1 : 0))
        .metricSnapshot(
            gauge(
                now,
                "node_ejected",
                "1 while the balancer has taken it out",
                n -> n.health() == UpstreamHealth.EJECTED ? 1 : 0))
        .metricSnapshot(
            counter(
                now,
                "node_ejections",
                "How often the balancer took it out",
                n -> n.treatment().ejections()))
        .metricSnapshot(
            gauge(now, "node_weight", "Its share of the requests", n -> n.treatment().weight()))
        .metricSnapshot(
            gauge(
                "panic",
                "1 while nodes that are thought unwell get requests too",
                now.balancer().panic() == null ? 0 : 1))
        .metricSnapshot(
            gauge(now, "node_in_flight", "Requests that run now", n -> n.traffic().inFlight()))
        .metricSnapshot(
            gauge(
                now,
                "node_latency_p99_seconds",
                "99th percentile over the last ten seconds",
                n -> n.traffic().p99Ms() / MS_PER_SECOND))
        .metricSnapshot(
            counter(
                now,
                "node_requests",
                "Requests that the balancer sent",
                n -> n.traffic().requests()))
        .metricSnapshot(
            counter(
                now,
                "node_requests_failed",
                "Requests that the node did not answer properly",
                n -> n.traffic().failed()))
        .metricSnapshot(
            counter(
                now,
                "node_restarts",
                "How often the supervisor started it again",
                n -> n.restarts().total()))
        .metricSnapshot(
            gauge(
                now,
                "node_given_up",
                "1 if it ended so often that it is not restarted any more",
                n -> n.state() == NodeState.GAVE_UP ? 1 : 0))
        .metricSnapshot(
            gauge("registry_leases", "Leases that are held", (double) now.registry().held()))
        .metricSnapshot(
            counter("registry_expired", "Leases that ran out", now.registry().expired()))
        .metricSnapshot(
            gauge(
                "registry_preserving",
                "1 while leases do not run out because too many would",
                now.registry().preserving() == null ? 0.0 : 1.0))
        .metricSnapshot(DnsCalls.queries(now.dns()))
        .metricSnapshot(
            gauge(
                "dns_connections",
                "TCP connections to the name server",
                (double) now.dns().connections()))
        .metricSnapshot(frontendsUp(now))
        .metricSnapshot(gauge(now, "node_faults", "Faults that are active", n -> n.faults().size()))
        .metricSnapshot(counter("requests", "Requests answered", totals.requests()))
        .metricSnapshot(
            counter("requests_failed", "Requests without a proper answer", totals.failed()))
        .metricSnapshot(counter("failovers", "Requests saved by another node", totals.failovers()))
        .metricSnapshot(
            counter(
                "hedges_won",
                "Requests answered by a second node while the first was slow",
                totals.hedgesWon()))
        .metricSnapshot(
            counter("sessions_lost", "Sessions gone that nobody ended", totals.sessionsLost()))
        .metricSnapshot(counter("calls_answered", "Service calls answered", now.calls().answered()))
        .metricSnapshot(counter("calls_failed", "Service calls that failed", now.calls().failed()))
        .metricSnapshot(counter("call_retries", "Service calls repeated", now.calls().retries()))
        .metricSnapshot(
            counter("call_fallbacks", "Turns of a secondary server", now.calls().fallbacks()))
        .metricSnapshot(gauge("sessions", "Who is signed in", (double) now.store().sessions()))
        .metricSnapshot(
            gauge("mega_rows", "Numbers in the store", (double) now.store().mega().count()))
        .metricSnapshot(counter("mega_inserted", "Numbers inserted", now.store().mega().inserted()))
        .metricSnapshot(
            counter("mega_commits", "Commits that inserts shared", now.store().mega().groups()))
        .metricSnapshot(
            gauge(
                "mega_commit_size",
                "Requests that shared a commit, in the last second",
                now.store().mega().groupSize()))
        .metricSnapshot(
            gauge(
                "mega_commit_seconds",
                "Time of a commit with the forcing of the disk, in the last second",
                now.store().mega().commitMs() / MS_PER_SECOND))
        .metricSnapshot(
            gauge("chat_users", "Who is in the chat", (double) now.store().chat().users()))
        .metricSnapshot(counter("chat_stored", "Chat messages stored", now.store().chat().stored()))
        .metricSnapshot(
            counter("chat_delivered", "Chat messages delivered", now.store().chat().delivered()))
        .metricSnapshot(
            gauge(
                "latency_p50_seconds",
                "Median over the last ten seconds",
                totals.p50Ms() / MS_PER_SECOND))
        .metricSnapshot(
            gauge(
                "latency_p99_seconds",
                "99th percentile over the last ten seconds",
                totals.p99Ms() / MS_PER_SECOND))
        .build();
  }

  private static GaugeSnapshot gauge(
      ClusterSnapshot now, String name, String help, ToDoubleFunction<Node> value) {
    GaugeSnapshot.Builder builder = GaugeSnapshot.builder().name("understudy_" + name).help(help);
    now.nodes().forEach(node -> builder.dataPoint(point(labels(node), value.applyAsDouble(node))));
    return builder.build();
  }

  private static GaugeSnapshot frontendsUp(ClusterSnapshot now) {
    GaugeSnapshot.Builder builder =
        GaugeSnapshot.builder().name("understudy_frontend_up").help("1 if the frontend listens");
    now.frontends()
        .forEach(
            frontend ->
                builder.dataPoint(
                    point(
                        Labels.of("frontend", frontend.id()),
                        frontend.state() == FrontendState.UP ? 1 : 0)));
    return builder.build();
  }

  private static GaugeSnapshot gauge(String name, String help, double value) {
    return GaugeSnapshot.builder()
        .name("understudy_" + name)
        .help(help)
        .dataPoint(point(Labels.EMPTY, value))
        .build();
  }

  private static GaugeDataPointSnapshot point(Labels labels, double value) {
    return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
  }

  private static CounterSnapshot counter(
      ClusterSnapshot now, String name, String help, ToDoubleFunction<Node> value) {
    CounterSnapshot.Builder builder =
        CounterSnapshot.builder().name("understudy_" + name).help(help);
    now.nodes()
        .forEach(
            node ->
                builder.dataPoint(
                    CounterDataPointSnapshot.builder()
                        .labels(labels(node))
                        .value(value.applyAsDouble(node))
                        .build()));
    return builder.build();
  }

  private static CounterSnapshot counter(String name, String help, long value) {
    return CounterSnapshot.builder()
        .name("understudy_" + name)
        .help(help)
        .dataPoint(CounterDataPointSnapshot.builder().value((double) value).build())
        .build();
  }

  private static Labels labels(Node node) {
    return Labels.of("node", node.id());
  }
}
