package io.understudy.web;

import io.understudy.http.Answer;
import io.understudy.http.Exchange;
import io.understudy.http.Json;
import io.understudy.http.Resource;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.store.IdempotencyTable;
import io.understudy.store.IdempotencyTable.Claim;
import io.understudy.store.IdempotencyTable.Outcome;
import io.understudy.store.Session;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Carries out a request with an {@code Idempotency-Key} once, however often and on whichever node
 * it is repeated, as draft-ietf-httpapi-idempotency-key-header describes it. The effect and the
 * answer are committed together, and only then is anybody told. Refusals and failures are not kept:
 * a repetition of those is a new attempt.
 */
final class OncePerKey implements Resource {
  /** The header that marks an answer which was given before. */
  static final String REPLAYED = "Idempotency-Replayed";

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration POLL = Duration.ofMillis(10);

  /** For all nodes, which share their threads: those who wait must leave some for the others. */
  private static final Semaphore WAITING = new Semaphore(128);

  private final NodeContext context;
  private final Visitors visitors;
  private final IdempotencyTable table;
  private final Resource inner;

  OncePerKey(NodeContext context, Visitors visitors, Resource inner) {
    this.context = context;
    this.visitors = visitors;
    this.table = context.store().idempotency();
    this.inner = inner;
  }

  /** A resource that sees to it itself, because it does not write on the thread of the request. */
  interface ByItself extends Resource {}

  /** What is sealed and kept: the answer, and the events that belong in the journal with it. */
  record Kept(Answer answer, List<Fact> facts) {
    ByteBuffer seal(IdempotencyKey key) {
      return key.seal(Json.bytes(this));
    }

    static Kept open(IdempotencyKey key, ByteBuffer sealed) {
      return Json.read(key.open(sealed), Kept.class);
    }
  }

  /** Puts it around a resource that does not see to it itself. */
  static Resource around(NodeContext context, Visitors visitors, Resource resource) {
    return resource instanceof ByItself ? resource : new OncePerKey(context, visitors, resource);
  }

  @Override
  public void answer(Exchange exchange) throws Exception {
    Optional<String> sent = IdempotencyKey.read(exchange.headers(IdempotencyKey.HEADER));
    if (sent.isEmpty()) {
      inner.answer(exchange);
      return;
    }
    IdempotencyKey key = IdempotencyKey.of(sent.get(), scope(exchange), exchange);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isAnswered(exchange, key)) {
      pause(exchange, end);
    }
  }

  private String scope(Exchange exchange) {
    return inner instanceof KeyScope own
        ? own.keyScope(exchange)
        : visitors.session(exchange).map(Session::user).orElse("");
  }

  private boolean isAnswered(Exchange exchange, IdempotencyKey key) throws Exception {
    return switch (table.claim(key.id(), key.fingerprint())) {
      case Claim.Mine mine -> carryOut(exchange, key, mine);
      case Claim.Answered answered -> {
        refuseAnother(key, answered.fingerprint());
        replay(exchange, key, answered);
        yield true;
      }
      case Claim.Busy busy -> {
        refuseAnother(key, busy.fingerprint());
        yield false;
      }
    };
  }

  /** Refuses a request with the key of another one. */
  static void refuseAnother(IdempotencyKey key, String fingerprint) {
    if (!fingerprint.equals(key.fingerprint())) {
      throw new ProblemException(
          ProblemKind.IDEMPOTENCY_KEY_REUSED,
          "This %s was sent with another request before; a new request needs a new key"
              .formatted(IdempotencyKey.HEADER));
    }
  }

  private void replay(Exchange exchange, IdempotencyKey key, Claim.Answered answered) {
    Kept kept = Kept.open(key, answered.answer());
    if (!answered.recorded()) {
      kept.facts().stream()
          .filter(fact -> !fact.isIn(context.store().journal()))
          .forEach(fact -> fact.recordOnce(context.journal()));
      table.recorded(key.id());
    }
    exchange.set(REPLAYED, "true");
    exchange.send(kept.answer());
  }

  private boolean carryOut(Exchange exchange, IdempotencyKey key, Claim.Mine mine)
      throws Exception {
    Attempt attempt = new Attempt(exchange, key);
    boolean settled = false;
    try {
      if (!table.carryOut(key.id(), key.fingerprint(), attempt::run)) {
        return false;
      }
      settled = attempt.outcome.commit();
    } finally {
      if (!settled) {
        release(key, mine);
      }
    }
    attempt.finish();
    return true;
  }

  private void release(IdempotencyKey key, Claim.Mine mine) {
    try {
      table.release(key.id(), mine);
    } catch (ProblemException _) {
      // The store is out or this node is dead. The claim is over soon anyway.
    }
  }

  /** Waits a moment for whoever has claimed the request. */
  private static void pause(Exchange exchange, long end) {
    if (System.nanoTime() >= end || !WAITING.tryAcquire()) {
      exchange.set("Retry-After", "1");
      throw new ProblemException(
          ProblemKind.CONFLICT, "The same request is being carried out; ask again for its answer");
    }
    try {
      LockSupport.parkNanos(POLL.toNanos());
      if (Thread.currentThread().isInterrupted()) {
        throw new ProblemException(ProblemKind.UNAVAILABLE, "The node is going down");
      }
    } finally {
      WAITING.release();
    }
  }

  /** One run of the resource. */
  private final class Attempt {
    private final Exchange exchange;
    private final IdempotencyKey key;
    private final List<Fact> facts = new ArrayList<>();
    private Answer answer;
    private Outcome outcome;
    private Exception failure;

    Attempt(Exchange exchange, IdempotencyKey key) {
      this.exchange = exchange;
      this.key = key;
    }

    Outcome run() {
      outcome = work();
      return outcome;
    }

    private Outcome work() {
      try {
        answer = Fact.gather(facts, () -> exchange.answerOf(inner));
        if (answer.status() < 400) {
          return new Outcome(true, new Kept(answer, facts).seal(key), facts.isEmpty());
        }
        return refused(answer.status());
      } catch (ProblemException e) {
        failure = e;
        return refused(e.kind().status());
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        failure = e;
        return refused(500);
      }
    }

    /** What a refusal has counted stays counted, such as a wrong password. */
    private static Outcome refused(int status) {
      return new Outcome(status < 500, null, true);
    }

    /** Tells the client, once everything is where it belongs. */
    void finish() throws Exception {
      if (outcome.commit()) {
        facts.forEach(fact -> fact.recordOnce(context.journal()));
      }
      if (!outcome.recorded()) {
        table.recorded(key.id());
      }
      if (failure != null) {
        throw failure;
      }
      exchange.send(answer);
    }
  }
}
