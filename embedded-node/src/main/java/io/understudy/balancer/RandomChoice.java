package io.understudy.balancer;

import java.util.List;
import java.util.random.RandomGenerator;

/** Anyone; a node of weight 2 twice as likely as one of weight 1. */
final class RandomChoice implements BalancingPolicy {
  static final String NAME = "random";

  private final RandomGenerator random;

  RandomChoice(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Upstream choose(List<Upstream> candidates, Choice request) {
    return draw(candidates, null, random);
  }

  /**
   * Draws one in proportion to the weights.
   *
   * @param candidates at least one that is not left out
   * @param without whom to leave out; null for nobody
   * @param random where the chance comes from
   */
  static Upstream draw(List<Upstream> candidates, Upstream without, RandomGenerator random) {
    double total = 0;
    for (int i = 0; i < candidates.size(); i++) {
      if (candidates.get(i) != without) {
        total += candidates.get(i).weight();
      }
    }
    double ticket = random.nextDouble() * total;
    Upstream last = null;
    for (int i = 0; i < candidates.size() && (last == null || ticket >= 0); i++) {
      if (candidates.get(i) != without) {
        last = candidates.get(i);
        ticket -= last.weight();
      }
    }
    return last;
  }
}
