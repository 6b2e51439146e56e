package io.understudy.cluster;

import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.measure.Meter;
import io.understudy.measure.Reading;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The balancers of a cluster, each on an address of its own, all with one view of the nodes. Each
 * can be killed and revived. Safe for any number of threads.
 */
public final class Frontends {
  private static final String OPTION = "--balancer-port";

  /** A random port that is free on one address may be taken on another; then another is tried. */
  private static final int MOST_DRAWS = 20;

  private final FrontendSlot.Maker maker;
  private final Predicate<String> hasAddress;
  private final Journal journal;
  private final InstantSource clock;
  private final FrontendSlot.Watcher watcher;
  private final Meter whole = new Meter();
  private volatile List<FrontendSlot> slots = List.of();

  Frontends(
      FrontendSlot.Maker maker,
      Predicate<String> hasAddress,
      Journal journal,
      InstantSource clock,
      FrontendSlot.Watcher watcher) {
    this.maker = maker;
    this.hasAddress = hasAddress;
    this.journal = journal;
    this.clock = clock;
    this.watcher = watcher;
  }

  /** The address of a frontend: 127.0.0.1, then 127.0.0.20, 127.0.0.21 and so on. */
  private static String host(int number) {
    return number == 1 ? ClusterSettings.LOOPBACK : "127.0.0." + (18 + number);
  }

  /**
   * Starts them, all on the same port if their addresses are to be had.
   *
   * @throws ProblemException {@link ProblemKind#PORT_BUSY}
   */
  void start(int count, ClusterSettings.Port port, Ports ports) {
    List<FrontendSlot> all = new ArrayList<>();
    List<FrontendSlot> onOwnAddress = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      FrontendSlot slot = newSlot(number);
      all.add(slot);
      if (number == 1 || hasAddress.test(host(number))) {
        onOwnAddress.add(slot);
      }
    }
    URI first = ports.open("frontend-1", port, OPTION, free -> openAll(onOwnAddress, free));
    try {
      int next = port.number() == 0 ? 0 : first.getPort() + 1;
      for (FrontendSlot slot : all) {
        if (!onOwnAddress.contains(slot)) {
          openElsewhere(slot, next);
          next = port.number() == 0 ? 0 : slot.uri().getPort() + 1;
        }
      }
    } catch (RuntimeException e) {
      all.forEach(FrontendSlot::close);
      throw e;
    }
    slots = List.copyOf(all);
    all.forEach(FrontendSlot::announce);
  }

  /**
   * Has so many of them from now on. Those that are too many are ended in order; those that are
   * missing listen on the port of the first one, or on another if that is taken at their address.
   */
  synchronized void resize(int count) {
    List<FrontendSlot> all = new ArrayList<>(slots);
    while (all.size() > count) {
      FrontendSlot last = all.removeLast();
      slots = List.copyOf(all);
      last.leave();
    }
    int port = all.getFirst().uri().getPort();
    for (int number = all.size() + 1; number <= count; number++) {
      FrontendSlot slot = newSlot(number);
      if (!opened(slot, port)) {
        openElsewhere(slot, port + 1);
      }
      all.add(slot);
      slots = List.copyOf(all);
      slot.announce();
    }
  }

  private boolean opened(FrontendSlot slot, int port) {
    if (!hasAddress.test(host(number(slot)))) {
      return false;
    }
    try {
      var _ = slot.open(host(number(slot)), port);
      return true;
    } catch (ProblemException e) {
      return false; // taken by another program
    }
  }

  /** Starts again all that are down. */
  void reviveAll() {
    slots.stream().filter(FrontendSlot::isDown).forEach(FrontendSlot::revive);
  }

  private FrontendSlot newSlot(int number) {
    return new FrontendSlot("frontend-" + number, maker, new Meter(whole), journal, clock, watcher);
  }

  /** All on one port, or none. */
  private static URI openAll(List<FrontendSlot> some, int port) {
    for (int draw = 1; ; draw++) {
      try {
        int common = port;
        for (FrontendSlot slot : some) {
          slot.open(host(number(slot)), common);
          common = slot.uri().getPort();
        }
        return some.getFirst().uri();
      } catch (ProblemException e) {
        some.forEach(FrontendSlot::close);
        if (port != 0 || draw == MOST_DRAWS) {
          throw e;
        }
      }
    }
  }

  private static int number(FrontendSlot slot) {
    return Integer.parseInt(slot.id().substring("frontend-".length()));
  }

  /** Some systems have no loopback address but one: there, other ports take their place. */
  private void openElsewhere(FrontendSlot slot, int port) {
    new Ports(true, journal)
        .open(
            slot.id(),
            new ClusterSettings.Port(port, false),
            OPTION,
            free -> slot.open(ClusterSettings.LOOPBACK, free));
    journal.append(
        EventType.PORT_MOVED,
        slot.id(),
        "this computer has no address %s, so %s listens on %s:%d"
            .formatted(
                host(number(slot)), slot.id(), ClusterSettings.LOOPBACK, slot.uri().getPort()));
  }

  /**
   * Cuts every connection of a frontend at once and frees its port.
   *
   * @param id the frontend, for example {@code frontend-2}
   * @throws ProblemException {@link ProblemKind#NOT_FOUND}, or {@link ProblemKind#CONFLICT} if it
   *     is not up
   */
  public void kill(String id) {
    slot(id).kill();
  }

  /**
   * Starts a frontend again on its own address.
   *
   * @throws ProblemException {@link ProblemKind#NOT_FOUND}, {@link ProblemKind#CONFLICT} if it is
   *     up, or {@link ProblemKind#PORT_BUSY} if another program took its port
   */
  public void revive(String id) {
    slot(id).revive();
  }

  /** The addresses of all, whether they are up or not, the first one first. */
  public List<URI> uris() {
    return slots.stream().map(FrontendSlot::uri).toList();
  }

  List<ClusterSnapshot.Frontend> snapshot() {
    return slots.stream().map(FrontendSlot::snapshot).toList();
  }

  /** All requests, whichever of them they came to, those included that are no more. */
  Reading traffic() {
    return whole.read();
  }

  void roll(Instant now) {
    slots.forEach(slot -> slot.meter().roll(now));
    whole.roll(now);
  }

  void close() {
    slots.forEach(FrontendSlot::close);
  }

  private FrontendSlot slot(String id) {
    return slots.stream()
        .filter(slot -> slot.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new ProblemException(
                ProblemKind.NOT_FOUND,
                "There is no frontend \"%s\"; there are %s"
                    .formatted(
                        id,
                        slots.stream().map(FrontendSlot::id).collect(Collectors.joining(", ")))));
  }
}
