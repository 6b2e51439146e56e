package io.understudy.rpc.client;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Takes servers in turn, those about whom there is no doubt first. */
final class Spread {
  private final AtomicInteger turn = new AtomicInteger();

  /**
   * The next one.
   *
   * @param servers at least one
   * @param doubtful who comes only if there is nobody else
   */
  Instance pick(List<Instance> servers, Predicate<Instance> doubtful) {
    int start = Math.floorMod(turn.getAndIncrement(), servers.size());
    for (int i = 0; i < servers.size(); i++) {
      Instance one = servers.get((start + i) % servers.size());
      if (!doubtful.test(one)) {
        return one;
      }
    }
    return servers.get(start);
  }
}
