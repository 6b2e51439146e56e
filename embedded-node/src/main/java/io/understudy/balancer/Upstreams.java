package io.understudy.balancer;

import io.understudy.journal.Journal;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** All upstreams, shared by all frontends, and the choice among them. */
public final class Upstreams {
  private final Journal journal;
  private final BalancingPolicy policy;
  private final List<Upstream> all = new CopyOnWriteArrayList<>();
  private volatile List<Upstream> healthy = List.of();

  /**
   * No upstreams yet.
   *
   * @param journal where changes of opinion are recorded
   * @param policy how to choose
   */
  public Upstreams(Journal journal, BalancingPolicy policy) {
    this.journal = journal;
    this.policy = policy;
  }

  /**
   * Begins to know a node; it gets requests after its first good probe.
   *
   * @param id the node
   * @param uri where it listens
   */
  public void add(String id, URI uri) {
    all.add(new Upstream(id, uri, journal, this::refresh));
    refresh();
  }

  /** Forgets a node. */
  public void remove(String id) {
    all.removeIf(upstream -> upstream.id().equals(id));
    refresh();
  }

  /** Sends a node nothing new, until {@link #readmit}. */
  public void drain(String id, String reason) {
    get(id).ifPresent(upstream -> upstream.drain(reason));
  }

  /** Lets probes decide about a drained node again. */
  public void readmit(String id, String reason) {
    get(id).ifPresent(upstream -> upstream.readmit(reason));
  }

  /** The upstream of that id, if there is one. */
  public Optional<Upstream> get(String id) {
    return all.stream().filter(upstream -> upstream.id().equals(id)).findFirst();
  }

  /** All of them, in the order in which they were added. */
  public List<Upstream> all() {
    return List.copyOf(all);
  }

  /** How the choice is made. */
  public BalancingPolicy policy() {
    return policy;
  }

  /**
   * Chooses an upstream for one attempt. First among the healthy ones that this request has not
   * met; then among those that are thought to be unwell, because the opinion may be older than the
   * truth and a refused connection costs microseconds; then among those that it has met and that
   * have become well again since, because a slow request may outlive several nodes.
   *
   * @param request what is known of the request
   * @return one of them, or empty if there is no hope
   */
  Optional<Upstream> choose(Choice request) {
    Collection<Upstream> tried = request.tried();
    List<Upstream> candidates = without(healthy, tried);
    if (candidates.isEmpty()) {
      candidates =
          without(all.stream().filter(upstream -> !upstream.standing().draining()).toList(), tried);
    }
    if (candidates.isEmpty()) {
      candidates = healthy;
    }
    return candidates.isEmpty()
        ? Optional.empty()
        : Optional.of(policy.choose(candidates, request));
  }

  private static List<Upstream> without(List<Upstream> upstreams, Collection<Upstream> tried) {
    return tried.isEmpty()
        ? upstreams
        : upstreams.stream().filter(upstream -> !tried.contains(upstream)).toList();
  }

  private synchronized void refresh() {
    healthy =
        all.stream()
            .filter(upstream -> upstream.standing().health() == UpstreamHealth.HEALTHY)
            .toList();
  }
}
