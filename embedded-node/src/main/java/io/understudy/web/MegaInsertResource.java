package io.understudy.web;

import io.understudy.http.Answer;
import io.understudy.http.Exchange;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.store.MegaTable.Insert;
import io.understudy.store.MegaTable.Once;
import io.understudy.store.MegaTable.Outcome;
import io.understudy.store.Session;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * {@code POST /app/mega}: inserts numbers, and answers when they are on the disk. The request waits
 * without a thread for the next commit, which it shares with those of all nodes; an {@code
 * Idempotency-Key} and its answer are part of the same commit.
 */
final class MegaInsertResource implements OncePerKey.ByItself {
  private final NodeContext context;
  private final Visitors visitors;

  MegaInsertResource(NodeContext context, Visitors visitors) {
    this.context = context;
    this.visitors = visitors;
  }

  private record Inserted(List<Long> ids) {}

  @Override
  public void answer(Exchange exchange) {
    Optional<Session> session = visitors.session(exchange);
    if (session.isEmpty()) {
      visitors.signInFirst(exchange);
      return;
    }
    // Other pages can send JSON only if Cors lets them.
    if (exchange.isForm()) {
      visitors.refuseForeignForm(exchange);
    }
    List<Integer> numbers;
    try {
      numbers = MegaNumbers.read(exchange);
    } catch (ProblemException e) {
      if (!exchange.wantsHtml()) {
        throw e;
      }
      new MegaPage(context, visitors).refused(exchange, session.get(), e);
      return;
    }
    insert(exchange, session.get().user(), numbers);
  }

  private void insert(Exchange exchange, String user, List<Integer> numbers) {
    Optional<IdempotencyKey> key =
        IdempotencyKey.read(exchange.headers(IdempotencyKey.HEADER))
            .map(sent -> IdempotencyKey.of(sent, user, exchange));
    boolean html = exchange.wantsHtml();
    int size = numbers.size();
    Optional<Once> once =
        key.map(its ->
            new Once(
                its.id(),
                its.fingerprint(),
                first -> new OncePerKey.Kept(answer(html, first, size), List.of()).seal(its)));
    var _ =
        context
            .store()
            .mega()
            .insert(new Insert(user, numbers, once))
            .whenComplete((outcome, failure) -> {
              if (failure == null) {
                tell(exchange, key, outcome, html, size);
              } else {
                refuse(exchange, failure);
              }
            });
  }

  private static void tell(
      Exchange exchange, Optional<IdempotencyKey> key, Outcome outcome, boolean html, int size) {
    try {
      switch (outcome) {
        case Outcome.Inserted(long first) -> exchange.send(answer(html, first, size));
        case Outcome.Known known -> {
          OncePerKey.refuseAnother(key.orElseThrow(), known.fingerprint());
          exchange.set(OncePerKey.REPLAYED, "true");
          exchange.send(OncePerKey.Kept.open(key.orElseThrow(), known.answer()).answer());
        }
      }
    } catch (RuntimeException e) {
      refuse(exchange, e);
    }
  }

  /** Not on the thread that tells everybody: a page asks the store, which may be out. */
  private static void refuse(Exchange exchange, Throwable failure) {
    Thread.startVirtualThread(() ->
        exchange.refuse(
            failure instanceof Exception known
                ? known
                : new ProblemException(
                    ProblemKind.INTERNAL, "The numbers could not be inserted", failure)));
  }

  private static Answer answer(boolean html, long first, int size) {
    return html
        ? Answer.redirect("/mega?first=%d&count=%d".formatted(first, size))
        : Answer.json(201, new Inserted(LongStream.range(first, first + size).boxed().toList()));
  }
}
