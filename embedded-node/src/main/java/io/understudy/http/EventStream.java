package io.understudy.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * One client that is told of events for as long as it listens: server-sent events (WHATWG HTML,
 * section 9.2). Sending never blocks and keeps no thread; a client that takes nothing for too long
 * is let go, and asks again. Safe for any number of threads.
 */
public final class EventStream {
  /** A client for which more than this waits is too slow. */
  private static final int MOST_WAITING = 256 * 1024;

  private final Request request;
  private final Response response;
  private final Callback callback;
  private final Runnable onEnd;
  private final StringBuilder waiting = new StringBuilder();
  private boolean writing;
  private boolean last;
  private boolean ended;

  EventStream(Request request, Response response, Callback callback, Runnable onEnd) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.onEnd = onEnd;
  }

  /**
   * Sends an event.
   *
   * @param name its name, null for a plain message; one line
   * @param id where to go on after a new connection ({@code Last-Event-ID}), null for none; one
   *     line
   * @param data what it says; may have several lines
   * @return whether the client still listens; if not, nothing was sent
   */
  public boolean send(String name, String id, String data) {
    StringBuilder text = new StringBuilder(data.length() + 32);
    if (name != null) {
      text.append("event: ").append(name).append('\n');
    }
    if (id != null) {
      text.append("id: ").append(id).append('\n');
    }
    data.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
    if (data.isEmpty()) {
      text.append("data:\n");
    }
    return write(text.append('\n'));
  }

  /** How many characters wait for the client to take earlier ones. */
  public synchronized int waiting() {
    return waiting.length();
  }

  /** Whether the client listens, as far as is known. */
  public synchronized boolean isOpen() {
    return !ended && !last;
  }

  /** Ends the answer when everything was sent; the client will ask again. */
  public void close() {
    synchronized (this) {
      last = true;
    }
    write("");
  }

  /** A sign of life, which also finds out whether the client is there. */
  void beat() {
    write(": still here\n\n");
  }

  /** Lets go of a client that has closed its connection. */
  void look() {
    if (HttpListener.isClientGone(request)) {
      end(new IllegalStateException("the client went away"));
    }
  }

  /** Ends at once; what waits is lost. */
  void abort() {
    end(new IllegalStateException("the server ended"));
  }

  /** Begins the answer; the client comes back half a second after its connection has ended. */
  void begin() {
    write("retry: 500\n\n");
  }

  private boolean write(CharSequence text) {
    boolean tooSlow;
    synchronized (this) {
      if (ended) {
        return false;
      }
      waiting.append(text);
      tooSlow = waiting.length() > MOST_WAITING;
    }
    if (tooSlow) {
      end(new IllegalStateException("the client takes too little"));
      return false;
    }
    next();
    return true;
  }

  /** Writes what waits, unless a write is under way; that one goes on when it is done. */
  private void next() {
    byte[] bytes;
    boolean end;
    synchronized (this) {
      if (writing || ended || (waiting.isEmpty() && !last)) {
        return;
      }
      bytes = waiting.toString().getBytes(StandardCharsets.UTF_8);
      waiting.setLength(0);
      writing = true;
      end = last;
    }
    response.write(
        end, ByteBuffer.wrap(bytes), Callback.from(() -> written(end), failure -> end(failure)));
  }

  private void written(boolean end) {
    if (end) {
      end(null);
    } else {
      synchronized (this) {
        writing = false;
      }
      next();
    }
  }

  private void end(Throwable why) {
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
    }
    onEnd.run();
    if (why == null) {
      callback.succeeded();
    } else {
      callback.failed(why);
    }
  }
}
