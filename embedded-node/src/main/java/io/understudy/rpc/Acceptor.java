package io.understudy.rpc;

import io.understudy.problem.Guarded;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that accepts connections for any number of listening sockets. */
final class Acceptor implements AutoCloseable {
  private static final int BACKLOG = 256;
  private static final long CLOSE_SECONDS = 2;
  private static final Logger LOG = LoggerFactory.getLogger(Acceptor.class);

  private final Selector selector;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

  Acceptor() throws IOException {
    selector = Selector.open();
    Thread.ofPlatform().daemon().name("understudy-grpc-accept").start(this::run);
  }

  /**
   * A socket that listens, and whose connections wait until {@link #listen}.
   *
   * @throws ProblemException {@link ProblemKind#GRPC_PORT_BUSY} if the port is taken
   */
  ServerSocketChannel bind(String name, String host, int port) {
    ServerSocketChannel listener = null;
    try {
      listener = ServerSocketChannel.open();
      listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      listener.configureBlocking(false);
      return listener.bind(new InetSocketAddress(host, port), BACKLOG);
    } catch (IOException e) {
      closeQuietly(listener);
      throw new ProblemException(
          ProblemKind.GRPC_PORT_BUSY,
          "%s cannot listen on %s:%d for gRPC: the port is taken".formatted(name, host, port),
          e);
    }
  }

  void listen(ServerSocketChannel listener, Consumer<SocketChannel> arrived) {
    onThread(() -> {
      try {
        listener.register(selector, SelectionKey.OP_ACCEPT, arrived);
      } catch (IOException e) {
        LOG.debug("A listening socket was closed before it was used", e);
      }
    });
  }

  /** Returns when the port is free. */
  void close(ServerSocketChannel listener) {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    onThread(() -> {
      closeQuietly(listener);
      try {
        // A registered channel keeps its socket until its selector has looked again.
        selector.selectNow();
      } catch (IOException | ClosedSelectorException e) {
        LOG.debug("The selector of the acceptor", e);
      }
      closed.complete(null);
    });
    if (!selector.isOpen()) {
      closeQuietly(listener);
      return;
    }
    closed.completeOnTimeout(null, CLOSE_SECONDS, TimeUnit.SECONDS).join();
  }

  private void onThread(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  private void run() {
    while (selector.isOpen()) {
      try {
        selector.select(this::accept);
      } catch (IOException | ClosedSelectorException e) {
        LOG.debug("The selector of the acceptor", e);
      }
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        Guarded.task(task).run();
      }
    }
  }

  @SuppressWarnings("unchecked") // what listen() attached
  private void accept(SelectionKey key) {
    try {
      SocketChannel socket = ((ServerSocketChannel) key.channel()).accept();
      if (socket != null) {
        ((Consumer<SocketChannel>) key.attachment()).accept(socket);
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("A connection was not accepted", e);
    }
  }

  private static void closeQuietly(AutoCloseable one) {
    try {
      if (one != null) {
        one.close();
      }
    } catch (Exception e) {
      LOG.debug("A socket did not close in order", e);
    }
  }

  @Override
  public void close() {
    onThread(() -> closeQuietly(selector));
  }
}
