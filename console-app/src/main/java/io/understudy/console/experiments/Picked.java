package io.understudy.console.experiments;

import io.understudy.experiment.RunSnapshot;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** The runs that a person has picked for comparison: two at most, the last ones. */
final class Picked {
  private static final int TWO = 2;

  private final Deque<String> ids = new ArrayDeque<>();

  /** Picks a run, in place of the one picked first if there are two; or leaves it. */
  void toggle(String id) {
    if (!ids.remove(id)) {
      if (ids.size() == TWO) {
        ids.removeFirst();
      }
      ids.addLast(id);
    }
  }

  /** Forgets what is not among those. */
  void keep(Collection<String> known) {
    ids.retainAll(known);
  }

  boolean has(String id) {
    return ids.contains(id);
  }

  boolean isTwo() {
    return ids.size() == TWO;
  }

  /** The older one of two. */
  String older(List<RunSnapshot> newestFirst) {
    return newestFirst.reversed().stream()
        .map(RunSnapshot::id)
        .filter(ids::contains)
        .findFirst()
        .orElse("");
  }

  /** The newer one of two. */
  String newer(List<RunSnapshot> newestFirst) {
    return newestFirst.stream().map(RunSnapshot::id).filter(ids::contains).findFirst().orElse("");
  }

  /**
   * What a run is best compared with: the run before it of the same experiment, else any before it,
   * else any after it; empty if there is no other.
   */
  static String beside(RunSnapshot run, List<RunSnapshot> newestFirst) {
    List<RunSnapshot> over = newestFirst.stream().filter(one -> one.state().isOver()).toList();
    int at = over.stream().map(RunSnapshot::id).toList().indexOf(run.id());
    List<RunSnapshot> before = over.subList(at + 1, over.size());
    return before.stream()
        .filter(one -> one.experiment().equals(run.experiment()))
        .findFirst()
        .or(() -> before.stream().findFirst())
        .or(() -> over.stream().filter(one -> !one.id().equals(run.id())).findFirst())
        .map(RunSnapshot::id)
        .orElse("");
  }
}
