package io.understudy.export;

import io.understudy.balancer.BalancerSettings;
import io.understudy.balancer.Sticky;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The layout of a cluster in the form in which templates read it. Nodes that are down are in it:
 * they keep their ports, and the other program's own checks find out when they are back.
 *
 * @param at when it was so
 * @param policy the other program's words for the balancing policy, one line each
 * @param sticky whether clients are to stay with a node
 * @param cookie the cookie that says with which
 * @param settings what the balancer goes by
 * @param nodes the nodes
 * @param frontends the balancers
 * @param routes requests with a time limit of their own; those whose path needs quotes are left out
 */
record Layout(
    String at,
    List<String> policy,
    boolean sticky,
    String cookie,
    BalancerSettings settings,
    List<Node> nodes,
    List<Frontend> frontends,
    List<Route> routes) {
  /** A node. */
  record Node(String id, String host, int port, int weight) {
    static Node of(ClusterSnapshot.Node node, BalancerSettings settings) {
      return new Node(
          node.id(),
          node.url().getHost(),
          node.url().getPort(),
          settings.weights().getOrDefault(node.id(), 1));
    }
  }

  /** A balancer. */
  record Frontend(String id, String host, int port) {}

  /** Requests of one method and path. */
  record Route(String method, String path, long ms) {}

  /** What needs no quotes in any configuration file. */
  private static final Pattern PLAIN = Pattern.compile("/[A-Za-z0-9/._~-]*");

  /**
   * Reads a cluster.
   *
   * @param policy the other program's words for the balancing policy
   * @param port where the first frontend of each address listens; 0 for the ports of the frontends
   * @throws ProblemException {@link ProblemKind#CONFLICT} if there is no node: no other program can
   *     do without one
   */
  static Layout of(ClusterSnapshot now, List<String> policy, int port) {
    if (now.nodes().isEmpty()) {
      throw new ProblemException(
          ProblemKind.CONFLICT, "The cluster has no node to export; add one first");
    }
    BalancerSettings settings = now.balancer().settings();
    return new Layout(
        now.at().truncatedTo(ChronoUnit.SECONDS).toString(),
        policy,
        settings.policy().equals(Sticky.NAME),
        Sticky.COOKIE,
        settings,
        now.nodes().stream().map(node -> Node.of(node, settings)).toList(),
        frontends(now.frontends(), port),
        routes(settings.timeouts().routes()));
  }

  private static List<Frontend> frontends(List<ClusterSnapshot.Frontend> all, int port) {
    Map<String, Integer> next = new HashMap<>();
    return all.stream()
        .map(frontend -> {
          String host = frontend.url().getHost();
          int free = port == 0 ? frontend.url().getPort() : next.getOrDefault(host, port);
          next.put(host, free + 1);
          return new Frontend(frontend.id(), host, free);
        })
        .toList();
  }

  private static List<Route> routes(Map<String, Long> limits) {
    return limits.entrySet().stream()
        .map(limit -> {
          int space = limit.getKey().indexOf(' ');
          return new Route(
              limit.getKey().substring(0, space),
              limit.getKey().substring(space + 1),
              limit.getValue());
        })
        .filter(route -> PLAIN.matcher(route.path()).matches())
        .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
        .toList();
  }

  /** The same for programs that know no methods: for each path the longest limit. */
  List<Route> paths() {
    Map<String, Route> longest = new TreeMap<>();
    routes.forEach(route -> longest.merge(route.path(), route, (a, b) -> a.ms() >= b.ms() ? a : b));
    return List.copyOf(longest.values());
  }

  /** How many nodes are tried for a request. */
  int tries() {
    return settings.retries().max() + 1;
  }

  /** For programs that count the time out in whole seconds, at least one. */
  long outSeconds() {
    return Math.max(1, TimeUnit.MILLISECONDS.toSeconds(settings.ejection().baseMs() + 999));
  }
}
