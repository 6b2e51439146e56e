package io.understudy.export;

import io.understudy.balancer.Sticky;
import java.util.List;
import java.util.Map;

/** The layout as configuration of HAProxy, from 2.6 on. */
final class HaProxy extends ProxyConfiguration {
  /** Its words for our policies, after its configuration manual, section 4.2, "balance". */
  private static final Map<String, List<String>> POLICIES =
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

  HaProxy() {
    super("haproxy", "HAProxy", "haproxy.cfg", POLICIES);
  }
}
