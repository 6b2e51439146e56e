package io.understudy.balancer;

import java.util.List;
import java.util.Map;

/**
 * Everything about the balancer that can be changed while it runs. Immutable; its shape is that of
 * {@code PUT balancer} and of {@code GET cluster}.
 *
 * @param policy the name of the balancing policy
 * @param weights the share of a node, 1 to 100; a node that is not named has 1
 * @param slowStartMs how long a node that returns works up to its full share, in milliseconds; 0
 *     for at once
 * @param checks the active probes
 * @param ejection when requests take a node out
 * @param timeouts how long is waited for what
 * @param retries how often a request may be sent again
 * @param hedging when a second node is asked before the first has failed
 * @param cors which web pages of other origins may ask
 */
public record BalancerSettings(
    String policy,
    Map<String, Integer> weights,
    long slowStartMs,
    Checks checks,
    Ejection ejection,
    Timeouts timeouts,
    Retries retries,
    Hedging hedging,
    Cors cors) {

  /** What is good for a cluster on one desk. */
  public static final BalancerSettings DEFAULTS =
      new BalancerSettings(
          "round-robin",
          Map.of(),
          0,
          new Checks(250, 1_000, 1, 1),
          new Ejection(1, 5, 3, 10, 4, 250, 30_000, 67),
          new Timeouts(500, 200, Map.of("POST /login", 5_000L), 10_000, 30_000),
          new Retries(3, 20, 10),
          new Hedging(true, 95, 20, 10),
          new Cors(List.of()));

  /** Copies the weights. */
  public BalancerSettings {
    weights = Map.copyOf(weights);
  }

  /**
   * The active probes.
   *
   * @param intervalMs time between two probes of a node
   * @param timeoutMs a probe that takes longer has failed
   * @param rise how many good ones in a row make a node healthy
   * @param fall how many bad ones in a row make it unhealthy
   */
  public record Checks(long intervalMs, long timeoutMs, int rise, int fall) {}

  /**
   * When requests take a node out.
   *
   * @param connectionFailures broken connections in a row
   * @param serverErrors answers of 500 and above in a row
   * @param timeouts tries in a row that took too long
   * @param outruns hedged requests in a row that another node answered first
   * @param latencyFactor how many times slower than the others, in the median; 0 for never
   * @param baseMs how long it is out the first time
   * @param maxMs how long at most, after it has doubled with every repetition
   * @param maxPercent how many of all nodes may be out; with more, all get requests
   */
  public record Ejection(
      int connectionFailures,
      int serverErrors,
      int timeouts,
      int outruns,
      double latencyFactor,
      long baseMs,
      long maxMs,
      int maxPercent) {}

  /**
   * How long is waited for what, in milliseconds.
   *
   * @param connectMs for a connection to a node
   * @param tryMs for the answer of one node, before another is asked too
   * @param routes the same for single routes, by method and path: {@code POST /login}
   * @param totalMs for any node's answer to begin
   * @param idleMs between two parts of a body
   */
  public record Timeouts(
      long connectMs, long tryMs, Map<String, Long> routes, long totalMs, long idleMs) {
    /** Copies the routes. */
    public Timeouts {
      routes = Map.copyOf(routes);
    }
  }

  /**
   * How often a request may be sent again. The budget keeps retries from becoming the load that
   * breaks the rest; a request that never left its frontend is not counted.
   *
   * @param max tries after the first, per request
   * @param budgetPercent tries after the first, in percent of all requests
   * @param reserve tries that are possible even when there were few requests
   */
  public record Retries(int max, int budgetPercent, int reserve) {}

  /**
   * When a second node is asked before the first has failed. Only for methods that change nothing.
   *
   * @param enabled whether it is done at all
   * @param percentile a request slower than this percentile of the last ones is hedged
   * @param minMs but never earlier than this
   * @param budgetPercent in percent of all requests
   */
  public record Hedging(boolean enabled, double percentile, long minMs, int budgetPercent) {}

  /**
   * Which web pages may ask from another origin.
   *
   * @param origins such as {@code http://localhost:5173}; empty for none
   */
  public record Cors(List<String> origins) {
    /** Copies the origins. */
    public Cors {
      origins = List.copyOf(origins);
    }
  }
}
