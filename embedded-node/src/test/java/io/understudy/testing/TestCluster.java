package io.understudy.testing;

import io.understudy.balancer.UpstreamHealth;
import io.understudy.cluster.Cluster;
import io.understudy.cluster.ClusterSettings;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.cluster.PortPlan;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.node.NodeState;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A cluster on random ports. Everything is real; only ports, time and randomness are given. */
public final class TestCluster implements AutoCloseable {
  private final Cluster cluster;

  private TestCluster(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Three nodes that serve. */
  public static TestCluster start(Path data) {
    return start(data, settings -> settings, InstantSource.system());
  }

  /** A cluster with other settings or another time. */
  public static TestCluster start(
      Path data, UnaryOperator<ClusterSettings> change, InstantSource clock) {
    ClusterSettings settings =
        change.apply(ClusterSettings.defaults(data).withPorts(PortPlan.RANDOM));
    return new TestCluster(Cluster.open(settings, clock, new Random(1)).start());
  }

  /** The facade. */
  public Cluster cluster() {
    return cluster;
  }

  /** The address of the balancer. */
  public URI frontend() {
    return cluster.snapshot().frontends().getFirst().url();
  }

  /** The address of a node. */
  public URI node(String id) {
    return snapshot(id).url();
  }

  /** How a node is. */
  public ClusterSnapshot.Node snapshot(String id) {
    return cluster.snapshot().nodes().stream()
        .filter(node -> node.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** For who counts turns: a request that is slow on a busy machine takes no second node's turn. */
  public void withoutHedging() {
    cluster.balancing().change(Map.of("hedging", Map.of("enabled", false)));
  }

  /** Waits until a node is in a state. */
  public void awaitState(String id, NodeState state) {
    await(id + " " + state).until(() -> snapshot(id).state() == state);
  }

  /** Waits until the balancer thinks so of a node. */
  public void awaitHealth(String id, UpstreamHealth health) {
    await(id + " " + health).until(() -> snapshot(id).health() == health);
  }

  /** Waits until all nodes serve. */
  public void awaitAllServing() {
    await("all serve")
        .until(() -> cluster.snapshot().nodes().stream().allMatch(ClusterSnapshot.Node::isServing));
  }

  /** What happened of one sort. */
  public List<Event> events(EventType type) {
    return cluster.journal().since(0, 100_000).stream()
        .filter(event -> event.type() == type)
        .toList();
  }

  /** Long enough for any machine: a test that waits this long has failed. */
  private static ConditionFactory await(String what) {
    return Awaitility.await(what).atMost(Duration.ofMinutes(1));
  }

  @Override
  public void close() {
    cluster.close();
  }
}
