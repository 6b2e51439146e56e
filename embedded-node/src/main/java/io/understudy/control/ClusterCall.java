package io.understudy.control;

import io.understudy.cluster.CallCounts;
import io.understudy.cluster.Cluster;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.http.Exchange;
import io.understudy.http.Resource;
import io.understudy.load.TrafficSnapshot;
import io.understudy.measure.Reading;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code GET cluster}: one snapshot, in the shape that is promised to programs. */
final class ClusterCall implements Resource {
  private final Cluster cluster;

  ClusterCall(Cluster cluster) {
    this.cluster = cluster;
  }

  private record Check(Instant at, boolean ok, double ms, String text) {}

  private record Node(
      String id,
      String state,
      String health,
      String reason,
      String stateReason,
      Instant since,
      URI url,
      String grpc,
      boolean serving,
      Check lastCheck,
      boolean trial,
      long outForMs,
      long ejections,
      double weight,
      long requests,
      long failed,
      int inFlight,
      long perSecond,
      double p50Ms,
      double p99Ms,
      List<Map<String, Object>> faults,
      String restartPolicy,
      long restarts,
      Instant restartAt) {}

  private record Frontend(
      String id,
      URI url,
      String state,
      String reason,
      Instant since,
      long requests,
      long failed,
      int inFlight,
      long perSecond,
      double p50Ms,
      double p99Ms) {}

  private record Answer(
      Instant at,
      String preset,
      List<Node> nodes,
      List<Frontend> frontends,
      DnsCalls.Shape dns,
      ClusterSnapshot.Store store,
      BalancerCalls.Shape balancer,
      RegistryShape registry,
      TrafficSnapshot traffic,
      ClusterSnapshot.Totals totals,
      CallCounts calls,
      long lastEvent) {}

  @Override
  public void answer(Exchange exchange) {
    ClusterSnapshot now = cluster.snapshot();
    exchange.json(
        200,
        new Answer(
            now.at(),
            now.preset(),
            now.nodes().stream().map(ClusterCall::node).toList(),
            now.frontends().stream().map(ClusterCall::frontend).toList(),
            DnsCalls.Shape.of(now.dns()),
            now.store(),
            BalancerCalls.Shape.of(now.balancer()),
            RegistryShape.of(now.registry()),
            now.traffic(),
            now.totals(),
            now.calls(),
            now.lastEvent()));
  }

  private static Node node(ClusterSnapshot.Node node) {
    Reading reading = node.traffic();
    return new Node(
        node.id(),
        node.state().name(),
        node.health().code(),
        node.reason(),
        node.stateReason(),
        node.since(),
        node.url(),
        node.grpc(),
        node.isServing(),
        node.check()
            .map(check -> new Check(check.at(), check.ok(), check.millis(), check.text()))
            .orElse(null),
        node.treatment().trial(),
        node.treatment().outForMs(),
        node.treatment().ejections(),
        node.treatment().weight(),
        reading.requests(),
        reading.failed(),
        reading.inFlight(),
        reading.perSecond(),
        reading.p50Ms(),
        reading.p99Ms(),
        node.faults().stream().map(FaultCalls::fields).toList(),
        node.restarts().rules().restart(),
        node.restarts().total(),
        node.restarts().next());
  }

  private static Frontend frontend(ClusterSnapshot.Frontend frontend) {
    Reading reading = frontend.traffic();
    return new Frontend(
        frontend.id(),
        frontend.url(),
        frontend.state().name(),
        frontend.reason(),
        frontend.since(),
        reading.requests(),
        reading.failed(),
        reading.inFlight(),
        reading.perSecond(),
        reading.p50Ms(),
        reading.p99Ms());
  }
}
