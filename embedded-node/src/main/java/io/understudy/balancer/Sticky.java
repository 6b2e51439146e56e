package io.understudy.balancer;

import java.util.List;

/**
 * The node that the client's cookie names, as long as it is well; otherwise everyone in turn, and
 * the cookie of the answer names the new node.
 */
public final class Sticky implements BalancingPolicy {
  /** The public name. */
  public static final String NAME = "sticky";

  /** The cookie that holds the id of a client's node. */
  public static final String COOKIE = "understudy-node";

  private final Turns turns = new Turns();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean sticks() {
    return true;
  }

  @Override
  public Upstream choose(List<Upstream> candidates, Choice request) {
    String wanted = request.stuckTo();
    if (wanted != null) {
      for (int i = 0; i < candidates.size(); i++) {
        if (candidates.get(i).id().equals(wanted)) {
          return candidates.get(i);
        }
      }
    }
    return turns.next(candidates);
  }
}
