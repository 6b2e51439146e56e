package io.understudy.fault;

import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.problem.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * The faults of one node, by its id: they are there whether it runs or not. Every change is an
 * event. Asking costs one volatile read while there are none. Safe for any number of threads.
 */
public final class NodeFaults {
  private final String node;
  private final Journal journal;
  private final RandomGenerator random;
  private volatile List<Placed> active = List.of();
  private volatile Watcher watcher = Watcher.NOBODY;

  private record Placed(Fault fault, int rank) {}

  /** The running node, which has to know when its faults change. Called while they are locked. */
  public interface Watcher {
    /** Nobody is running. */
    Watcher NOBODY = (_, _) -> {};

    /**
     * Something has changed.
     *
     * @param stalled whether the node stands still from now on
     * @param gone what was removed; its requests go on
     */
    void changed(boolean stalled, List<Fault> gone);
  }

  NodeFaults(String node, Journal journal, RandomGenerator random) {
    this.node = node;
    this.journal = journal;
    this.random = random;
  }

  /** The node that runs now; it is told at once how things are. */
  public synchronized void watch(Watcher running) {
    watcher = running;
    running.changed(isStalled(), List.of());
  }

  /** That node has ended; nothing happens if another one runs by now. */
  public synchronized void unwatch(Watcher ended) {
    if (watcher.equals(ended)) {
      watcher = Watcher.NOBODY;
    }
  }

  /**
   * Adds a fault, or replaces the one with the same key. One that is just like it stays as it is,
   * unless it counts.
   *
   * @param type the name of its type
   * @param parameters as they were given
   * @throws ProblemException NOT_FOUND if there is no such type, BAD_REQUEST if a parameter is
   *     wrong
   */
  public synchronized ActiveFault put(String type, Map<String, Object> parameters) {
    Fault fault = FaultTypes.named(type).make(parameters, random);
    List<Fault> replaced = matching(old -> old.key().equals(fault.key()));
    if (!replaced.isEmpty()
        && replaced.getFirst().parameters().equals(fault.parameters())
        && !fault.parameters().containsKey("left")) {
      return ActiveFault.of(replaced.getFirst());
    }
    List<Placed> next = new ArrayList<>(active);
    next.removeIf(placed -> replaced.contains(placed.fault()));
    next.add(new Placed(fault, FaultTypes.rank(fault)));
    next.sort(Comparator.comparingInt(Placed::rank));
    journal.append(
        EventType.FAULT_ADDED,
        node,
        "%s: it %s".formatted(type, fault.words())
            + (replaced.isEmpty() ? "" : ", and no longer " + replaced.getFirst().words()));
    become(next, replaced);
    return ActiveFault.of(fault);
  }

  /**
   * Removes faults; requests that they hold go on.
   *
   * @param which those to remove
   * @param why in words
   * @return how many there were
   */
  public synchronized int remove(Predicate<ActiveFault> which, String why) {
    List<Fault> gone = matching(fault -> which.test(ActiveFault.of(fault)));
    remove(gone, EventType.FAULT_REMOVED, why);
    return gone.size();
  }

  private void remove(List<Fault> gone, EventType type, String why) {
    if (!gone.isEmpty()) {
      for (Fault fault : gone) {
        journal.append(type, node, "%s: %s".formatted(fault.type(), why));
      }
      List<Placed> next = new ArrayList<>(active);
      next.removeIf(placed -> gone.contains(placed.fault()));
      become(next, gone);
    }
  }

  private void become(List<Placed> next, List<Fault> gone) {
    active = List.copyOf(next);
    watcher.changed(isStalled(), gone);
  }

  private List<Fault> matching(Predicate<Fault> which) {
    return active.stream().map(Placed::fault).filter(which).toList();
  }

  /** Those that there are, in the order in which a request meets them. */
  public List<ActiveFault> list() {
    return active.stream().map(Placed::fault).map(ActiveFault::of).toList();
  }

  /** Whether a fault is still there. */
  public boolean has(Fault fault) {
    return active.stream().anyMatch(placed -> placed.fault().equals(fault));
  }

  /** Whether the whole node stands still. */
  public boolean isStalled() {
    return active.stream().anyMatch(placed -> placed.fault().stalls());
  }

  /**
   * Whether the node cannot reach somebody.
   *
   * @param peer {@link PartitionFault#STORE} or {@link PartitionFault#REGISTRY}
   */
  public boolean isCutOffFrom(String peer) {
    for (Placed placed : active) {
      if (placed.fault().cutsOffFrom(peer)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Leads a request past all faults.
   *
   * @param call the request
   * @param onward what the node does with it; run once, at once if there is no fault, or never if
   *     one of them answers in its place
   */
  public void meet(Call call, Runnable onward) {
    meet(call, onward, -1);
  }

  /** Looked up anew after each one, because some were removed and others added while it waited. */
  private void meet(Call call, Runnable onward, int passed) {
    for (Placed placed : active) {
      if (placed.rank() > passed && placed.fault().strikes()) {
        if (placed.fault().isUsedUp()) {
          usedUp(placed.fault());
        }
        placed.fault().strike(call, () -> meet(call, onward, placed.rank()));
        return;
      }
    }
    onward.run();
  }

  private synchronized void usedUp(Fault fault) {
    if (has(fault)) {
      remove(List.of(fault), EventType.FAULT_USED_UP, "it has struck as often as it was to");
    }
  }
}
