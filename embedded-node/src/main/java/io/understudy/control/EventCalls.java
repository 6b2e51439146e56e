package io.understudy.control;

import io.understudy.http.Exchange;
import io.understudy.http.Json;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The journal for programs: a page of it, or a stream of server-sent events that can be resumed.
 * Each stream reads the journal at its own pace, so a slow reader delays nobody and misses nothing.
 */
final class EventCalls {
  private static final String STREAM = "text/event-stream";
  private static final int PAGE = 1_000;
  private static final int MOST_STREAMS = 64;
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofMillis(500);

  private final Journal journal;
  private final Semaphore streams = new Semaphore(MOST_STREAMS);

  EventCalls(Journal journal) {
    this.journal = journal;
  }

  private record Page(List<Event> events, long last) {}

  /** {@code GET events?since=SEQ&type=…}: up to 1,000 events after that number. */
  void list(Exchange exchange) {
    long since = exchange.query("since").map(EventCalls::number).orElse(0L);
    Optional<EventType> type = exchange.query("type").map(EventCalls::type);
    List<Event> found;
    long read = since;
    do {
      List<Event> page = journal.since(read, PAGE);
      if (page.isEmpty()) {
        found = page;
        break;
      }
      read = page.getLast().seq();
      found = page.stream().filter(event -> type.isEmpty() || event.type() == type.get()).toList();
    } while (found.isEmpty());
    exchange.json(200, new Page(found, read));
  }

  /** {@code GET events/stream}: from {@code Last-Event-ID} or {@code since} on, or from now on. */
  void stream(Exchange exchange) {
    String last = exchange.header("Last-Event-ID");
    long since =
        Optional.ofNullable(last)
            .or(() -> exchange.query("since"))
            .map(EventCalls::number)
            .orElseGet(journal::lastSeq);
    if (exchange.method().equals("HEAD")) {
      exchange.set("Content-Type", STREAM).empty(200); // nothing would ever end it
      return;
    }
    if (!streams.tryAcquire()) {
      throw new ProblemException(
          ProblemKind.UNAVAILABLE,
          "There are %d event streams already, and more are not possible".formatted(MOST_STREAMS));
    }
    OutputStream out = exchange.stream(STREAM);
    var _ = Thread.ofVirtual().name("event-stream").start(() -> follow(exchange, out, since));
  }

  private void follow(Exchange exchange, OutputStream out, long since) {
    long seq = since;
    try {
      write(out, ": the journal of Understudy\n\n");
      while (!journal.isClosed()) {
        if (journal.await(seq, HEARTBEAT)) {
          for (Event event : page(out, seq)) {
            write(out, "id: %d\ndata: %s\n\n".formatted(event.seq(), Json.text(event)));
            seq = event.seq();
          }
        } else {
          write(out, ": still here\n\n");
        }
      }
      out.close();
      exchange.finished();
    } catch (IOException e) {
      exchange.aborted(e);
    } catch (InterruptedException e) {
      exchange.aborted(e);
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      exchange.aborted(e);
      throw e;
    } finally {
      streams.release();
    }
  }

  /** What comes next; nothing yet if it is in the store and the store is out. */
  private List<Event> page(OutputStream out, long seq) throws IOException, InterruptedException {
    try {
      return journal.since(seq, PAGE);
    } catch (ProblemException e) {
      write(out, ": " + e.detail() + "\n\n");
      journal.await(journal.lastSeq(), RETRY);
      return List.of();
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static long number(String text) {
    try {
      long number = Long.parseLong(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw notANumber(text, e);
    }
    throw notANumber(text, null);
  }

  private static ProblemException notANumber(String text, Throwable cause) {
    return new ProblemException(
        ProblemKind.BAD_REQUEST,
        "An event number is a whole number from 0 on, not \"%s\"".formatted(text),
        cause);
  }

  private static EventType type(String code) {
    return EventType.ofCode(code)
        .orElseThrow(() ->
            new ProblemException(
                ProblemKind.BAD_REQUEST,
                "There is no event type \"%s\"; there are %s"
                    .formatted(
                        code,
                        Stream.of(EventType.values())
                            .map(EventType::code)
                            .collect(Collectors.joining(", ")))));
  }
}
