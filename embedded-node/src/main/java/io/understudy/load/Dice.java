package io.understudy.load;

import java.util.Collection;
import java.util.random.RandomGenerator;

/** Chooses by weight. Used by one thread. */
final class Dice {
  private final int[] weights;
  private final int sum;
  private final RandomGenerator random;

  /**
   * @param weights at least one, each at least 1
   */
  Dice(Collection<Integer> weights, RandomGenerator random) {
    this.weights = weights.stream().mapToInt(Integer::intValue).toArray();
    this.sum = weights.stream().mapToInt(Integer::intValue).sum();
    this.random = random;
  }

  /** Which one is next, from 0 on. */
  int roll() {
    int left = weights.length == 1 ? 0 : random.nextInt(sum);
    int chosen = 0;
    while (left >= weights[chosen]) {
      left -= weights[chosen];
      chosen++;
    }
    return chosen;
  }
}
