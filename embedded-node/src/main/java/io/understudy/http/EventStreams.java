package io.understudy.http;

import io.understudy.problem.Guarded;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * The event streams of one server. They get a sign of life now and then, are ended in order when
 * the server wants to stop, and at once when it is killed. Safe for any number of threads.
 */
public final class EventStreams implements AutoCloseable {
  /** More are refused. */
  static final int MOST = 4_096;

  private static final long LOOK_MS = 1_000;
  private static final int LOOKS_PER_BEAT = 10;

  private final Scheduler scheduler;
  private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;
  private volatile boolean aborted;
  private boolean ticking;
  private int looks;

  /**
   * No streams yet; it costs nothing until there is one.
   *
   * @param scheduler gives the signs of life
   */
  public EventStreams(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Begins to answer a request with events; whoever handles the request returns then.
   *
   * @param exchange the request; a {@code HEAD} gets the headers only
   * @param start gets the stream before anything else can happen to it; not called for {@code HEAD}
   * @param onEnd called once when it is over, whatever the reason; may come on any thread
   * @throws ProblemException {@link ProblemKind#UNAVAILABLE} if the server stops or has too many
   */
  public void open(Exchange exchange, Consumer<EventStream> start, Runnable onEnd) {
    if (exchange.method().equals("HEAD")) {
      exchange.set("Content-Type", "text/event-stream").empty(200); // nothing would ever end it
      return;
    }
    if (closed || open.size() >= MOST) {
      throw new ProblemException(
          ProblemKind.UNAVAILABLE,
          closed
              ? "No new event streams: this server is about to stop"
              : "There are %d event streams already, and more are not possible".formatted(MOST));
    }
    EventStream[] self = new EventStream[1];
    EventStream stream =
        exchange.events(() -> {
          open.remove(self[0]);
          onEnd.run();
        });
    self[0] = stream;
    open.add(stream);
    try {
      start.accept(stream);
    } catch (RuntimeException e) {
      open.remove(stream);
      throw e; // nothing was answered yet
    }
    stream.begin();
    tick();
    if (aborted) {
      stream.abort(); // it came in while the others were ended
    } else if (closed) {
      stream.close();
    }
  }

  /** How many there are. */
  public int size() {
    return open.size();
  }

  private synchronized void tick() {
    if (!ticking && !open.isEmpty() && !closed) {
      ticking = true;
      var _ = scheduler.schedule(Guarded.task(this::look), LOOK_MS, TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    boolean beat;
    synchronized (this) {
      ticking = false;
      looks = (looks + 1) % LOOKS_PER_BEAT;
      beat = looks == 0;
    }
    for (EventStream stream : List.copyOf(open)) {
      stream.look();
      if (beat) {
        stream.beat();
      }
    }
    tick();
  }

  /** Ends all of them in order; their clients ask again, and get another server. */
  @Override
  public void close() {
    closed = true;
    List.copyOf(open).forEach(EventStream::close);
  }

  /** Ends all of them at once, as somebody does who was killed. */
  public void abort() {
    aborted = true;
    closed = true;
    List.copyOf(open).forEach(EventStream::abort);
  }
}
