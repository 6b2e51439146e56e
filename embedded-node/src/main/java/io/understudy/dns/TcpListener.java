package io.understudy.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers over TCP (RFC 7766). A client may ask many questions over one connection, and keep it for
 * a while; when there are too many connections, the one that has been quiet for longest gives way.
 */
final class TcpListener implements AutoCloseable {
  /** At most so many connections at a time. */
  static final int MOST_CONNECTIONS = 64;

  private static final int SWEEP_MS = 250;

  private static final int FOR_EVER = 0;
  private static final int BACKLOG = 128;
  private static final Logger LOG = LoggerFactory.getLogger(TcpListener.class);

  private final ServerSocket socket;
  private final Responder responder;
  private final LongSupplier nanoTime;
  private final Set<TcpConnection> connections = ConcurrentHashMap.newKeySet();
  private final Thread thread;

  private TcpListener(ServerSocket socket, Responder responder, LongSupplier nanoTime) {
    this.socket = socket;
    this.responder = responder;
    this.nanoTime = nanoTime;
    this.thread = Thread.ofPlatform().daemon().name("dns-tcp").unstarted(this::serve);
  }

  /**
   * Takes the address; nothing is answered before {@link #start}.
   *
   * @throws IOException if it is taken
   */
  static TcpListener bind(InetSocketAddress address, Responder responder, LongSupplier nanoTime)
      throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(address, BACKLOG);
      return new TcpListener(socket, responder, nanoTime);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  void start() {
    thread.start();
  }

  /** How many are open now. */
  int connections() {
    return connections.size();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        socket.setSoTimeout(connections.isEmpty() ? FOR_EVER : SWEEP_MS);
        accept(socket.accept());
      } catch (SocketTimeoutException e) {
        // Nobody came; time to look after those who are there.
      } catch (IOException e) {
        if (!socket.isClosed()) {
          LOG.debug("A connection was not accepted", e);
        }
      }
      long now = nanoTime.getAsLong();
      connections.stream().filter(one -> one.isOverdue(now)).forEach(TcpConnection::close);
    }
  }

  private void accept(Socket client) {
    if (connections.size() >= MOST_CONNECTIONS) {
      connections.stream()
          .min(Comparator.comparingLong(TcpConnection::quietSince))
          .ifPresent(oldest -> {
            oldest.close();
            connections.remove(oldest);
          });
    }
    TcpConnection connection = new TcpConnection(client, responder, nanoTime, connections::remove);
    connections.add(connection);
    var _ = Thread.ofVirtual().name("dns-tcp-client").start(connection::serve);
  }

  @Override
  public void close() {
    try {
      socket.close();
      thread.join();
    } catch (IOException e) {
      LOG.debug("Closing the server socket", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connections.forEach(TcpConnection::close);
  }
}
