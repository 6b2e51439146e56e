package io.understudy.balancer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;

/** What is known of single routes: how long their answers usually take, and may take. */
final class Routes {
  private static final int MOST = 64;
  private static final double FIRST_ESTIMATE_MS = 100;

  private final Map<String, Percentile> times = new ConcurrentHashMap<>();

  /** For all routes beyond {@link #MOST}: paths are chosen by clients, and memory is ours. */
  private final Percentile others = new Percentile(FIRST_ESTIMATE_MS);

  /** The name of a route, for example {@code POST /login}. */
  static String of(Request request) {
    return request.getMethod() + " " + Request.getPathInContext(request);
  }

  /** A node has answered a request of this route. */
  void answered(String route, long nanos, BalancerSettings.Hedging hedging) {
    percentile(route).add((double) nanos / TimeUnit.MILLISECONDS.toNanos(1), hedging.percentile());
  }

  /** After how many nanoseconds a second node is asked. */
  long hedgeAfter(String route, BalancerSettings.Hedging hedging) {
    double millis = Math.max((double) hedging.minMs(), percentile(route).get());
    return (long) (millis * TimeUnit.MILLISECONDS.toNanos(1));
  }

  /** How many milliseconds one node has for its answer. */
  static long tryMs(String route, BalancerSettings.Timeouts timeouts) {
    return timeouts.routes().getOrDefault(route, timeouts.tryMs());
  }

  private Percentile percentile(String route) {
    Percentile known = times.get(route);
    if (known != null) {
      return known;
    }
    return times.size() < MOST
        ? times.computeIfAbsent(route, _ -> new Percentile(FIRST_ESTIMATE_MS))
        : others;
  }
}
