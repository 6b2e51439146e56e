package io.understudy.fault;

import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * Decides which requests a fault meets. Exact: a probability of 0 is never, one of 1 is always, and
 * a count is that many, however many threads ask at once.
 */
final class Chance {
  private final double probability;
  private final boolean counted;
  private final AtomicInteger left;
  private final RandomGenerator random;

  Chance(double probability, OptionalInt count, RandomGenerator random) {
    this.probability = probability;
    this.counted = count.isPresent();
    this.left = new AtomicInteger(count.orElse(0));
    this.random = random;
  }

  boolean strikes() {
    // nextDouble is at least 0 and less than 1, which makes both ends exact.
    return random.nextDouble() < probability
        && (!counted || left.getAndUpdate(n -> Math.max(0, n - 1)) > 0);
  }

  boolean isUsedUp() {
    return counted && left.get() == 0;
  }

  /** Adds what is left to the parameters of a counted fault. */
  void describe(Map<String, Object> parameters) {
    if (counted) {
      parameters.put("left", left.get());
    }
  }

  /** "every request", "30 % of the requests", "the next 3 requests". */
  String words() {
    int times = left.get();
    if (probability < 1) {
      return "%s %% of the requests%s"
          .formatted(
              Numbers.text(probability * Numbers.PERCENT),
              counted ? " (%d in all)".formatted(times) : "");
    }
    if (counted) {
      return times == 1 ? "the next request" : "the next %d requests".formatted(times);
    }
    return "every request";
  }
}
