package io.understudy.export;

import io.understudy.balancer.Sticky;
import io.understudy.cluster.Cluster;
import io.understudy.cluster.ClusterSnapshot;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** The layout as configuration of HAProxy, from 2.6 on. */
final class HaProxy implements Exporter {
  /** Its words for our policies, after its configuration manual, section 4.2, "balance". */
  static final Map<String, List<String>> POLICIES =
      Map.of(
          "round-robin",
          List.of("balance roundrobin"),
          "least-connections",
          List.of("balance leastconn"),
          "power-of-two",
          List.of("balance random(2)"),
          "random",
          List.of("balance random(1)"),
          "consistent-hash",
          List.of("balance hash req.cook(sid)", "hash-type consistent"),
          Sticky.NAME,
          List.of("balance roundrobin"));

  private final com.samskivert.mustache.Template template = Template.read("haproxy.mustache");

  @Override
  public String name() {
    return "haproxy";
  }

  @Override
  public String summary() {
    return "the layout as configuration of HAProxy";
  }

  @Override
  public String fileName() {
    return "haproxy.cfg";
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
