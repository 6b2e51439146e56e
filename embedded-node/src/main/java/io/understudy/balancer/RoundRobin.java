package io.understudy.balancer;

import java.util.List;

/** Everyone in turn; a node of weight 2 comes twice as often as one of weight 1. */
final class RoundRobin implements BalancingPolicy {
  static final String NAME = "round-robin";

  private final Turns turns = new Turns();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Upstream choose(List<Upstream> candidates, Choice request) {
    return turns.next(candidates);
  }
}
