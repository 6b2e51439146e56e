package io.understudy.cluster;

import io.understudy.balancer.BalancerSettings;
import io.understudy.balancer.Policies;
import io.understudy.http.RecordPatch;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * How requests are spread and when a node is given up; all of it can be changed while the cluster
 * runs, and every change is in the journal. Safe for any number of threads.
 */
public final class Balancing {
  private static final String SUBJECT = "balancer";

  private final Journal journal;
  private final NodeNames nodes;
  private final ReentrantLock changing = new ReentrantLock();
  private volatile BalancerSettings settings;

  Balancing(BalancerSettings settings, Journal journal, NodeNames nodes) {
    this.settings = settings;
    this.journal = journal;
    this.nodes = nodes;
  }

  /** The settings by which requests are carried now; never null. */
  public BalancerSettings settings() {
    return settings;
  }

  /** The names of all policies, in the order in which to offer them. */
  public List<String> policies() {
    return Policies.names();
  }

  /**
   * Takes other settings; requests that come from now on are carried by them.
   *
   * @param change makes the new ones from the present ones
   * @return the new ones
   * @throws ProblemException {@link ProblemKind#BAD_REQUEST} if a value is not possible, naming it
   *     and what is allowed; then nothing has changed
   */
  public BalancerSettings change(UnaryOperator<BalancerSettings> change) {
    changing.lock();
    try {
      BalancerSettings before = settings;
      BalancerSettings after = change.apply(before);
      settings = after;
      for (RecordPatch.Difference difference : RecordPatch.differences(before, after)) {
        journal.append(
            EventType.BALANCER_CHANGED,
            SUBJECT,
            difference.from(),
            difference.to(),
            "%s was changed from %s to %s"
                .formatted(difference.key(), difference.from(), difference.to()));
      }
      return after;
    } finally {
      changing.unlock();
    }
  }

  /**
   * The same with the members of a JSON object in the shape of the settings: what is not named
   * stays, and null removes an entry of a map. A weight belongs to a node that there is. Those of a
   * preset may be of nodes that join later, and the weight of a node that has left stays until it
   * is removed: both can be changed by their names too.
   *
   * @param part the values to change
   * @return the new settings
   * @throws ProblemException as above, and for keys that do not exist, values of another type and
   *     weights of unknown nodes
   */
  public BalancerSettings change(Map<String, ?> part) {
    return change(before -> {
      BalancerSettings after = RecordPatch.apply(before, part);
      after.weights().keySet().stream()
          .filter(node -> !before.weights().containsKey(node))
          .sorted()
          .forEach(node -> nodes.check("weights", node, ""));
      return after;
    });
  }
}
