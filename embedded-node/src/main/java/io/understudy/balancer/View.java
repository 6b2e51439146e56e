package io.understudy.balancer;

import java.util.List;

/**
 * What a choice looks at; made anew whenever an opinion or the settings change. Immutable.
 *
 * <p>Panic is that of Envoy: with too few healthy nodes the opinions are probably wrong, or the few
 * would break under the load of all, so the others get requests too. Except those whose connections
 * break: that is no opinion, and each of them would cost a request one of its tries. Nodes that no
 * probe has judged yet are not counted, so a cluster that starts does not panic.
 *
 * @param settings from which it was made
 * @param policy how to choose
 * @param healthy who gets requests as a rule
 * @param first among whom to choose first: the healthy; in a panic more; all if nobody is healthy
 * @param admitted all that are not draining
 * @param trials those that are half-open
 * @param hopeful those that may be well although a request has met them before
 * @param panic why there is panic, in words; null if there is none
 */
record View(
    BalancerSettings settings,
    BalancingPolicy policy,
    List<Upstream> healthy,
    List<Upstream> first,
    List<Upstream> admitted,
    List<Upstream> trials,
    List<Upstream> hopeful,
    String panic) {

  static View of(BalancerSettings settings, BalancingPolicy policy, List<Upstream> all) {
    List<Upstream> healthy = in(all, UpstreamPhase.HEALTHY);
    List<Upstream> admitted = all.stream().filter(u -> !u.standing().draining()).toList();
    List<Upstream> hopeful =
        admitted.stream()
            .filter(u ->
                u.standing().phase() == UpstreamPhase.HEALTHY
                    || u.standing().phase() == UpstreamPhase.NEW)
            .toList();
    int judged = admitted.size() - in(all, UpstreamPhase.NEW).size();
    String panic = panic(healthy.size(), judged, 100 - settings.ejection().maxPercent());
    List<Upstream> first = healthy;
    if (healthy.isEmpty()) {
      first = admitted;
    } else if (panic != null) {
      first = admitted.stream().filter(View::isThoughtAlive).toList();
    }
    return new View(
        settings,
        policy,
        healthy,
        first,
        admitted,
        in(all, UpstreamPhase.HALF_OPEN),
        hopeful,
        panic);
  }

  private static List<Upstream> in(List<Upstream> all, UpstreamPhase phase) {
    return all.stream().filter(upstream -> upstream.standing().phase() == phase).toList();
  }

  private static boolean isThoughtAlive(Upstream upstream) {
    return upstream.standing().phase() != UpstreamPhase.NEW && !upstream.standing().refused();
  }

  private static String panic(int healthy, int judged, int leastPercent) {
    return judged > 0 && healthy * 100 < leastPercent * judged
        ? "panic: healthy nodes are %d of %d, fewer than %d %%; the others get requests too"
            .formatted(healthy, judged, leastPercent)
        : null;
  }
}
