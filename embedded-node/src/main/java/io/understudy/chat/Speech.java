package io.understudy.chat;

import io.understudy.problem.ProblemException;
import io.understudy.store.ChatMessage.Draft;
import io.understudy.store.ChatTable.Receipt;
import io.understudy.store.Store;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Takes what the guests of a node say and stores it; delivering is not its job. Safe for any number
 * of threads.
 */
final class Speech {
  /** A session may send so many frames a second in the long run, and so many at once. */
  static final double PER_SECOND = 20;

  static final int AT_ONCE = 60;

  private final Store store;
  private final LongSupplier nanoTime;
  private final LongAdder stored;
  private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

  /**
   * @param stored counts what was stored
   */
  Speech(Store store, LongSupplier nanoTime, LongAdder stored) {
    this.store = store;
    this.nanoTime = nanoTime;
    this.stored = stored;
  }

  /**
   * Takes one frame.
   *
   * @param frame what the client sent
   * @param name the id of a plain line, which has none of its own
   * @param server on which server it is said
   * @param member on which line; null for none
   * @return completed when it is known what becomes of it, never with an exception
   */
  CompletableFuture<Reply> take(
      Guest guest, String frame, String name, String server, Member member) {
    boolean inTime = bucket(guest).take();
    try {
      InFrame in = InFrame.parse(frame, name);
      return switch (in) {
        case InFrame.Ping _ when inTime -> done(new Reply.Pong());
        case InFrame.Read read when inTime ->
            note(guest.login(), Math.min(read.seq(), store.chat().last()));
        case InFrame.Say say when inTime ->
            store(draft(guest, say.id(), null, server, say.text()), member);
        case InFrame.Private one when inTime ->
            store(draft(guest, one.id(), one.to(), server, one.text()), null);
        case InFrame.Say say -> tooFast(say.id());
        case InFrame.Private one -> tooFast(one.id());
        case InFrame.Ping _, InFrame.Read _ -> tooFast(null);
      };
    } catch (InFrame.Refused e) {
      return inTime ? done(new Reply.Refused(e.id(), e.code(), e.getMessage())) : tooFast(e.id());
    } catch (ProblemException e) {
      return done(new Reply.Refused(null, RefusalCode.UNAVAILABLE, e.detail()));
    }
  }

  /** Whoever is told that it was noted is not sent the same again. */
  private CompletableFuture<Reply> note(String login, long seq) {
    return store
        .chat()
        .read(login, seq)
        .handle((_, failure) -> failure == null ? new Reply.Noted() : refused(null, failure));
  }

  /** A name for a plain line. */
  static String anyName() {
    return "line-" + UUID.randomUUID();
  }

  /** Forgets those who could begin anew without a difference. */
  void sweep() {
    buckets.values().removeIf(TokenBucket::isFull);
  }

  private TokenBucket bucket(Guest guest) {
    return buckets.computeIfAbsent(
        guest.session().id(), _ -> new TokenBucket(PER_SECOND, AT_ONCE, nanoTime));
  }

  private static Draft draft(Guest guest, String id, String to, String server, String text) {
    return new Draft(guest.session().id(), id, guest.login(), to, server, text);
  }

  private CompletableFuture<Reply> store(Draft draft, Member member) {
    if (member != null) {
      member.saidHere.add(draft.id());
    }
    return store
        .chat()
        .say(draft)
        .handle((receipt, failure) -> {
          if (member != null && receipt != Receipt.STORED) {
            member.saidHere.remove(draft.id());
          }
          return failure == null ? reply(draft, receipt) : refused(draft.id(), failure);
        });
  }

  private Reply reply(Draft draft, Receipt receipt) {
    return switch (receipt) {
      case STORED -> {
        stored.increment();
        yield new Reply.Stored(draft.id());
      }
      case KNOWN -> new Reply.Stored(draft.id());
      case NAME_TAKEN ->
          new Reply.Refused(
              draft.id(),
              RefusalCode.ID_TAKEN,
              "this session has sent another message with the id \"%s\"".formatted(draft.id()));
      case UNKNOWN_USER ->
          new Reply.Refused(
              draft.id(),
              RefusalCode.UNKNOWN_USER,
              "there is no user \"%s\"".formatted(draft.recipient()));
      case INBOX_FULL ->
          new Reply.Refused(
              draft.id(),
              RefusalCode.INBOX_FULL,
              "%s has too many unread messages".formatted(draft.recipient()));
    };
  }

  private static Reply refused(String id, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return new Reply.Refused(
        id,
        RefusalCode.UNAVAILABLE,
        cause instanceof ProblemException problem ? problem.detail() : "it could not be stored");
  }

  private static CompletableFuture<Reply> tooFast(String id) {
    return done(
        new Reply.Refused(
            id,
            RefusalCode.TOO_FAST,
            "a session may send %d frames at once and %d a second"
                .formatted(AT_ONCE, (int) PER_SECOND)));
  }

  private static CompletableFuture<Reply> done(Reply reply) {
    return CompletableFuture.completedFuture(reply);
  }
}
