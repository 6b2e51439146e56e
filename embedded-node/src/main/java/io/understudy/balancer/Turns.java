package io.understudy.balancer;

import java.util.List;

/**
 * Everyone in turn, in proportion to the weights and as evenly mixed as possible: of the weights 5,
 * 1 and 1 comes a a b a c a a, and not a a a a a b c. This is the smooth weighted round robin of
 * nginx (ngx_http_upstream_round_robin.c): every candidate gains its weight, the one that has most
 * is chosen, and pays the sum of the weights.
 */
final class Turns {
  /**
   * Whose turn it is.
   *
   * @param candidates at least one
   * @param mostLoad who has a higher {@link Upstream#load()} is passed over
   * @return one of them, or null if all are passed over
   */
  synchronized Upstream next(List<Upstream> candidates, double mostLoad) {
    Upstream best = null;
    double total = 0;
    for (int i = 0; i < candidates.size(); i++) {
      Upstream candidate = candidates.get(i);
      if (mostLoad < Double.MAX_VALUE && candidate.load() > mostLoad) {
        continue;
      }
      double weight = candidate.weight();
      total += weight;
      candidate.turn += weight;
      if (best == null || candidate.turn > best.turn) {
        best = candidate;
      }
    }
    if (best != null) {
      best.turn -= total;
    }
    return best;
  }

  /** Whose turn it is among all candidates. */
  Upstream next(List<Upstream> candidates) {
    return next(candidates, Double.MAX_VALUE);
  }
}
