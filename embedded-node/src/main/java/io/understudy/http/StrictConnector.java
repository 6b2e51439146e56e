package io.understudy.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Jetty's connector with sockets that count and connections that are strict, and which can make
 * connections too.
 */
final class StrictConnector extends ServerConnector implements Dialer {
  /** Where a connection that is being made is to be served. */
  private static final ScopedValue<ManagedSelector> PLACE = ScopedValue.newInstance();

  private final Arrivals arrivals = new Arrivals();
  private final Valve valve;

  /**
   * @param selectors how many threads serve the connections
   * @param valve what can stop every answer; null for nothing
   */
  StrictConnector(
      Server server, HttpConfiguration config, LongSupplier nanoTime, int selectors, Valve valve) {
    // No acceptor threads: the selectors accept, so that a node costs one thread.
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

  /** Resets whatever was accepted and is no end point yet, now and from now on. */
  void cutArrivals() {
    arrivals.cut();
  }

  @Override
  protected SelectorManager newSelectorManager(
      Executor executor, Scheduler scheduler, int selectors) {
    return new ServerConnectorManager(executor, scheduler, selectors) {
      @Override
      protected ManagedSelector chooseSelector() {
        return PLACE.isBound() ? PLACE.get() : super.chooseSelector();
      }

      @Override
      public Connection newConnection(
          SelectableChannel channel, EndPoint endPoint, Object attachment) throws IOException {
        return attachment instanceof Dial dial
            ? dial.connected(endPoint)
            : super.newConnection(channel, endPoint, attachment);
      }

      @Override
      protected void connectionFailed(
          SelectableChannel channel, Throwable failure, Object attachment) {
        if (attachment instanceof Dial dial) {
          dial.failed(failure);
        } else {
          super.connectionFailed(channel, failure, attachment);
        }
      }
    };
  }

  @Override
  public Object placeOf(Request request) {
    return ((CountingEndPoint) request.getConnectionMetaData().getConnection().getEndPoint())
        .selector();
  }

  @Override
  public void dial(Object place, InetSocketAddress to, long timeoutMs, Dial dial) {
    ScopedValue.where(PLACE, (ManagedSelector) place).run(() -> dial(to, timeoutMs, dial));
  }

  private void dial(InetSocketAddress to, long timeoutMs, Dial dial) {
    SocketChannel channel = null;
    try {
      channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      getSelectorManager().setConnectTimeout(timeoutMs);
      if (channel.connect(to)) {
        getSelectorManager().accept(channel, dial);
      } else {
        getSelectorManager().connect(channel, dial);
      }
    } catch (IOException | RuntimeException e) {
      IO.close(channel);
      dial.failed(e);
    }
  }
}
