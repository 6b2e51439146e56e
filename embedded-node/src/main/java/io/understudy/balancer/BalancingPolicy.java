package io.understudy.balancer;

import java.util.List;

/** Chooses one upstream among several that are equally well. Safe for any number of threads. */
public interface BalancingPolicy {
  /** The public name, for example {@code round-robin}. */
  String name();

  /**
   * Chooses.
   *
   * @param candidates at least one
   * @param request what is known of the request
   * @return one of them
   */
  Upstream choose(List<Upstream> candidates, Choice request);
}
