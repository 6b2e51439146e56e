package io.understudy.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts the connections of clients that hold them with as few bytes as they can ("slowloris"). An
 * idle time-out does not see them, because something comes now and then. One look a second at every
 * connection of every listener is enough, and costs less than a timer for each of them.
 */
final class SlowClients {
  static final Duration TICK = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(SlowClients.class);

  private final Map<Connector, Patience> watched = new ConcurrentHashMap<>();
  private final LongAdder cut = new LongAdder();
  private final LongSupplier nanoTime;
  private final Executor executor;

  SlowClients(LongSupplier nanoTime, Executor executor) {
    this.nanoTime = nanoTime;
    this.executor = executor;
  }

  /** Looks every second from now on, until the timer stops. */
  void tickOn(Scheduler timer) {
    var _ =
        timer.schedule(
            () -> {
              try {
                tick();
              } finally {
                tickOn(timer);
              }
            },
            TICK.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  LongSupplier nanoTime() {
    return nanoTime;
  }

  /** How many connections were cut until now. */
  long cut() {
    return cut.sum();
  }

  void watch(Connector connector, Patience patience) {
    watched.put(connector, patience);
  }

  void forget(Connector connector) {
    watched.remove(connector);
  }

  /** Looks at every connection once. */
  void tick() {
    long now = nanoTime.getAsLong();
    watched.forEach((connector, patience) -> {
      for (EndPoint endPoint : connector.getConnectedEndPoints()) {
        if (endPoint instanceof CountingEndPoint socket
            && socket.getConnection() instanceof StrictConnection connection) {
          look(socket, connection, now, patience);
        }
      }
    });
  }

  private void look(
      CountingEndPoint socket, StrictConnection connection, long now, Patience patience) {
    StrictConnection.Phase phase = connection.phase();
    if (phase == StrictConnection.Phase.HEAD
        && now - connection.headSince() > patience.head().toNanos()) {
      cut(socket, "the head of a request was not complete in time");
    }
    if (phase != StrictConnection.Phase.BODY) {
      socket.sending.pause();
    } else if (socket.sending.isTooSlow(
        connection.isFillInterested(), socket.bytesIn(), now, patience)) {
      cut(socket, "a body came too slowly");
    }
    if (socket.taking.isTooSlow(socket.isWriting(), socket.bytesOut(), now, patience)) {
      cut(socket, "an answer was taken too slowly");
    }
  }

  private void cut(EndPoint socket, String why) {
    LOG.debug("{}: {}", socket.getRemoteSocketAddress(), why);
    cut.increment();
    // Whoever waits for the socket hears of it in this call; that must not delay the timer.
    executor.execute(() -> socket.close(new TimeoutException(why)));
  }
}
