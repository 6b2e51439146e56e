package io.understudy.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.thread.Scheduler;

/** A connector with selectors of its own, which can make connections too. */
final class DialingConnector extends StrictConnector implements Dialer {
  /** Where a connection that is being made is to be served. */
  private static final ScopedValue<ManagedSelector> PLACE = ScopedValue.newInstance();

  /**
   * @param selectors how many threads serve the connections
   */
  DialingConnector(
      Server server, HttpConfiguration config, LongSupplier nanoTime, int selectors, Valve valve) {
    super(server, config, nanoTime, selectors, valve);
  }

  @Override
  void settle() {
    // Its selectors have ended with it.
  }

  @Override
  protected SelectorManager newSelectorManager(
      Executor executor, Scheduler scheduler, int selectors) {
    return new Doorkeeper(executor, scheduler, selectors) {
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
