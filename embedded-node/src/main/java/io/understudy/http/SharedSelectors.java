package io.understudy.http;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Selectors that many servers use, so that a server costs no thread of its own: a thread takes 120
 * KiB, which is more than the rest of an idle node. Each connector has a manager as usual, a {@link
 * Guest}, but the selectors below it are these; what they report about a socket goes on to the
 * guest to whom it belongs.
 */
final class SharedSelectors extends SelectorManager {
  private static final Duration LET_GO = Duration.ofSeconds(1);

  private final List<ManagedSelector> selectors = new CopyOnWriteArrayList<>();
  private final Map<SelectableChannel, Guest> doors = new ConcurrentHashMap<>();

  /** The manager of one connector. */
  interface Guest {
    /** Somebody has knocked and was let in. */
    void arrived(SelectableChannel channel) throws IOException;

    EndPoint endPoint(SelectableChannel channel, ManagedSelector selector, SelectionKey key)
        throws IOException;

    Connection connection(SelectableChannel channel, EndPoint endPoint) throws IOException;

    void opened(EndPoint endPoint);

    void closed(EndPoint endPoint);
  }

  SharedSelectors(Executor executor, Scheduler scheduler, int count) {
    super(executor, scheduler, count);
  }

  @Override
  protected ManagedSelector newSelector(int id) {
    ManagedSelector selector = super.newSelector(id);
    selectors.add(selector);
    return selector;
  }

  /** One of them for a guest, the less busy ones first. */
  ManagedSelector lend() {
    return chooseSelector();
  }

  /** From now on whoever comes through that door is a visitor of that guest. */
  void open(SelectableChannel door, Guest guest) {
    doors.put(door, guest);
  }

  /**
   * A guest has closed his sockets. That takes effect only when their selectors have noticed, which
   * they have when this returns.
   *
   * @param door where he listened
   */
  void letGo(SelectableChannel door) {
    doors.remove(door);
    CountDownLatch noticed = new CountDownLatch(selectors.size());
    for (ManagedSelector selector : selectors) {
      // Between two updates a selector selects, and so drops the keys of closed sockets.
      selector.submit(_ -> selector.submit(_ -> noticed.countDown()));
    }
    try {
      if (!noticed.await(LET_GO.toMillis(), TimeUnit.MILLISECONDS) && isRunning()) {
        throw new IllegalStateException("a selector stands still");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How a visitor is let in. */
  @FunctionalInterface
  interface Opening {
    SelectableChannel doAccept() throws IOException;
  }

  /**
   * Lets somebody in. A door that was closed since it was knocked at is an end as any other, and no
   * stack trace in the log, which is what Jetty makes of it.
   *
   * @return null for nobody
   */
  static SelectableChannel knock(Opening opening) throws IOException {
    try {
      return opening.doAccept();
    } catch (ClosedChannelException e) {
      return null;
    }
  }

  @Override
  protected SelectableChannel doAccept(SelectableChannel door) throws IOException {
    SelectableChannel visitor = knock(() -> super.doAccept(door));
    Guest guest = doors.get(door);
    if (visitor != null && guest == null) {
      visitor.close();
    } else if (visitor != null) {
      guest.arrived(visitor);
    }
    return visitor;
  }

  @Override
  protected void accepted(SelectableChannel visitor) {
    // Its guest knows.
  }

  @Override
  protected EndPoint newEndPoint(
      SelectableChannel channel, ManagedSelector selector, SelectionKey key) throws IOException {
    return ((Guest) key.attachment()).endPoint(channel, selector, key);
  }

  @Override
  public Connection newConnection(SelectableChannel channel, EndPoint endPoint, Object guest)
      throws IOException {
    return ((Guest) guest).connection(channel, endPoint);
  }

  @Override
  protected void endPointOpened(EndPoint endPoint) {
    ((CountingEndPoint) endPoint).guest().opened(endPoint);
  }

  @Override
  protected void endPointClosed(EndPoint endPoint) {
    ((CountingEndPoint) endPoint).guest().closed(endPoint);
  }
}
