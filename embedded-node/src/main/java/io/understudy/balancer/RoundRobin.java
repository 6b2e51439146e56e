package io.understudy.balancer;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Everyone in turn. */
public final class RoundRobin implements BalancingPolicy {
  private final AtomicInteger next;

  /** Begins with the first. */
  public RoundRobin() {
    this(0);
  }

  RoundRobin(int first) {
    this.next = new AtomicInteger(first);
  }

  @Override
  public String name() {
    return "round-robin";
  }

  @Override
  public Upstream choose(List<Upstream> candidates, Choice request) {
    // floorMod, because the counter overflows to negative numbers after two thousand million.
    return candidates.get(Math.floorMod(next.getAndIncrement(), candidates.size()));
  }
}
