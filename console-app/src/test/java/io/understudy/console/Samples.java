package io.understudy.console;

import io.understudy.balancer.BalancerSettings;
import io.understudy.balancer.CheckResult;
import io.understudy.balancer.FrontendState;
import io.understudy.balancer.Treatment;
import io.understudy.balancer.UpstreamHealth;
import io.understudy.cluster.CallCounts;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.dns.DnsSnapshot;
import io.understudy.fault.ActiveFault;
import io.understudy.load.TrafficSnapshot;
import io.understudy.measure.Reading;
import io.understudy.measure.Sample;
import io.understudy.node.NodeState;
import io.understudy.registry.RegistrySnapshot;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Pictures of clusters that do not run. */
public final class Samples {
  /** The time of every picture. */
  public static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private Samples() {}

  /** A node that serves twenty requests a second. */
  public static ClusterSnapshot.Node up(String id) {
    return node(id, NodeState.UP, UpstreamHealth.HEALTHY);
  }

  /** A node in any state, whose last check was answered well if it is healthy. */
  public static ClusterSnapshot.Node node(String id, NodeState state, UpstreamHealth health) {
    boolean well = health == UpstreamHealth.HEALTHY;
    return new ClusterSnapshot.Node(
        id,
        state,
        "killed by the operator",
        NOW.minusSeconds(7),
        health,
        "a request met a broken connection",
        URI.create("http://127.0.0.1:300" + id.charAt(id.length() - 1)),
        "127.0.0.1:5005" + id.charAt(id.length() - 1),
        new CheckResult(NOW.minusSeconds(1), well, 2, well ? "200 in 2 ms" : "refused"),
        Treatment.NONE,
        reading(20),
        List.of(),
        ClusterSnapshot.Restarts.NONE);
  }

  /** The same node with those faults, half-open or not. */
  public static ClusterSnapshot.Node with(
      ClusterSnapshot.Node node, boolean trial, ActiveFault... faults) {
    return changed(
        node, node.stateReason(), new Treatment(trial, 0, 0, 1), List.of(faults), node.restarts());
  }

  /** The same node, with another reason for its state. */
  public static ClusterSnapshot.Node because(ClusterSnapshot.Node node, String reason) {
    return changed(node, reason, node.treatment(), node.faults(), node.restarts());
  }

  /** The same node with another history of restarts. */
  public static ClusterSnapshot.Node restarted(
      ClusterSnapshot.Node node, ClusterSnapshot.Restarts restarts) {
    return changed(node, node.stateReason(), node.treatment(), node.faults(), restarts);
  }

  private static ClusterSnapshot.Node changed(
      ClusterSnapshot.Node node,
      String stateReason,
      Treatment treatment,
      List<ActiveFault> faults,
      ClusterSnapshot.Restarts restarts) {
    return new ClusterSnapshot.Node(
        node.id(),
        node.state(),
        stateReason,
        node.since(),
        node.health(),
        node.reason(),
        node.url(),
        node.grpc(),
        node.lastCheck(),
        treatment,
        node.traffic(),
        faults,
        restarts);
  }

  /** A minute at a steady rate, with a median of 2 ms and a 99th percentile of 9 ms. */
  public static Reading reading(long perSecond) {
    List<Sample> samples =
        IntStream.range(0, 60)
            .mapToObj(i -> new Sample(NOW.minusSeconds(59 - i), perSecond, 0, 2, 9))
            .toList();
    return new Reading(60 * perSecond, 0, 1, perSecond, 2, 9, samples);
  }

  /** A cluster of those nodes. */
  public static ClusterSnapshot cluster(ClusterSnapshot.Node... nodes) {
    int up = (int) List.of(nodes).stream().filter(ClusterSnapshot.Node::isServing).count();
    return cluster(new ClusterSnapshot.Totals(nodes.length, up, 900, 0, 2, 0, 0, 41, 2, 9), nodes);
  }

  /** A cluster of those nodes with other totals. */
  public static ClusterSnapshot cluster(
      ClusterSnapshot.Totals totals, ClusterSnapshot.Node... nodes) {
    return new ClusterSnapshot(
        NOW,
        "failover",
        List.of(nodes),
        List.of(
            new ClusterSnapshot.Frontend(
                "frontend-1",
                URI.create("http://127.0.0.1:8080"),
                FrontendState.UP,
                "it listens on 127.0.0.1:8080",
                Instant.EPOCH,
                reading(41))),
        DnsSnapshot.empty("cluster.test", NOW),
        new ClusterSnapshot.Store(
            "UP",
            "it answers",
            "understudy.mv.db",
            3,
            2,
            ClusterSnapshot.Mega.NONE,
            ClusterSnapshot.Chat.NONE),
        new ClusterSnapshot.Balancer(BalancerSettings.DEFAULTS, null, reading(41)),
        RegistrySnapshot.empty(Instant.EPOCH),
        new TrafficSnapshot(true, 8, 40, 900, 900, 0, 0, ""),
        totals,
        CallCounts.NONE,
        List.of(),
        1);
  }

  /** The same picture of a cluster that has the shape of another preset. */
  public static ClusterSnapshot named(String preset, ClusterSnapshot like) {
    return new ClusterSnapshot(
        like.at(),
        preset,
        like.nodes(),
        like.frontends(),
        like.dns(),
        like.store(),
        like.balancer(),
        like.registry(),
        like.traffic(),
        like.totals(),
        like.calls(),
        like.recentCalls(),
        like.lastEvent());
  }

  /** The same picture at another moment, with other requests. */
  public static ClusterSnapshot at(Instant at, ClusterSnapshot like, Reading traffic) {
    return new ClusterSnapshot(
        at,
        like.preset(),
        like.nodes(),
        like.frontends(),
        like.dns(),
        like.store(),
        new ClusterSnapshot.Balancer(like.balancer().settings(), like.balancer().panic(), traffic),
        like.registry(),
        like.traffic(),
        like.totals(),
        like.calls(),
        like.recentCalls(),
        like.lastEvent());
  }

  /** Such a node with another name that has measured something else. */
  public static ClusterSnapshot.Node measured(
      ClusterSnapshot.Node like, String id, Reading traffic) {
    return new ClusterSnapshot.Node(
        id,
        like.state(),
        like.stateReason(),
        like.since(),
        like.health(),
        like.reason(),
        like.url(),
        like.grpc(),
        like.lastCheck(),
        like.treatment(),
        traffic,
        like.faults(),
        like.restarts());
  }
}
