package io.understudy.export;

import io.understudy.balancer.Sticky;
import io.understudy.cluster.Cluster;
import io.understudy.cluster.ClusterSnapshot;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** The layout as configuration of nginx, from 1.15 on. */
final class Nginx implements Exporter {
  /**
   * Its words for our policies, after the manual of ngx_http_upstream_module. It has no cookie of
   * its own for sticky clients, so these stay by their session.
   */
  static final Map<String, List<String>> POLICIES =
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

  private final com.samskivert.mustache.Template template = Template.read("nginx.mustache");

  @Override
  public String name() {
    return "nginx";
  }

  @Override
  public String summary() {
    return "the layout as configuration of nginx";
  }

  @Override
  public String fileName() {
    return "nginx.conf";
  }

  @Override
  public String mediaType() {
    return "text/plain; charset=utf-8";
  }

  @Override
  public void write(Cluster cluster, int port, Writer out) {
    ClusterSnapshot now = cluster.snapshot();
    template.execute(Layout.of(now, POLICIES.get(now.balancer().settings().policy()), port), out);
  }
}
