package io.understudy.experiment.probe;

import io.understudy.cluster.Cluster;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.file.Key;
import io.understudy.experiment.file.KeyType;
import java.util.List;
import java.util.function.ToLongFunction;

/** Whether there are enough of something in the snapshot of the cluster. */
final class Counting implements Probe {
  /** Nodes that serve and that the balancer thinks healthy. */
  static final Probe HEALTHY_NODES =
      new Counting(
          "healthy-nodes",
          "healthy nodes",
          "So many nodes serve, and the balancer thinks them healthy.",
          now -> now.nodes().stream().filter(ClusterSnapshot.Node::isServing).count());

  /** Nodes that the registry knows. */
  static final Probe LEASES =
      new Counting(
          "leases",
          "leases",
          "So many nodes hold a lease in the registry.",
          now -> now.registry().held());

  /** Balancers that serve. */
  static final Probe FRONTENDS =
      new Counting(
          "frontends",
          "frontends that serve",
          "So many balancers serve.",
          now -> now.frontends().stream().filter(one -> one.state().isUp()).count());

  private static final String LEAST = "at-least";
  private static final int MOST = 256;

  private final String name;
  private final String things;
  private final String meaning;
  private final ToLongFunction<ClusterSnapshot> count;

  private Counting(
      String name, String things, String meaning, ToLongFunction<ClusterSnapshot> count) {
    this.name = name;
    this.things = things;
    this.meaning = meaning;
    this.count = count;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String meaning() {
    return meaning;
  }

  @Override
  public List<Key> keys() {
    return List.of(Key.needed(LEAST, new KeyType.Whole(1, MOST), "how many"));
  }

  @Override
  public String sentence(Arguments arguments) {
    return "at least %d %s".formatted(arguments.whole(LEAST), things);
  }

  @Override
  public Reading look(Cluster cluster, Arguments arguments) {
    return Reading.atLeast(arguments.whole(LEAST), count.applyAsLong(cluster.snapshot()), things);
  }
}
