package io.understudy.fault;

import io.understudy.journal.Journal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** The faults of all nodes. Safe for any number of threads. */
public final class FaultBoard {
  private final Journal journal;
  private final RandomGenerator random;
  private final Map<String, NodeFaults> nodes = new ConcurrentHashMap<>();

  /**
   * No faults yet.
   *
   * @param journal where changes are recorded
   * @param random decides by chance; safe for any number of threads
   */
  public FaultBoard(Journal journal, RandomGenerator random) {
    this.journal = journal;
    this.random = random;
  }

  /** The faults of a node. */
  public NodeFaults of(String node) {
    return nodes.computeIfAbsent(node, id -> new NodeFaults(id, journal, random));
  }

  /** Forgets a node and its faults; what they hold goes on. */
  public void forget(String node) {
    NodeFaults faults = nodes.remove(node);
    if (faults != null) {
      faults.remove(_ -> true, "the node has left the cluster");
    }
  }
}
