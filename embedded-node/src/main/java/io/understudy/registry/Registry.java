package io.understudy.registry;

import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.store.LeaseTable;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The leases of all nodes. Whoever is not heard of for {@link #TTL} is out.
 *
 * <p>If more than half of all leases run out while the nodes answer their probes, it is rather the
 * way to the registry that is broken than the nodes: then nobody is put out, until heartbeats come
 * again. That is the self-preservation of Netflix Eureka ({@code
 * com.netflix.eureka.registry.AbstractInstanceRegistry}), which looks at the rate of renewals; here
 * the probes are asked as well, so that nodes that are really dead go all the same.
 *
 * <p>Leases are kept in the store, so that the next process knows the nodes at once. Safe for any
 * number of threads.
 */
public final class Registry implements Registrar {
  /** Time between two heartbeats of a node. */
  public static final Duration HEARTBEAT = Duration.ofMillis(250);

  /** A lease runs out so long after the last heartbeat; four may be lost. */
  public static final Duration TTL = Duration.ofSeconds(1);

  private static final String SUBJECT = "registry";
  private static final String NONE = "none";

  private final Journal journal;
  private final InstantSource clock;
  private final Predicate<String> isWell;
  private final LeaseStorage storage;
  private final Map<String, Lease> leases = new LinkedHashMap<>();
  private RegistryListener listener = RegistryListener.NOBODY;
  private String preserving;
  private long expired;
  private boolean closed;

  /**
   * A registry without leases.
   *
   * @param table where leases are kept
   * @param journal where every step is recorded
   * @param clock the time of heartbeats
   * @param isWell whether the last probe of a node, by its name, was answered well; must not wait
   */
  public Registry(
      LeaseTable table, Journal journal, InstantSource clock, Predicate<String> isWell) {
    this.storage = new LeaseStorage(table, clock);
    this.journal = journal;
    this.clock = clock;
    this.isWell = isWell;
  }

  /** Who is told of changes from now on; there is one. */
  public synchronized void listen(RegistryListener one) {
    listener = one;
  }

  /**
   * Recalls the nodes that an earlier process knew. They get no request before a probe or a
   * heartbeat has confirmed them, for something else may listen at their address by now.
   */
  public synchronized void recall() {
    List<LeaseTable.Row> rows = storage.load();
    for (LeaseTable.Row row : rows) {
      Lease lease =
          new Lease(
              row.node(),
              row.uri(),
              row.grpc(),
              row.incarnation(),
              LeaseState.RECALLED,
              "known from before, not confirmed yet",
              clock.instant());
      leases.put(row.node(), lease);
      listener.exclude(lease);
    }
    if (!rows.isEmpty()) {
      journal.append(
          EventType.LEASES_RECALLED,
          SUBJECT,
          "nodes known from before: %d (%s); none of them is confirmed yet"
              .formatted(rows.size(), names(rows)));
    }
  }

  private static String names(List<LeaseTable.Row> rows) {
    return String.join(", ", rows.stream().map(LeaseTable.Row::node).toList());
  }

  @Override
  public synchronized void register(String node, URI uri, String grpc, String incarnation) {
    Lease before = leases.get(node);
    boolean same = before != null && before.incarnation().equals(incarnation);
    if (same
        && before.state() == LeaseState.HELD
        && before.uri().equals(uri)
        && Objects.equals(before.grpc(), grpc)) {
      renew(node, incarnation);
      return;
    }
    String why =
        before == null
            ? "it registered at " + uri
            : same
                ? "its heartbeats are back"
                : "it registered again, as another process, at " + uri;
    admit(before, new Lease(node, uri, grpc, incarnation, LeaseState.HELD, why, clock.instant()));
    listener.trouble(node, null);
  }

  private void admit(Lease before, Lease now) {
    if (closed) {
      return;
    }
    step(before, now, EventType.LEASE_REGISTERED);
    listener.admit(now);
  }

  @Override
  public synchronized boolean renew(String node, String incarnation) {
    Lease lease = mine(node, incarnation);
    if (lease == null || lease.state() == LeaseState.WITHDRAWN) {
      return false;
    }
    if (lease.state() == LeaseState.HELD || lease.state() == LeaseState.DRAINING) {
      leases.put(node, lease.heardOf(clock.instant()));
    } else {
      admit(lease, lease.heardOf(clock.instant()).in(LeaseState.HELD, "its heartbeats are back"));
    }
    return true;
  }

  @Override
  public synchronized void trouble(String node, String incarnation, String why) {
    if (mine(node, incarnation) != null) {
      listener.trouble(node, why);
    }
  }

  @Override
  public synchronized void drain(String node, String incarnation, String reason) {
    Lease lease = mine(node, incarnation);
    if (lease != null && lease.state() == LeaseState.HELD) {
      exclude(lease, LeaseState.DRAINING, EventType.LEASE_DRAINING, reason);
    }
  }

  @Override
  public synchronized void withdraw(String node, String incarnation, String reason) {
    Lease lease = mine(node, incarnation);
    if (lease != null && lease.state() != LeaseState.WITHDRAWN) {
      exclude(lease, LeaseState.WITHDRAWN, EventType.LEASE_WITHDRAWN, reason);
    }
  }

  private Lease mine(String node, String incarnation) {
    Lease lease = leases.get(node);
    return lease != null && lease.incarnation().equals(incarnation) ? lease : null;
  }

  private void exclude(Lease lease, LeaseState to, EventType type, String reason) {
    Lease now = lease.in(to, reason);
    step(lease, now, type);
    listener.exclude(now);
  }

  private void step(Lease before, Lease now, EventType type) {
    if (before != null && !before.state().next().contains(now.state())) {
      throw new IllegalArgumentException(
          "a lease does not go from " + before.state() + " to " + now.state());
    }
    leases.put(now.node(), now);
    storage.changed(now.node());
    journal.append(
        type,
        now.node(),
        before == null ? NONE : before.state().code(),
        now.state().code(),
        now.reason());
  }

  /** A node has left the cluster for good; nothing happens if there is none of that name. */
  public synchronized void forget(String node) {
    Lease lease = leases.get(node);
    if (lease != null && lease.state() != LeaseState.WITHDRAWN) {
      step(lease, lease.in(LeaseState.WITHDRAWN, "it left the cluster"), EventType.LEASE_WITHDRAWN);
    }
    leases.remove(node);
    storage.changed(node);
    listener.forget(node);
  }

  /** Looks at the time: who was not heard of is out. To be called about as often as hearts beat. */
  public synchronized void tick() {
    if (closed) {
      return;
    }
    List<Lease> all = List.copyOf(leases.values());
    confirm(all);
    preserve(Overdue.of(leases.values(), this::isOverdue, isWell));
    for (Lease lease : List.copyOf(leases.values())) {
      if (lease.state().isLive() && isOverdue(lease)) {
        expire(lease);
      }
    }
  }

  private boolean isOverdue(Lease lease) {
    return !clock.instant().isBefore(lease.lastHeartbeat().plus(TTL));
  }

  /** A recalled node that answers its probe is the one that is meant. */
  private void confirm(List<Lease> all) {
    for (Lease lease : all) {
      if (lease.state() == LeaseState.RECALLED && isWell.test(lease.node())) {
        admit(
            lease,
            lease
                .heardOf(clock.instant())
                .in(LeaseState.HELD, "known from before and confirmed by a probe"));
      }
    }
  }

  private void preserve(Overdue overdue) {
    if (overdue.isMost() && preserving == null) {
      preserving = overdue.words();
      journal.append(EventType.PRESERVATION_BEGAN, SUBJECT, preserving);
    } else if (!overdue.isMost() && preserving != null) {
      preserving = null;
      journal.append(
          EventType.PRESERVATION_ENDED,
          SUBJECT,
          overdue.all() == 0
              ? "the nodes that are not heard of do not answer their probes either: they are out"
              : "heartbeats come again from most nodes: whoever is not heard of is out");
    }
    if (preserving != null) {
      for (Lease lease : overdue.expired()) {
        admit(lease, lease.in(LeaseState.HELD, "it answers its probes, and " + preserving));
      }
    }
  }

  private void expire(Lease lease) {
    boolean held = lease.state() == LeaseState.HELD;
    if (held && preserving != null && isWell.test(lease.node())) {
      return;
    }
    expired++;
    Duration silence = Duration.between(lease.lastHeartbeat(), clock.instant());
    if (lease.state() == LeaseState.RECALLED) {
      step(
          lease,
          lease.in(LeaseState.EXPIRED, "known from before, but nothing was heard of it"),
          EventType.LEASE_EXPIRED);
      leases.remove(lease.node());
      listener.forget(lease.node());
      return;
    }
    exclude(
        lease,
        LeaseState.EXPIRED,
        EventType.LEASE_EXPIRED,
        String.format(
            Locale.ROOT, "its lease ran out: no heartbeat for %.1f s", silence.toMillis() / 1e3));
  }

  /**
   * Stores what has changed, in one transaction; what fails is tried again. Cheap if nothing has.
   */
  public void store() {
    storage.store(this::live);
  }

  private synchronized Optional<Lease> live(String node) {
    return Optional.ofNullable(leases.get(node)).filter(lease -> lease.state().isLive());
  }

  /** The table in which leases are kept is empty: all of them are to be stored again. */
  public synchronized void storeAnew() {
    leases.keySet().forEach(storage::changed);
  }

  /** All leases and how the registry is. */
  public synchronized RegistrySnapshot snapshot() {
    return new RegistrySnapshot(
        List.copyOf(leases.values()), preserving, storage.isDone(), expired, clock.instant());
  }

  /** The nodes end with this process: all leases are given back, and nobody is told. */
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    listener = RegistryListener.NOBODY;
    long live = leases.values().stream().filter(lease -> lease.state().isLive()).count();
    leases.keySet().forEach(storage::changed);
    leases.clear();
    if (live > 0) {
      journal.append(
          EventType.LEASE_WITHDRAWN,
          SUBJECT,
          "leases given back: %d; the cluster stops".formatted(live));
    }
  }
}
