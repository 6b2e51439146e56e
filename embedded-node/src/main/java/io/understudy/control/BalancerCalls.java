package io.understudy.control;

import io.understudy.balancer.BalancerSettings;
import io.understudy.balancer.BalancerSettings.Checks;
import io.understudy.balancer.BalancerSettings.Cors;
import io.understudy.balancer.BalancerSettings.Ejection;
import io.understudy.balancer.BalancerSettings.Hedging;
import io.understudy.balancer.BalancerSettings.Retries;
import io.understudy.balancer.BalancerSettings.Timeouts;
import io.understudy.cluster.Cluster;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.http.Exchange;
import java.util.Map;

/** The call that changes how requests are spread, and the shape in which that is shown. */
final class BalancerCalls {
  private final Cluster cluster;

  BalancerCalls(Cluster cluster) {
    this.cluster = cluster;
  }

  /** The settings, and the state beside them: {@code panic} and why. */
  record Shape(
      String policy,
      Map<String, Integer> weights,
      long slowStartMs,
      Checks checks,
      Ejection ejection,
      Timeouts timeouts,
      Retries retries,
      Hedging hedging,
      Cors cors,
      boolean panic,
      String panicReason) {
    static Shape of(ClusterSnapshot.Balancer balancer) {
      BalancerSettings settings = balancer.settings();
      return new Shape(
          settings.policy(),
          settings.weights(),
          settings.slowStartMs(),
          settings.checks(),
          settings.ejection(),
          settings.timeouts(),
          settings.retries(),
          settings.hedging(),
          settings.cors(),
          balancer.panic() != null,
          balancer.panic());
    }
  }

  /** {@code PUT balancer}: what is not named stays as it is. */
  void change(Exchange exchange) {
    cluster.balancing().change(exchange.fields());
    exchange.json(200, Shape.of(cluster.snapshot().balancer()));
  }
}
