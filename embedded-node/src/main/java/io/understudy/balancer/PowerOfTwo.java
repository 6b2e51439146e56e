package io.understudy.balancer;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws two nodes, in proportion to their weights, and takes the one with fewer running requests
 * for its weight. Nearly as even as asking all of them, and several frontends that decide at the
 * same moment do not all run to the same idle node (Mitzenmacher, "The Power of Two Choices in
 * Randomized Load Balancing", IEEE TPDS 12(10), 2001).
 */
final class PowerOfTwo implements BalancingPolicy {
  static final String NAME = "power-of-two";

  private final RandomGenerator random;

  PowerOfTwo(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Upstream choose(List<Upstream> candidates, Choice request) {
    if (candidates.size() == 1) {
      return candidates.getFirst();
    }
    Upstream one = RandomChoice.draw(candidates, null, random);
    Upstream other = RandomChoice.draw(candidates, one, random);
    // Among equals the first, which was drawn in proportion to the weights.
    return other.load() < one.load() ? other : one;
  }
}
