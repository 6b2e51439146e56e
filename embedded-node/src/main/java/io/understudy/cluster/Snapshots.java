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
      List<ClusterSnapshot.Frontend> frontends,
      DnsSnapshot dns,
      ClusterSnapshot.Store store,
      TrafficSnapshot traffic,
      FailoverLog failovers,
      Calls calls,
      long lastEvent) {
    List<ClusterSnapshot.Node> nodes =
        members.all().stream().map(member -> node(member, members, upstreams)).toList();
    return new ClusterSnapshot(
        now,
        preset,
        nodes,
        frontends,
        dns,
        store,
        new ClusterSnapshot.Balancer(upstreams.settings(), upstreams.panic().orElse(null)),
        registry,
        traffic,
        totals(nodes, frontends, traffic, failovers),
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
      List<ClusterSnapshot.Frontend> frontends,
      TrafficSnapshot traffic,
      FailoverLog failovers) {
    List<Reading> readings = frontends.stream().map(ClusterSnapshot.Frontend::traffic).toList();
    return new ClusterSnapshot.Totals(
        nodes.size(),
        (int) nodes.stream().filter(ClusterSnapshot.Node::isServing).count(),
        readings.stream().mapToLong(Reading::requests).sum(),
        readings.stream().mapToLong(Reading::failed).sum(),
        failovers.failovers(),
        failovers.hedgesWon(),
        traffic.sessionsLost(),
        readings.stream().mapToLong(Reading::perSecond).sum(),
        readings.stream().mapToDouble(Reading::p50Ms).max().orElse(0),
        readings.stream().mapToDouble(Reading::p99Ms).max().orElse(0));
  }
}
