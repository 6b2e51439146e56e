package io.understudy.cluster;

import io.understudy.balancer.FailoverLog;
import io.understudy.balancer.Treatment;
import io.understudy.balancer.Upstream;
import io.understudy.balancer.UpstreamHealth;
import io.understudy.balancer.Upstreams;
import io.understudy.dns.DnsSnapshot;
import io.understudy.load.TrafficSnapshot;
import io.understudy.measure.Meter;
import io.understudy.measure.Reading;
import io.understudy.node.NodeLife;
import io.understudy.registry.RegistrySnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Copies the moving parts into one immutable picture. */
final class Snapshots {
  private static final Reading NOTHING = new Meter().read();

  private Snapshots() {}

  static ClusterSnapshot take(
      Instant now,
      String preset,
      Members members,
      Upstreams upstreams,
      RegistrySnapshot registry,
      Frontends frontends,
      DnsSnapshot dns,
      ClusterSnapshot.Store store,
      TrafficSnapshot traffic,
      FailoverLog failovers,
      Calls calls,
      long lastEvent) {
    List<ClusterSnapshot.Node> nodes =
        members.all().stream().map(member -> node(member, members, upstreams)).toList();
    Reading requests = frontends.traffic();
    return new ClusterSnapshot(
        now,
        preset,
        nodes,
        frontends.snapshot(),
        dns,
        store,
        new ClusterSnapshot.Balancer(
            upstreams.settings(), upstreams.panic().orElse(null), requests),
        registry,
        traffic,
        totals(nodes, requests, traffic, failovers),
        calls.counts(),
        calls.recent(),
        lastEvent);
  }

  private static ClusterSnapshot.Node node(Member member, Members members, Upstreams upstreams) {
    NodeLife.Stage stage = member.life().stage();
    Optional<Upstream> upstream = upstreams.get(member.id());
    Upstream.Standing standing = upstream.map(Upstream::standing).orElse(null);
    UpstreamHealth health = standing == null ? UpstreamHealth.UNHEALTHY : standing.health();
    return new ClusterSnapshot.Node(
        member.id(),
        stage.state(),
        stage.reason(),
        stage.since(),
        health,
        standing == null ? "the balancer does not know it yet" : standing.reason(),
        member.uri(),
        member.grpc(),
        upstream.flatMap(Upstream::lastCheck).orElse(null),
        upstream.map(Upstream::treatment).orElse(Treatment.NONE),
        upstream.map(known -> known.meter().read()).orElse(NOTHING),
        members.host().faults(member.id()),
        restarts(member));
  }

  private static ClusterSnapshot.Restarts restarts(Member member) {
    PendingRestart pending = member.pending();
    return new ClusterSnapshot.Restarts(
        member.restarts().rules(),
        member.restarts().total(),
        pending == null ? null : pending.at());
  }

  private static ClusterSnapshot.Totals totals(
      List<ClusterSnapshot.Node> nodes,
      Reading requests,
      TrafficSnapshot traffic,
      FailoverLog failovers) {
    return new ClusterSnapshot.Totals(
        nodes.size(),
        (int) nodes.stream().filter(ClusterSnapshot.Node::isServing).count(),
        requests.requests(),
        requests.failed(),
        failovers.failovers(),
        failovers.hedgesWon(),
        traffic.sessionsLost(),
        requests.perSecond(),
        requests.p50Ms(),
        requests.p99Ms());
  }
}
