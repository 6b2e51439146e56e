package io.understudy.balancer;

import java.util.List;

/**
 * The node with the fewest running requests for its weight; among equals everyone in turn, so that
 * an idle cluster does not send everything to its first node (as {@code least_conn} of nginx).
 */
final class LeastConnections implements BalancingPolicy {
  static final String NAME = "least-connections";

  private final Turns turns = new Turns();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Upstream choose(List<Upstream> candidates, Choice request) {
    Upstream idlest = candidates.getFirst();
    double least = idlest.load();
    for (int i = 1; i < candidates.size(); i++) {
      double load = candidates.get(i).load();
      if (load < least) {
        least = load;
        idlest = candidates.get(i);
      }
    }
    Upstream next = turns.next(candidates, least);
    return next == null ? idlest : next; // the loads may have grown since they were compared
  }
}
