package io.understudy.balancer;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.understudy.balancer.Carrier.UnsendableException;
import io.understudy.problem.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client request from its arrival to its end. Asks one node; asks another when that one breaks,
 * refuses or is slow; lets the first good answer through and breaks off the rest. A node that is
 * merely slow is not broken off before another has answered, so a limit that is too short costs
 * work but no answer.
 *
 * <p>Safe for any number of threads: what happens is decided under the lock of the relay, and what
 * follows from it is done after.
 */
final class Relay {
  private static final int MOST_ATTEMPTS = 10;

  /** So many may be hedged in ten seconds even if there is hardly any traffic. */
  static final int HEDGE_RESERVE = 10;

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  private final Relays relays;
  private final Wanted wanted;
  private final Response response;
  private final Callback callback;
  private final BalancerSettings settings;
  private final long start;
  private final Choice choice;
  private final List<Upstream> met = new ArrayList<>(2);
  private final List<Attempt> attempts = new ArrayList<>(2);
  private Phase phase = Phase.OPEN;
  private Attempt winner;
  private boolean hedged;
  private String firstCause;

  private enum Phase {
    /** Nothing of an answer has gone to the client. */
    OPEN,
    /** An attempt has claimed the client. */
    TAKEN,
    /** The client has what it gets. */
    ENDED
  }

  Relay(Relays relays, Wanted wanted, Response response, Callback callback) {
    this.relays = relays;
    this.wanted = wanted;
    this.response = response;
    this.callback = callback;
    this.settings = relays.settings();
    this.start = relays.now();
    this.choice = Relays.choice(wanted, met);
  }

  Wanted wanted() {
    return wanted;
  }

  Response client() {
    return response;
  }

  long now() {
    return relays.now();
  }

  long nanos() {
    return now() - start;
  }

  Callback callback() {
    return callback;
  }

  /** Asks one more node, if there is one. */
  void ask() {
    Attempt attempt;
    try {
      synchronized (this) {
        if (phase != Phase.OPEN) {
          return;
        }
        Optional<Upstream> next =
            attempts.size() < MOST_ATTEMPTS ? relays.upstreams().choose(choice) : Optional.empty();
        attempt = next.isEmpty() ? null : begin(next.get());
      }
    } catch (RuntimeException e) {
      LOG.warn("No node could be chosen for a request", e);
      decide(() ->
          isUnderWay()
              ? Relay::nothing
              : giveUp(ProblemKind.INTERNAL, "the choice of a node failed"));
      return;
    }
    if (attempt == null) {
      decide(() -> isUnderWay() ? Relay::nothing : giveUp(ProblemKind.NO_UPSTREAM, hopeless()));
      return;
    }
    try {
      relays.carrier().carry(attempt);
    } catch (UnsendableException e) {
      stuck(attempt, ProblemKind.BAD_REQUEST, e.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("A request could not be sent to {}", attempt.upstream(), e);
      stuck(attempt, ProblemKind.INTERNAL, "the request was not sent");
    }
  }

  private Attempt begin(Upstream upstream) {
    Attempt attempt = new Attempt(this, upstream, relays.head(wanted), now());
    met.add(upstream);
    attempts.add(attempt);
    upstream.meter().begin();
    return attempt;
  }

  /** It cannot go on, and the node has nothing to do with it. */
  private void stuck(Attempt attempt, ProblemKind kind, String why) {
    decide(() -> {
      if (!attempt.end()) {
        return Relay::nothing;
      }
      attempt.upstream().meter().abandon();
      return winner != attempt && isUnderWay() ? Relay::nothing : giveUp(kind, why);
    });
  }

  private String hopeless() {
    if (relays.upstreams().all().isEmpty()) {
      return "there is no node";
    }
    return met.isEmpty()
        ? "no node takes anything new at the moment"
        : "the request met %d nodes that did not answer".formatted(met.size());
  }

  /** Looks at the time: who is slow, whether to ask another one, whether it is over. */
  void tick(long now) {
    decide(() -> {
      if (phase != Phase.OPEN
          || attempts.isEmpty()
          || attempts.stream().anyMatch(Attempt::isUploading)) {
        return Relay::nothing;
      }
      long total = settings.timeouts().totalMs();
      // A streamed body may take its time; then the node has as long as for any other request.
      long waited = wanted.isStreamed() ? attempts.getLast().waited(now) : now - start;
      if (waited >= MILLISECONDS.toNanos(total)) {
        attempts.stream().filter(Attempt::isAwaited).forEach(a -> tooSlow(a, total));
        return giveUp(
            ProblemKind.UPSTREAM_SLOW, "no answer within %d ms from %s".formatted(total, met));
      }
      return anyTooSlow(now) || shouldHedge(now) ? this::ask : Relay::nothing;
    });
  }

  /** Marks who has had his time; true if another one is to be asked for that. */
  private boolean anyTooSlow(long now) {
    long millis = Routes.tryMs(wanted.route(), settings.timeouts());
    boolean ask = false;
    for (Attempt attempt : attempts) {
      if (attempt.isAwaited()
          && wanted.isRepeatable()
          && attempt.waited(now) >= MILLISECONDS.toNanos(millis)) {
        tooSlow(attempt, millis);
        ask |= attempt.canBeSentAgain() && mayRetry(relays.slowTries());
      }
    }
    return ask;
  }

  private void tooSlow(Attempt attempt, long millis) {
    attempt.markSlow();
    attempt.upstream().timedOut(millis);
    remember("no answer within %d ms".formatted(millis));
  }

  private boolean shouldHedge(long now) {
    BalancerSettings.Hedging hedging = settings.hedging();
    Attempt first = attempts.getFirst();
    if (!hedging.enabled()
        || attempts.size() > 1
        || !wanted.mayBeHedged()
        || first.waited(now) < relays.routes().hedgeAfter(wanted.route(), hedging)
        || !relays.hasHealthyBeside(met)
        || !relays.hedges().take(hedging.budgetPercent(), HEDGE_RESERVE)) {
      return false;
    }
    hedged = true;
    return true;
  }

  private boolean mayRetry(Budget budget) {
    BalancerSettings.Retries retries = settings.retries();
    return attempts.size() <= retries.max()
        && budget.take(retries.budgetPercent(), retries.reserve());
  }

  private boolean mayAskAgain(Attempt after) {
    if (!after.canBeSentAgain()) {
      return false;
    }
    return !after.wasSent() || (wanted.isRepeatable() && mayRetry(relays.retries()));
  }

  /** Whether the beginning of an answer is good enough, or another node is asked instead. */
  boolean accepts(Attempt attempt, int status) {
    boolean transientTrouble = status == 500 || (status >= 502 && status <= 504);
    if (!transientTrouble || !wanted.isRepeatable() || !attempt.canBeSentAgain()) {
      return true;
    }
    boolean elsewhere;
    synchronized (this) {
      elsewhere = phase == Phase.OPEN && relays.hasHealthyBeside(met) && mayRetry(relays.retries());
      // Somebody else who was asked may still have a better answer.
      boolean hope = elsewhere || (phase == Phase.OPEN && isUnderWayBeside(attempt));
      if (!hope || !attempt.end()) {
        return true;
      }
      attempt.upstream().meter().end(attempt.nanos(), false);
      attempt.upstream().answered(status, attempt.nanos());
      remember("answered with " + status);
    }
    if (elsewhere) {
      ask();
    }
    return false;
  }

  private boolean isUnderWayBeside(Attempt attempt) {
    return attempts.stream().anyMatch(other -> other != attempt && !other.isOver());
  }

  /** The first one to ask gets the client; all others are broken off. */
  boolean claim(Attempt attempt, HttpFields fields) {
    synchronized (this) {
      if (phase != Phase.OPEN || attempt.isOver()) {
        return false;
      }
      phase = Phase.TAKEN;
      winner = attempt;
    }
    relays.settled(this);
    breakOff();
    try {
      prepare(attempt, fields);
      return true;
    } catch (RuntimeException e) {
      LOG.warn("An answer of {} could not be passed on", attempt.upstream(), e);
      stuck(attempt, ProblemKind.INTERNAL, "the answer could not be passed on");
      return false;
    }
  }

  private void prepare(Attempt attempt, HttpFields fields) {
    response.setStatus(attempt.status());
    relays.deliver(fields, response.getHeaders());
    if (attempt.status() == HttpStatus.NO_CONTENT_204) {
      // A node may give a length that nothing can have (RFC 9110, section 8.6).
      response.getHeaders().remove(HttpHeader.CONTENT_LENGTH);
    }
    relays.mark(response, attempt.upstream(), choice);
  }

  /** Breaks off all but the winner. No attempt begins any more, for it is not open. */
  private void breakOff() {
    for (Attempt attempt : attempts) {
      if (attempt != winner && ends(attempt)) {
        attempt.upstream().meter().abandon();
        if (winner != null && !attempt.isSlow() && attempt.isOlderThan(winner)) {
          attempt.upstream().outrun();
        }
        attempt.breakOff(Failures.unwanted());
      }
    }
  }

  private synchronized boolean ends(Attempt attempt) {
    return attempt.end();
  }

  void answered(Attempt attempt) {
    synchronized (this) {
      if (phase != Phase.TAKEN || winner != attempt || !attempt.end()) {
        return;
      }
      phase = Phase.ENDED;
    }
    boolean ok = attempt.status() < 500;
    attempt.upstream().meter().end(attempt.nanos(), ok);
    attempt.upstream().answered(attempt.status(), attempt.nanos());
    relays.answered(this, attempt, ok);
    callback.succeeded();
  }

  void failed(Attempt attempt, Throwable failure) {
    if (relays.isStopping()) {
      abandon(failure);
      return;
    }
    String cause = Failures.inWords(failure);
    decide(() -> {
      if (!attempt.end()) {
        return Relay::nothing;
      }
      attempt.upstream().meter().end(attempt.nanos(), false);
      if (Failures.isSilence(failure)) {
        attempt.upstream().timedOut(NANOSECONDS.toMillis(attempt.nanos()));
      } else if (attempt.isNodesFault()) {
        attempt.upstream().broke(cause);
      }
      remember(cause);
      if (phase == Phase.TAKEN && winner == attempt) {
        phase = Phase.ENDED;
        // Nothing of an answer may have left, when its first part was what was wrong with it.
        return response.isCommitted()
            ? () -> relays.brokenOff(this, attempt, cause, failure)
            : () ->
                relays.refused(
                    this,
                    ProblemKind.UPSTREAM_LOST,
                    "%s: %s, after its answer had begun".formatted(attempt.upstream(), cause),
                    attempt.upstream());
      }
      if (phase != Phase.OPEN) {
        return Relay::nothing;
      }
      if (mayAskAgain(attempt)) {
        return this::ask;
      }
      return isUnderWay()
          ? Relay::nothing
          : giveUp(ProblemKind.UPSTREAM_LOST, lost(attempt, cause));
    });
  }

  private String lost(Attempt attempt, String cause) {
    String why =
        wanted.isRepeatable() && attempt.canBeSentAgain()
            ? "it was repeated as often as is allowed"
            : "it is not known whether the request was carried out, so it was not repeated";
    return "%s: %s; %s".formatted(attempt.upstream(), cause, why);
  }

  /** The client went away, or we do; that is neither an answer nor a failure of a node. */
  void abandon(Throwable failure) {
    decide(() -> {
      if (phase == Phase.ENDED) {
        return Relay::nothing;
      }
      phase = Phase.ENDED;
      winner = null;
      return () -> {
        breakOff();
        relays.abandoned(this, failure);
      };
    });
  }

  /** Ends it without a node's answer; what is still under way is broken off. */
  private Runnable giveUp(ProblemKind kind, String cause) {
    phase = Phase.ENDED;
    return () -> {
      breakOff();
      relays.refused(this, kind, cause, met.isEmpty() ? null : met.getLast());
    };
  }

  private boolean isUnderWay() {
    return phase != Phase.OPEN || attempts.stream().anyMatch(attempt -> !attempt.isOver());
  }

  private void remember(String cause) {
    if (firstCause == null) {
      firstCause = cause;
    }
  }

  /** Whether a second node was asked before the first had failed. */
  synchronized boolean wasHedged() {
    return hedged;
  }

  /** Why the first node was not good enough; null if it was, or merely slower than usual. */
  synchronized String firstCause() {
    return firstCause;
  }

  /** The node that was asked first. */
  Upstream first() {
    return met.getFirst();
  }

  private static void nothing() {
    // somebody else has decided, or will
  }

  private void decide(Supplier<Runnable> decision) {
    Runnable after;
    synchronized (this) {
      after = decision.get();
    }
    after.run();
  }
}
