package io.understudy.balancer;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** All balancing policies there are. To add one: write its file, register it here. */
public final class Policies {
  /** In the order in which they are offered. */
  private static final List<Map.Entry<String, Function<RandomGenerator, BalancingPolicy>>> ALL =
      List.of(
          Map.entry(RoundRobin.NAME, _ -> new RoundRobin()),
          Map.entry(LeastConnections.NAME, _ -> new LeastConnections()),
          Map.entry(PowerOfTwo.NAME, PowerOfTwo::new),
          Map.entry(RandomChoice.NAME, RandomChoice::new),
          Map.entry(ConsistentHash.NAME, ConsistentHash::new),
          Map.entry(Sticky.NAME, _ -> new Sticky()));

  private static final List<String> NAMES = ALL.stream().map(Map.Entry::getKey).toList();

  private Policies() {}

  /** The public names, in the order in which they are offered. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * A new one of that name.
   *
   * @param name one of {@link #names()}
   * @param random where it takes its chances from; safe for any number of threads
   * @throws IllegalArgumentException if there is none of that name
   */
  static BalancingPolicy create(String name, RandomGenerator random) {
    return ALL.stream()
        .filter(policy -> policy.getKey().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no policy " + name + " in " + NAMES))
        .getValue()
        .apply(random);
  }
}
