package io.understudy.balancer;

import io.understudy.registry.Lease;
import io.understudy.registry.RegistryListener;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Gets the upstreams from the registry, and from nowhere else. */
public final class KnownNodes implements RegistryListener {
  /** Why it was unwell says more than that its lease ran out. */
  private static final Set<UpstreamPhase> WORTH_KEEPING =
      EnumSet.of(UpstreamPhase.UNHEALTHY, UpstreamPhase.EJECTED, UpstreamPhase.HALF_OPEN);

  private final Upstreams upstreams;

  /** Which life of each node was admitted last. */
  private final Map<String, String> incarnations = new ConcurrentHashMap<>();

  /**
   * The way from the registry to the balancer.
   *
   * @param upstreams those that are to follow
   */
  public KnownNodes(Upstreams upstreams) {
    this.upstreams = upstreams;
  }

  @Override
  public void admit(Lease lease) {
    boolean same = lease.incarnation().equals(incarnations.put(lease.node(), lease.incarnation()));
    if (!knows(lease)) {
      add(lease);
    } else if (same) {
      upstreams.resume(lease.node(), lease.reason() + ", not probed since");
    } else {
      upstreams.readmit(lease.node(), lease.reason() + ", not probed yet");
    }
  }

  @Override
  public void exclude(Lease lease) {
    if (!knows(lease)) {
      add(lease);
    }
    String before =
        upstreams
            .get(lease.node())
            .map(Upstream::standing)
            .filter(standing -> WORTH_KEEPING.contains(standing.phase()))
            .map(standing -> "; before that: " + standing.reason())
            .orElse("");
    upstreams.drain(lease.node(), lease.reason() + before);
  }

  @Override
  public void forget(String node) {
    incarnations.remove(node);
    upstreams.remove(node);
  }

  private boolean knows(Lease lease) {
    return upstreams.get(lease.node()).filter(known -> known.uri().equals(lease.uri())).isPresent();
  }

  /** A node at another address is another upstream. */
  private void add(Lease lease) {
    upstreams.remove(lease.node());
    upstreams.add(lease.node(), lease.uri());
  }

  /**
   * Whether the last probe of a node was answered well.
   *
   * @param node its name
   */
  public boolean isWell(String node) {
    Optional<CheckResult> last = upstreams.get(node).flatMap(Upstream::lastCheck);
    return last.isPresent() && last.get().ok();
  }
}
