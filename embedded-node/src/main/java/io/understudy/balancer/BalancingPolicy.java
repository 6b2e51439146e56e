package io.understudy.balancer;

import java.util.List;

/**
 * Chooses one upstream among several that are equally well. Safe for any number of threads, and
 * called for every request, so it neither blocks nor allocates. Every policy gives a node a share
 * in proportion to its {@link Upstream#weight()}. One that throws ends that request with 500.
 */
public interface BalancingPolicy {
  /** The public name, for example {@code round-robin}. */
  String name();

  /**
   * Chooses.
   *
   * @param candidates at least one; can be read by index quickly
   * @param request what is known of the request
   * @return one of them
   */
  Upstream choose(List<Upstream> candidates, Choice request);

  /**
   * Whether a client that was served should be given the cookie {@link Sticky#COOKIE} with the id
   * of the node, so that its next request comes with {@link Choice#stuckTo()}.
   */
  default boolean sticks() {
    return false;
  }
}
