package io.understudy.balancer;

import io.understudy.journal.Journal;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** All upstreams, shared by all frontends, and the choice among them. */
public final class Upstreams {
  private final Journal journal;
  private final Supplier<BalancerSettings> settings;
  private final LongSupplier nanos;
  private final Function<String, BalancingPolicy> policies;
  private final List<Upstream> all = new CopyOnWriteArrayList<>();
  private volatile View view;

  /**
   * What a choice looks at; made anew whenever an opinion or the settings change. Immutable.
   *
   * @param settings from which it was made
   * @param policy how to choose
   * @param healthy among whom
   */
  private record View(BalancerSettings settings, BalancingPolicy policy, List<Upstream> healthy) {}

  /**
   * No upstreams yet.
   *
   * @param journal where changes of opinion are recorded
   * @param settings the present settings; asked for every request
   * @param nanos a time that never goes back, such as {@link System#nanoTime}
   * @param random where policies take their chances from; safe for any number of threads
   */
  public Upstreams(
      Journal journal,
      Supplier<BalancerSettings> settings,
      LongSupplier nanos,
      RandomGenerator random) {
    this(journal, settings, nanos, name -> Policies.create(name, random));
  }

  Upstreams(
      Journal journal,
      Supplier<BalancerSettings> settings,
      LongSupplier nanos,
      Function<String, BalancingPolicy> policies) {
    this.journal = journal;
    this.settings = settings;
    this.nanos = nanos;
    this.policies = policies;
    BalancerSettings now = settings.get();
    this.view = new View(now, policies.apply(now.policy()), List.of());
  }

  /**
   * Begins to know a node; it gets requests after its first good probe.
   *
   * @param id the node
   * @param uri where it listens
   */
  public void add(String id, URI uri) {
    all.add(new Upstream(id, uri, journal, new Share(nanos), this::refresh));
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

  /** The settings by which it goes at present. */
  public BalancerSettings settings() {
    return view().settings();
  }

  /** Why requests go to nodes that are thought unwell too; empty while enough are healthy. */
  public Optional<String> panic() {
    return Optional.empty();
  }

  /** How the choice is made at present. */
  public BalancingPolicy policy() {
    return view().policy();
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
    View now = view();
    Collection<Upstream> tried = request.tried();
    List<Upstream> candidates = without(now.healthy(), tried);
    if (candidates.isEmpty()) {
      candidates =
          without(all.stream().filter(upstream -> !upstream.standing().draining()).toList(), tried);
    }
    if (candidates.isEmpty()) {
      candidates = now.healthy();
    }
    return candidates.isEmpty()
        ? Optional.empty()
        : Optional.of(now.policy().choose(candidates, request));
  }

  private static List<Upstream> without(List<Upstream> upstreams, Collection<Upstream> tried) {
    return tried.isEmpty()
        ? upstreams
        : upstreams.stream().filter(upstream -> !tried.contains(upstream)).toList();
  }

  /** Notices changed settings; as a rule they are the same object, so that this costs nothing. */
  private View view() {
    View now = view;
    if (!now.settings().equals(settings.get())) {
      refresh();
      now = view;
    }
    return now;
  }

  private synchronized void refresh() {
    BalancerSettings now = settings.get();
    BalancingPolicy policy =
        now.policy().equals(view.settings().policy())
            ? view.policy()
            : policies.apply(now.policy());
    all.forEach(
        upstream ->
            upstream.share().set(now.weights().getOrDefault(upstream.id(), 1), now.slowStartMs()));
    view =
        new View(
            now,
            policy,
            all.stream()
                .filter(upstream -> upstream.standing().health() == UpstreamHealth.HEALTHY)
                .toList());
  }
}
