package io.understudy.balancer;

import io.understudy.measure.Meter;
import io.understudy.problem.ProblemKind;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * All requests of one frontend that wait for an answer, and what they share: whom to ask, by which
 * carrier, with which budget, and where the outcome is told.
 */
final class Relays {
  private final String frontend;
  private final Upstreams upstreams;
  private final LongSupplier nanoTime;
  private final Meter meter;
  private final FailoverLog log;
  private final Refusals refusals;
  private final Routes routes = new Routes();
  private final Budget retries;
  private final Budget slowTries;
  private final Budget hedges;
  private final Set<Relay> open = ConcurrentHashMap.newKeySet();
  private final Lookout lookout;
  private Carrier carrier;
  private volatile boolean stopping;

  Relays(
      String frontend,
      Upstreams upstreams,
      LongSupplier nanoTime,
      Meter meter,
      FailoverLog log,
      Scheduler scheduler) {
    this.frontend = frontend;
    this.upstreams = upstreams;
    this.nanoTime = nanoTime;
    this.meter = meter;
    this.log = log;
    this.refusals = new Refusals(frontend);
    this.retries = new Budget(nanoTime);
    this.slowTries = new Budget(nanoTime);
    this.hedges = new Budget(nanoTime);
    this.lookout = new Lookout(scheduler, () -> !stopping && !open.isEmpty(), this::tick);
  }

  /** By whom requests are carried; set once, before the first of them. */
  void use(Carrier chosen) {
    carrier = chosen;
  }

  Carrier carrier() {
    return carrier;
  }

  Upstreams upstreams() {
    return upstreams;
  }

  BalancerSettings settings() {
    return upstreams.settings();
  }

  Routes routes() {
    return routes;
  }

  /** For what a node has broken off or refused. */
  Budget retries() {
    return retries;
  }

  /** For what a node takes too long for; apart, so that slowness leaves room for a node's death. */
  Budget slowTries() {
    return slowTries;
  }

  Budget hedges() {
    return hedges;
  }

  long now() {
    return nanoTime.getAsLong();
  }

  /** A client asks, though its body may still be on the way. */
  void arrived() {
    meter.begin();
    retries.request();
    slowTries.request();
    hedges.request();
  }

  /** The first node is asked; the request is watched until something of an answer goes back. */
  void begin(Relay relay) {
    open.add(relay);
    if (stopping) {
      relay.abandon(Failures.unwanted());
    } else {
      lookout.begin();
      relay.ask();
    }
  }

  /** What a policy may know of a request. */
  static Choice choice(Wanted wanted, List<Upstream> met) {
    Request request = wanted.request();
    String session = null;
    String stuckTo = null;
    if (request.getHeaders().contains(HttpHeader.COOKIE)) {
      for (HttpCookie cookie : Request.getCookies(request)) {
        switch (cookie.getName()) {
          case "sid" -> session = cookie.getValue();
          case Sticky.COOKIE -> stuckTo = cookie.getValue();
          default -> {}
        }
      }
    }
    String key = session == null ? Request.getRemoteAddr(request) : session;
    return new Choice(key, stuckTo, met, wanted.isRepeatable());
  }

  /** The headers for a node. */
  HttpFields head(Wanted wanted) {
    HttpFields.Mutable head = ProxyHeaders.toNode(wanted.request(), frontend);
    if (!wanted.isStreamed()) {
      head.remove(HttpHeader.EXPECT); // the body is here already
    }
    return head;
  }

  /** Whether there is somebody healthy whom a request has not met. */
  boolean hasHealthyBeside(List<Upstream> met) {
    return upstreams.all().stream()
        .anyMatch(upstream ->
            upstream.standing().health() == UpstreamHealth.HEALTHY && !met.contains(upstream));
  }

  /** Looks at the time for everybody. */
  void tick() {
    long now = now();
    open.forEach(relay -> relay.tick(now));
  }

  /** It has an answer; from now on the idle time-outs of its connections watch over it. */
  void settled(Relay relay) {
    open.remove(relay);
  }

  /** Copies the headers of a node's answer, beside what stands there already. */
  void deliver(HttpFields fields, HttpFields.Mutable client) {
    ProxyHeaders.deliver(fields, frontend, client);
  }

  /** Adds to an answer what only the frontend knows. */
  void mark(Response response, Upstream upstream, Choice choice) {
    if (upstreams.policy().sticks() && !upstream.id().equals(choice.stuckTo())) {
      Response.addCookie(response, Sticky.cookie(upstream));
    }
  }

  void answered(Relay relay, Attempt by, boolean ok) {
    meter.end(relay.nanos(), ok);
    routes.answered(relay.wanted().route(), by.nanos(), settings().hedging());
    if (ok && by.upstream() != relay.first()) {
      String cause = relay.firstCause();
      if (cause != null) {
        log.saved(relay.first().id(), cause, by.upstream().id());
      } else {
        log.hedgeWon();
      }
    }
  }

  /** A part of the answer is with the client, and there will be no more. */
  void brokenOff(Relay relay, Attempt by, String cause, Throwable failure) {
    meter.end(relay.nanos(), false);
    log.failed(by.upstream().id(), cause + " after a part of the answer had gone to the client");
    relay.callback().failed(failure);
  }

  void abandoned(Relay relay, Throwable failure) {
    open.remove(relay);
    meter.abandon();
    relay.callback().failed(new QuietException.Exception(failure));
  }

  /** Answers instead of a node. */
  void refused(Relay relay, ProblemKind kind, String cause, Upstream last) {
    open.remove(relay);
    meter.end(relay.nanos(), kind.status() < 500);
    if (kind.status() >= 500) {
      log.failed(last == null ? frontend : last.id(), cause);
    }
    relay.client().reset();
    refusals.answer(relay.wanted().request(), relay.client(), relay.callback(), kind, cause);
  }

  boolean isStopping() {
    return stopping;
  }

  /** From now on broken connections say nothing about nodes: it is we who break them. */
  void stop() {
    stopping = true;
  }

  /**
   * The connections are gone, and not everybody hears of it: whatever still waits is ended here, so
   * that nobody is counted as busy with it for ever.
   */
  void abandonAll() {
    open.forEach(relay -> relay.abandon(Failures.unwanted()));
  }
}
