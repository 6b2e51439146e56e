package io.understudy.balancer;

import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * All upstreams, shared by all frontends, and the choice among them. A choice reads one immutable
 * view and takes no lock; opinions change under the lock of this object.
 */
public final class Upstreams {
  private static final String SUBJECT = "balancer";

  private final Journal journal;
  private final Supplier<BalancerSettings> settings;
  private final LongSupplier nanos;
  private final Function<String, BalancingPolicy> policies;
  private final List<Upstream> all = new CopyOnWriteArrayList<>();
  private volatile View view;
  private volatile Consumer<Upstream> watcher = _ -> {};

  /** Whether the journal says that there is panic. */
  private boolean panicking;

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
    this.view = View.of(now, policies.apply(now.policy()), List.of());
  }

  /**
   * Begins to know a node; it gets requests after its first good probe.
   *
   * @param id the node
   * @param uri where it listens
   */
  public void add(String id, URI uri) {
    Upstream upstream = new Upstream(id, uri, this, nanos);
    all.add(upstream);
    refresh();
    watcher.accept(upstream);
  }

  /** Forgets a node. */
  public void remove(String id) {
    get(id)
        .ifPresent(upstream -> {
          upstream.forget();
          all.remove(upstream);
        });
    refresh();
    announce();
  }

  /** Sends a node nothing new, until {@link #readmit}. */
  public void drain(String id, String reason) {
    get(id).ifPresent(upstream -> upstream.drain(reason));
  }

  /**
   * The node has restarted: whatever was held against it is forgotten, and the first good probe,
   * which is sent at once, lets it serve.
   */
  public void readmit(String id, String reason) {
    get(id).ifPresent(upstream -> upstream.readmit(reason));
    look(id);
  }

  /**
   * The same process is to be sent requests again; nothing is forgotten, and as many good probes as
   * ever let it serve. The first is sent at once.
   */
  public void resume(String id, String reason) {
    get(id).ifPresent(upstream -> upstream.resume(reason));
    look(id);
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

  /** How the choice is made at present. */
  public BalancingPolicy policy() {
    return view().policy();
  }

  /** Why requests go to nodes that are thought unwell too; empty while enough are healthy. */
  public Optional<String> panic() {
    return Optional.ofNullable(view().panic());
  }

  /** Compares how fast the nodes answer; to be called a few times a second. */
  public synchronized void tick() {
    View now = view();
    Slowness.compare(now.healthy(), now.settings().ejection().latencyFactor(), now());
    announce(); // changed settings may have ended or begun a panic
    // A trial begins with a good probe, which may be long in coming.
    all.stream().filter(Upstream::awaitsTrial).forEach(watcher);
  }

  /**
   * Chooses an upstream for one attempt. A node that is half-open gets one request at a time, and
   * only such as can be repeated. Otherwise first among the healthy ones that this request has not
   * met, and in a panic among those too that are merely thought unwell; then among all, because the
   * opinion may be older than the truth and a refused connection costs microseconds; then among
   * those that it has met and that have become well or have restarted since, because a slow request
   * may outlive several nodes. Cheap, and in the common case without an allocation.
   *
   * @param request what is known of the request
   * @return one of them, or empty if there is no hope
   */
  public Optional<Upstream> choose(Choice request) {
    View now = view();
    Collection<Upstream> tried = request.tried();
    if (!now.trials().isEmpty() && tried.isEmpty() && request.repeatable()) {
      for (Upstream upstream : now.trials()) {
        if (mayTry(upstream, request, now) && upstream.takeTrial()) {
          return upstream.present();
        }
      }
    }
    List<Upstream> candidates = without(now.first(), tried);
    if (candidates.isEmpty()) {
      candidates = without(now.admitted(), tried);
    }
    if (candidates.isEmpty()) {
      candidates = now.hopeful();
    }
    return candidates.isEmpty()
        ? Optional.empty()
        : now.policy().choose(candidates, request).present();
  }

  /** A client that is stuck to a node stays there. */
  private static boolean mayTry(Upstream upstream, Choice request, View now) {
    String stuckTo = request.stuckTo();
    return !now.policy().sticks() || stuckTo == null || stuckTo.equals(upstream.id());
  }

  private static List<Upstream> without(List<Upstream> upstreams, Collection<Upstream> tried) {
    return tried.isEmpty()
        ? upstreams
        : upstreams.stream().filter(upstream -> !tried.contains(upstream)).toList();
  }

  /** Who is to be told of nodes that must be probed at once. */
  void watch(Consumer<Upstream> prober) {
    watcher = prober;
  }

  /** Has a node probed at once. */
  void look(String id) {
    get(id).ifPresent(watcher);
  }

  /** Whether anybody else has answered well since a moment. */
  boolean hasAnswered(long since, Upstream except) {
    for (Upstream upstream : all) {
      if (upstream != except && upstream.hasAnswered(since)) {
        return true;
      }
    }
    return false;
  }

  Journal journal() {
    return journal;
  }

  long now() {
    return nanos.getAsLong();
  }

  /** Why no further node may be ejected for how it answers; null if one may. */
  synchronized String objection() {
    View now = view();
    int most = now.settings().ejection().maxPercent();
    int nodes = now.admitted().size();
    int out = nodes - now.healthy().size();
    return (out + 1) * 100 <= most * nodes
        ? null
        : "nodes out: %d of %d, and at most %d %% may be".formatted(out, nodes, most);
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

  /** An opinion has changed, or the settings. */
  synchronized void refresh() {
    BalancerSettings now = settings.get();
    View before = view;
    BalancingPolicy policy =
        now.policy().equals(before.settings().policy())
            ? before.policy()
            : policies.apply(now.policy());
    for (Upstream upstream : all) {
      upstream.share().set(now.weights().getOrDefault(upstream.id(), 1), now.slowStartMs());
    }
    view = View.of(now, policy, all);
  }

  /** Tells the journal when a panic has begun or is over. */
  synchronized void announce() {
    String panic = view.panic();
    if (panic != null && !panicking) {
      panicking = true;
      journal.append(EventType.PANIC_BEGAN, SUBJECT, panic);
    } else if (panic == null && panicking) {
      panicking = false;
      journal.append(
          EventType.PANIC_ENDED,
          SUBJECT,
          view.admitted().isEmpty()
              ? "there is no node left to ask"
              : "healthy nodes: %d of %d; only they get requests again"
                  .formatted(view.healthy().size(), view.admitted().size()));
    }
  }
}
