package io.understudy.http;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.thread.Scheduler;

/** A connector on one of the selectors that all servers share. */
final class GuestConnector extends StrictConnector {
  GuestConnector(Server server, HttpConfiguration config, LongSupplier nanoTime, Valve valve) {
    super(server, config, nanoTime, 1, valve);
  }

  @Override
  protected SelectorManager newSelectorManager(Executor executor, Scheduler scheduler, int one) {
    return new Guest(executor, scheduler);
  }

  /** Jetty leaves it to the end of the selector to close the socket that listens. */
  @Override
  public void close() {
    super.close();
    IO.close(((Guest) getSelectorManager()).door);
  }

  @Override
  void settle() {
    ((Guest) getSelectorManager()).leave();
  }

  private final class Guest extends Doorkeeper implements SharedSelectors.Guest {
    private final SharedSelectors hosts = getServer().getBean(SharedSelectors.class);
    private final ManagedSelector host = hosts.lend();
    private volatile SelectableChannel door;

    Guest(Executor executor, Scheduler scheduler) {
      super(executor, scheduler, 1);
    }

    @Override
    protected ManagedSelector newSelector(int id) {
      return host;
    }

    /** Also for who arrives while this ends, and is reset then. */
    @Override
    protected ManagedSelector chooseSelector() {
      return host;
    }

    @Override
    public Closeable acceptor(SelectableChannel server) {
      door = server;
      hosts.open(server, this);
      return super.acceptor(server);
    }

    void leave() {
      if (door != null) {
        hosts.letGo(door);
      }
    }

    @Override
    public void arrived(SelectableChannel visitor) throws IOException {
      accepted(visitor);
    }

    @Override
    public void accept(SelectableChannel visitor, Object attachment) {
      if (visitor.isOpen()) { // otherwise it came too late, and was reset
        super.accept(visitor, this);
      }
    }

    @Override
    public EndPoint endPoint(SelectableChannel channel, ManagedSelector selector, SelectionKey key)
        throws IOException {
      return newEndPoint(channel, selector, key);
    }

    @Override
    public Connection connection(SelectableChannel channel, EndPoint endPoint) throws IOException {
      return newConnection(channel, endPoint, null);
    }

    @Override
    public void opened(EndPoint endPoint) {
      endPointOpened(endPoint);
    }

    @Override
    public void closed(EndPoint endPoint) {
      endPointClosed(endPoint);
    }
  }
}
