package io.understudy.experiment.stage;

import io.understudy.cluster.Cluster;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * A cluster to act upon, the chance that decides where the file leaves a choice, and what was done
 * so far. Actions are taken by one thread; probes look from another.
 */
public final class Stage {
  /** Some node, by chance. */
  public static final String ANY = "any";

  /** Every node that fits. */
  public static final String ALL = "all";

  /** Those of the step before that was about nodes. */
  public static final String LAST = "last";

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Cluster cluster;
  private final RandomGenerator random;
  private final LongConsumer pause;
  private List<String> last = List.of();

  /**
   * @param cluster the cluster of the run
   * @param random from the seed of the run
   * @param pause waits for so many nanoseconds; throws something if the run is stopped
   */
  public Stage(Cluster cluster, RandomGenerator random, LongConsumer pause) {
    this.cluster = cluster;
    this.random = random;
    this.pause = pause;
  }

  /** The cluster. */
  public Cluster cluster() {
    return cluster;
  }

  /**
   * Finds the nodes of a step, and remembers them for {@link #LAST}.
   *
   * @param names names of nodes, {@link #ANY}, {@link #ALL} or {@link #LAST}
   * @param fits which nodes {@link #ANY} and {@link #ALL} can mean
   * @param fitting those in words: "runs"
   * @throws ProblemException {@link ProblemKind#CONFLICT} if there is none
   */
  public List<String> nodes(
      List<String> names, Predicate<ClusterSnapshot.Node> fits, String fitting) {
    Set<String> chosen = new LinkedHashSet<>();
    for (String name : names) {
      chosen.addAll(
          switch (name) {
            case ANY -> List.of(any(fitting(fits, fitting, chosen)));
            case ALL -> fitting(fits, fitting, chosen);
            case LAST -> last();
            default -> List.of(name);
          });
    }
    last = List.copyOf(chosen);
    return last;
  }

  /**
   * Waits for a node.
   *
   * @param id its name
   * @param wanted what it waits for
   * @param words the same, as the end of a sentence that begins with the node
   * @throws ProblemException {@link ProblemKind#UNAVAILABLE} if that takes longer than a minute
   */
  public void await(String id, Predicate<ClusterSnapshot.Node> wanted, String words) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (cluster.snapshot().nodes().stream()
        .noneMatch(node -> node.id().equals(id) && wanted.test(node))) {
      if (System.nanoTime() - end >= 0) {
        throw new ProblemException(
            ProblemKind.UNAVAILABLE, "%s was not %s within a minute".formatted(id, words));
      }
      pause.accept(LOOK_NANOS);
    }
  }

  private List<String> last() {
    if (last.isEmpty()) {
      throw new ProblemException(
          ProblemKind.CONFLICT, "\"last\" means the nodes of a step before, and there is none");
    }
    return last;
  }

  private List<String> fitting(
      Predicate<ClusterSnapshot.Node> fits, String fitting, Set<String> except) {
    List<String> found =
        cluster.snapshot().nodes().stream()
            .filter(fits)
            .map(ClusterSnapshot.Node::id)
            .filter(id -> !except.contains(id))
            .toList();
    if (found.isEmpty()) {
      throw new ProblemException(ProblemKind.CONFLICT, "there is no node that " + fitting);
    }
    return found;
  }

  private String any(List<String> found) {
    return found.get(random.nextInt(found.size()));
  }
}
