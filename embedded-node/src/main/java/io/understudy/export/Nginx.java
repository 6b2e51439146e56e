package io.understudy.export;

import io.understudy.balancer.Sticky;
import java.util.List;
import java.util.Map;

/** The layout as configuration of nginx, from 1.15 on. */
final class Nginx extends ProxyConfiguration {
  /**
   * Its words for our policies, after the manual of ngx_http_upstream_module. It has no cookie of
   * its own for sticky clients, so these stay by their session.
   */
  private static final Map<String, List<String>> POLICIES =
      Map.of(
          "round-robin",
          List.of(),
          "least-connections",
          List.of("least_conn;"),
          "power-of-two",
          List.of("random two least_conn;"),
          "random",
          List.of("random;"),
          "consistent-hash",
          List.of("hash $session consistent;"),
          Sticky.NAME,
          List.of("hash $session consistent;"));

  Nginx() {
    super("nginx", "nginx", "nginx.conf", POLICIES);
  }
}
