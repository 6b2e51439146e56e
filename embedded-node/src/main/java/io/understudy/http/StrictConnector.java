package io.understudy.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;

/** Jetty's connector with sockets that count and connections that are strict. */
abstract class StrictConnector extends ServerConnector {
  private final Arrivals arrivals = new Arrivals();
  private final Valve valve;

  /**
   * @param selectors how many threads serve the connections
   * @param valve what can stop every answer; null for nothing
   */
  StrictConnector(
      Server server, HttpConfiguration config, LongSupplier nanoTime, int selectors, Valve valve) {
    // No acceptor threads: the selectors accept, so that none waits for visitors alone.
    super(
        server,
        0,
        selectors,
        new HttpConnectionFactory(config) {
          @Override
          public Connection newConnection(Connector connector, EndPoint endPoint) {
            return configure(
                new StrictConnection(config, connector, endPoint, nanoTime), connector, endPoint);
          }
        });
    this.valve = valve;
  }

  @Override
  protected SocketChannelEndPoint newEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key) {
    SocketChannelEndPoint endPoint =
        valve == null
            ? new CountingEndPoint(channel, selector, key, getScheduler())
            : new ValvedEndPoint(channel, selector, key, getScheduler(), getExecutor(), valve);
    endPoint.setIdleTimeout(getIdleTimeout());
    return endPoint;
  }

  @Override
  protected void configure(Socket socket) {
    super.configure(socket);
    arrivals.arrive(socket.getChannel());
  }

  @Override
  protected void onEndPointOpened(EndPoint endPoint) {
    super.onEndPointOpened(endPoint);
    if (endPoint.getTransport() instanceof SocketChannel channel) {
      arrivals.settle(channel);
    }
  }

  /**
   * A manager whose door is watched when the connector has started. Jetty leaves that to the next
   * turn of a selector, and one that finds the door closed by then, because something else could
   * not start, logs a stack trace before the one line that says what was wrong.
   */
  class Doorkeeper extends ServerConnectorManager {
    private static final Duration AT_THE_DOOR = Duration.ofSeconds(1);

    Doorkeeper(Executor executor, Scheduler scheduler, int selectors) {
      super(executor, scheduler, selectors);
    }

    @Override
    public Closeable acceptor(SelectableChannel server) {
      Closeable acceptor = super.acceptor(server);
      Collection<ManagedSelector> all = getBeans(ManagedSelector.class);
      CountDownLatch watched = new CountDownLatch(all.size());
      all.forEach(selector -> selector.submit(_ -> watched.countDown()));
      try {
        // One that stands still watches later; a warning at most.
        boolean _ = watched.await(AT_THE_DOOR.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return acceptor;
    }

    @Override
    protected SelectableChannel doAccept(SelectableChannel door) throws IOException {
      return SharedSelectors.knock(() -> super.doAccept(door));
    }
  }

  /** Waits until what was closed is gone; to be called when everything was closed. */
  abstract void settle();

  /** Resets whatever was accepted and is no end point yet, now and from now on. */
  void cutArrivals() {
    arrivals.cut();
  }
}
