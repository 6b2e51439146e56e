package io.understudy.balancer;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Everything about the balancer that can be changed while it runs. Immutable; its shape is that of
 * {@code PUT balancer} and of {@code GET cluster}. Values out of range are refused with a {@link
 * ProblemException} of kind {@link ProblemKind#BAD_REQUEST} that names them and what is allowed.
 *
 * @param policy the name of the balancing policy, one of {@link Policies#names()}
 * @param weights the share of a node, 1 to 100, by its id; a node that is not named has 1
 * @param slowStartMs how long a node that returns works up to its full share, in milliseconds, up
 *     to ten minutes; 0 for at once
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
          RoundRobin.NAME,
          Map.of(),
          0,
          new Checks(250, 1_000, 1, 1),
          new Ejection(1, 5, 3, 10, 4, 250, 30_000, 67),
          new Timeouts(500, 200, Map.of("POST /login", 5_000L), 30_000, 30_000),
          new Retries(3, 20, 10),
          new Hedging(true, 95, 20, 10),
          new Cors(List.of()));

  private static final int MINUTE_MS = 60_000;
  private static final int HOUR_MS = 60 * MINUTE_MS;
  private static final int PERCENT = 100;

  /** Checks the values and copies the weights. */
  public BalancerSettings {
    if (!Policies.names().contains(policy)) {
      throw Allowed.refused(
          "\"policy\" is one of %s, not \"%s\"".formatted(Policies.names(), policy));
    }
    weights = Map.copyOf(weights);
    Allowed.entries("weights", weights, Pattern.compile("[a-z0-9-]{1,64}"), "node-1", 1, 100);
    Allowed.range("slowStartMs", slowStartMs, 0, 10 * MINUTE_MS);
  }

  /** The same with another policy. */
  public BalancerSettings withPolicy(String other) {
    return new BalancerSettings(
        other, weights, slowStartMs, checks, ejection, timeouts, retries, hedging, cors);
  }

  /** The same with other weights. */
  public BalancerSettings withWeights(Map<String, Integer> others) {
    return new BalancerSettings(
        policy, others, slowStartMs, checks, ejection, timeouts, retries, hedging, cors);
  }

  /** The same with one time-out for all routes. */
  public BalancerSettings withoutRoutes() {
    Timeouts plain =
        new Timeouts(
            timeouts.connectMs, timeouts.tryMs, Map.of(), timeouts.totalMs, timeouts.idleMs);
    return new BalancerSettings(
        policy, weights, slowStartMs, checks, ejection, plain, retries, hedging, cors);
  }

  /**
   * The active probes.
   *
   * @param intervalMs time between two probes of a node, 50 ms to one minute
   * @param timeoutMs a probe that takes longer has failed, 10 ms to one minute
   * @param rise how many good ones in a row make a node healthy, 1 to 20
   * @param fall how many bad ones in a row make it unhealthy, 1 to 20
   */
  public record Checks(long intervalMs, long timeoutMs, int rise, int fall) {
    /** Checks the values. */
    public Checks {
      Allowed.range("checks.intervalMs", intervalMs, 50, MINUTE_MS);
      Allowed.range("checks.timeoutMs", timeoutMs, 10, MINUTE_MS);
      Allowed.range("checks.rise", rise, 1, 20);
      Allowed.range("checks.fall", fall, 1, 20);
    }
  }

  /**
   * When requests take a node out. Counts go up to 1,000; 0 is for never.
   *
   * @param connectionFailures broken connections in a row, at least 1
   * @param serverErrors answers of 500 and above in a row
   * @param timeouts tries in a row that took too long
   * @param outruns hedged requests in a row that another node answered first
   * @param latencyFactor how many times slower than the others, in the median, up to 1,000; 0 for
   *     never, and otherwise more than 1
   * @param baseMs how long it is out the first time, 10 ms to one hour
   * @param maxMs how long at most, after it has doubled with every repetition, up to one hour
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
      int maxPercent) {
    private static final int MOST = 1_000;
    private static final double LEAST_FACTOR = 1.1;

    /** Checks the values. */
    public Ejection {
      Allowed.range("ejection.connectionFailures", connectionFailures, 1, MOST);
      Allowed.range("ejection.serverErrors", serverErrors, 0, MOST);
      Allowed.range("ejection.timeouts", timeouts, 0, MOST);
      Allowed.range("ejection.outruns", outruns, 0, MOST);
      if (latencyFactor != 0 && !(latencyFactor >= LEAST_FACTOR && latencyFactor <= MOST)) {
        throw Allowed.refused(
            "\"ejection.latencyFactor\" is %s to %d, or 0 for never, not %s"
                .formatted(LEAST_FACTOR, MOST, latencyFactor));
      }
      Allowed.range("ejection.baseMs", baseMs, 10, HOUR_MS);
      Allowed.range("ejection.maxMs", maxMs, baseMs, HOUR_MS);
      Allowed.range("ejection.maxPercent", maxPercent, 0, PERCENT);
    }
  }

  /**
   * How long is waited for what, in milliseconds.
   *
   * @param connectMs for a connection to a node, up to one minute
   * @param tryMs for the answer of one node, before another is asked too, up to one hour
   * @param routes the same for single routes, by method and path: {@code POST /login}
   * @param totalMs for any node's answer to begin, up to one hour
   * @param idleMs between two parts of a body, up to one hour
   */
  public record Timeouts(
      long connectMs, long tryMs, Map<String, Long> routes, long totalMs, long idleMs) {
    private static final Pattern ROUTE = Pattern.compile("[A-Z]{1,20} /\\S{0,200}");

    /** Checks the values and copies the routes. */
    public Timeouts {
      routes = Map.copyOf(routes);
      Allowed.range("timeouts.connectMs", connectMs, 1, MINUTE_MS);
      Allowed.range("timeouts.tryMs", tryMs, 1, HOUR_MS);
      Allowed.entries("timeouts.routes", routes, ROUTE, "POST /login", 1, HOUR_MS);
      Allowed.range("timeouts.totalMs", totalMs, 1, HOUR_MS);
      Allowed.range("timeouts.idleMs", idleMs, 1, HOUR_MS);
    }
  }

  /**
   * How often a request may be sent again. The budget keeps retries from becoming the load that
   * breaks the rest; a request that never left its frontend is not counted, and tries because a
   * node is too slow have a budget of the same size to themselves.
   *
   * @param max tries after the first, per request, 0 to 20
   * @param budgetPercent tries after the first, in percent of all requests
   * @param reserve tries that are possible even when there were few requests, 0 to 10,000
   */
  public record Retries(int max, int budgetPercent, int reserve) {
    /** Checks the values. */
    public Retries {
      Allowed.range("retries.max", max, 0, 20);
      Allowed.range("retries.budgetPercent", budgetPercent, 0, PERCENT);
      Allowed.range("retries.reserve", reserve, 0, 10_000);
    }
  }

  /**
   * When a second node is asked before the first has failed. Only for methods that change nothing.
   *
   * @param enabled whether it is done at all
   * @param percentile a request slower than this percentile of the last ones is hedged, 1 to 100
   * @param minMs but never earlier than this, up to one minute
   * @param budgetPercent in percent of all requests
   */
  public record Hedging(boolean enabled, double percentile, long minMs, int budgetPercent) {
    /** Checks the values. */
    public Hedging {
      Allowed.range("hedging.percentile", percentile, 1.0, PERCENT);
      Allowed.range("hedging.minMs", minMs, 0, MINUTE_MS);
      Allowed.range("hedging.budgetPercent", budgetPercent, 0, PERCENT);
    }
  }

  /**
   * Which web pages may ask from another origin.
   *
   * @param origins such as {@code http://localhost:5173}, 100 at most; empty for none. {@code *} is
   *     not possible, because the answers carry cookies
   */
  public record Cors(List<String> origins) {
    private static final Pattern ORIGIN =
        Pattern.compile("https?://(?:[A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:]{2,45}])(?::\\d{1,5})?");

    /** Checks and copies the origins. */
    public Cors {
      origins = List.copyOf(origins);
      Allowed.range("cors.origins.length", origins.size(), 0, 100);
      for (String origin : origins) {
        if (!ORIGIN.matcher(origin).matches()) {
          throw Allowed.refused(
              "\"cors.origins\" has scheme, host and port only, such as"
                  + " \"http://localhost:5173\", and no wildcard; it cannot have \""
                  + origin
                  + "\"");
        }
      }
    }
  }
}
