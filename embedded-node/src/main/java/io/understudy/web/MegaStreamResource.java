package io.understudy.web;

import io.understudy.http.EventStream;
import io.understudy.http.Exchange;
import io.understudy.http.Json;
import io.understudy.http.Resource;
import io.understudy.store.MegaTable;
import io.understudy.store.MegaTail;

/**
 * {@code GET /app/mega/stream}: how many numbers there are, told at once and after every commit of
 * whichever node, as server-sent events. The id of an event is the highest id of a number; who
 * comes back with it ({@code Last-Event-ID}) is told how many were inserted meanwhile.
 */
final class MegaStreamResource implements Resource {
  private final NodeContext context;

  MegaStreamResource(NodeContext context) {
    this.context = context;
  }

  /** What an event says; {@code inserted} counts since the event before. */
  private record News(long count, long last, long inserted) {}

  @Override
  public void answer(Exchange exchange) {
    MegaTable mega = context.store().mega();
    MegaTail now = mega.read();
    Listener listener = new Listener(seen(exchange, now));
    context
        .streams()
        .open(
            exchange,
            stream -> {
              listener.begin(stream, now);
              listener.leave = mega.follow(listener::tell);
              listener.tell(mega.tail()); // what was committed in between
              if (!stream.isOpen()) {
                listener.leave.run(); // nobody will say so again
              }
            },
            () -> listener.leave.run());
  }

  /** Where it goes on; something that we never sent is where it begins. */
  private static long seen(Exchange exchange, MegaTail now) {
    String id = exchange.header("Last-Event-ID");
    try {
      long seen = id == null ? now.last() : Long.parseLong(id);
      return seen >= 0 && seen <= now.last() ? seen : now.last();
    } catch (NumberFormatException e) {
      return now.last();
    }
  }

  private static final class Listener {
    private volatile Runnable leave = () -> {};
    private EventStream stream;
    private long seen;

    Listener(long seen) {
      this.seen = seen;
    }

    synchronized void begin(EventStream first, MegaTail now) {
      stream = first;
      send(now);
    }

    /** What was on its way while the stream began may be older than what it began with. */
    synchronized void tell(MegaTail tail) {
      if (tail.last() > seen) {
        send(tail);
      }
    }

    private void send(MegaTail tail) {
      News news = new News(tail.count(), tail.last(), tail.last() - seen);
      seen = tail.last();
      stream.send(null, Long.toString(seen), Json.text(news));
    }
  }
}
