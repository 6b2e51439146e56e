package io.understudy.cluster;

import io.understudy.balancer.Frontend;
import io.understudy.balancer.FrontendState;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.measure.Meter;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The place of one frontend: its name and address stay, whatever runs there is started and killed.
 * Its state machine is {@link FrontendState}; every step is an event.
 */
final class FrontendSlot {
  private static final String OPERATOR = "the operator";

  /** Makes a frontend that does not listen yet. */
  @FunctionalInterface
  interface Maker {
    Frontend make(String id, String host, int port, Meter meter);
  }

  /** Is told of every step, before anything else is done about it; must not wait. */
  @FunctionalInterface
  interface Watcher {
    void stepped(String id, URI uri, FrontendState state, String reason);
  }

  private final String id;
  private final Maker maker;
  private final Journal journal;
  private final InstantSource clock;
  private final Watcher watcher;
  private final Meter meter;
  private URI uri;
  private Frontend running;
  private FrontendState state = FrontendState.STARTING;
  private String reason = "it is new";
  private Instant since;

  FrontendSlot(
      String id, Maker maker, Meter meter, Journal journal, InstantSource clock, Watcher watcher) {
    this.id = id;
    this.meter = meter;
    this.maker = maker;
    this.journal = journal;
    this.clock = clock;
    this.watcher = watcher;
    this.since = clock.instant();
  }

  String id() {
    return id;
  }

  synchronized URI uri() {
    return uri;
  }

  Meter meter() {
    return meter;
  }

  synchronized ClusterSnapshot.Frontend snapshot() {
    return new ClusterSnapshot.Frontend(id, uri, state, reason, since, meter.read());
  }

  /** Listens for the first time; nothing is recorded before {@link #announce}. */
  synchronized URI open(String host, int port) {
    Frontend fresh = maker.make(id, host, port, meter);
    fresh.start();
    running = fresh;
    uri = fresh.uri();
    return uri;
  }

  synchronized void announce() {
    step(FrontendState.UP, EventType.FRONTEND_UP, "it listens on " + where());
  }

  synchronized void kill() {
    if (state != FrontendState.UP) {
      throw notPossible("killed");
    }
    step(FrontendState.DOWN, EventType.FRONTEND_KILLED, "killed by " + OPERATOR);
    running.sever();
    running = null;
  }

  synchronized void revive() {
    if (state != FrontendState.DOWN) {
      throw notPossible("revived");
    }
    step(FrontendState.STARTING, EventType.FRONTEND_REVIVED, "revived by " + OPERATOR);
    try {
      var _ = open(uri.getHost(), uri.getPort());
      announce();
    } catch (ProblemException e) {
      step(
          FrontendState.DOWN,
          EventType.FRONTEND_DOWN,
          "it could not listen on " + where() + ": " + e.detail());
      throw e;
    }
  }

  private String where() {
    return uri.getHost() + ":" + uri.getPort();
  }

  private ProblemException notPossible(String verb) {
    return new ProblemException(
        ProblemKind.CONFLICT,
        "%s cannot be %s: it %s (%s)".formatted(id, verb, state.sentence(), reason));
  }

  private void step(FrontendState to, EventType type, String why) {
    if (!state.next().contains(to)) {
      throw new IllegalArgumentException("a frontend does not go from " + state + " to " + to);
    }
    FrontendState from = state;
    state = to;
    reason = why;
    since = clock.instant();
    journal.append(type, id, from.name(), to.name(), why);
    watcher.stepped(id, uri, to, why);
  }

  synchronized boolean isDown() {
    return state == FrontendState.DOWN;
  }

  /** Ends for good, in order. */
  synchronized void leave() {
    String why = "the cluster takes another shape";
    if (state == FrontendState.UP) {
      step(FrontendState.DOWN, EventType.FRONTEND_REMOVED, why);
    } else {
      journal.append(EventType.FRONTEND_REMOVED, id, why);
    }
    close();
  }

  synchronized void close() {
    if (running != null) {
      running.close();
      running = null;
    }
  }
}
