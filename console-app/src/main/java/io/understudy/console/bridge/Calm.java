package io.understudy.console.bridge;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.node.NodeState;

/**
 * Decides which ticks need no picture, because nothing happens that anybody could see. Each picture
 * costs a millisecond of two threads, so an idle window would otherwise spend most of its own work
 * on pictures that are like the one before. Used by one thread.
 */
final class Calm {
  /**
   * So many ticks pass at most. Together less than a second, so that no two of the seconds in which
   * the cluster counts end between two pictures: one of them would be missing in the charts.
   */
  static final int MOST = 3;

  private int passed;

  /**
   * Whether this tick can pass.
   *
   * @param shown the newest picture; null if there is none
   * @param news whether there are events that are not on it
   * @param wanted whether somebody wants to see every tick
   */
  boolean letsPass(ClusterSnapshot shown, boolean news, boolean wanted) {
    boolean passes = passed < MOST && !news && !wanted && shown != null && isAtRest(shown);
    passed = passes ? passed + 1 : 0;
    return passes;
  }

  /** No request, and no node on its way to another state. */
  private static boolean isAtRest(ClusterSnapshot shown) {
    return shown.totals().perSecond() == 0
        && shown.nodes().stream()
            .allMatch(node -> isSettled(node.state()) && node.traffic().inFlight() == 0);
  }

  private static boolean isSettled(NodeState state) {
    return switch (state) {
      case UP, DOWN, CRASHED, GAVE_UP -> true;
      case STARTING, DRAINING, BACKOFF -> false;
    };
  }
}
