package openloop;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Sends each request at once, on an idle connection or else on a new one: nobody waits for the
 * answer to somebody else's request. One thread calls {@link #send}, another {@link #run}.
 */
final class Client implements Runnable {
  private static final long TICK_MS = 20;

  private final InetSocketAddress address;
  private final ByteBuffer request;
  private final long timeout;
  private final Tally tally;
  private final Selector selector = Selector.open();

  /** The last one used first, so that the others are spares. */
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

  private final Queue<Connection> opened = new ConcurrentLinkedQueue<>();

  /** In the order of their intended starts. */
  private final Queue<Exchange> underWay = new ConcurrentLinkedQueue<>();

  private volatile boolean noMore;

  Client(URI url, long timeoutNanos, Tally tally) throws IOException {
    this.address = new InetSocketAddress(url.getHost(), url.getPort());
    this.request =
        ByteBuffer.wrap(
            "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: */*\r\n\r\n"
                .formatted(url.getRawPath(), url.getRawAuthority())
                .getBytes(StandardCharsets.US_ASCII));
    this.timeout = timeoutNanos;
    this.tally = tally;
  }

  void send(Exchange exchange) {
    Connection connection = idle.pollLast();
    while (connection != null && !connection.begin(exchange)) {
      connection = idle.pollLast();
    }
    try {
      if (connection == null) {
        connection = open(exchange);
      } else {
        connection.write(request);
      }
    } catch (IOException e) {
      failed(connection == null ? exchange : connection.close(), e);
      return;
    }
    underWay.add(exchange);
  }

  private Connection open(Exchange exchange) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      Connection connection = new Connection(channel, exchange);
      if (channel.connect(address)) {
        connection.write(request);
      }
      opened.add(connection);
      selector.wakeup();
      return connection;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Lets {@link #run} return when the last request has been answered or given up. */
  void finish() {
    noMore = true;
  }

  @Override
  public void run() {
    try {
      while (!noMore || !underWay.isEmpty()) {
        selector.select(this::ready, TICK_MS);
        for (Connection next = opened.poll(); next != null; next = opened.poll()) {
          register(next);
        }
        giveUp(System.nanoTime());
      }
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void register(Connection connection) {
    SocketChannel channel = connection.channel;
    int interest = channel.isConnected() ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT;
    try {
      channel.register(selector, interest, connection);
    } catch (IOException | CancelledKeyException e) {
      failed(connection.close(), e);
    }
  }

  private void ready(SelectionKey key) {
    Connection connection = (Connection) key.attachment();
    try {
      if (key.isConnectable() && connection.channel.finishConnect()) {
        key.interestOps(SelectionKey.OP_READ);
        connection.write(request);
      } else if (key.isReadable()) {
        read(connection);
      }
    } catch (IOException | RuntimeException e) {
      failed(connection.close(), e);
    }
  }

  private void read(Connection connection) throws IOException {
    Answer answer = connection.answer;
    boolean ended = connection.channel.read(answer.room()) < 0;
    Exchange exchange = connection.current();
    if (exchange == null && !ended) {
      throw new IOException("an answer that nobody asked for");
    }
    if (answer.begun() && answer.whole(ended)) {
      answered(connection, exchange, answer, ended);
    } else if (ended) {
      failed(connection.close(), new IOException("closed"));
    }
  }

  private void answered(Connection connection, Exchange exchange, Answer answer, boolean ended) {
    if (exchange != null) {
      tally.answered(exchange, answer.status, answer.servedBy, System.nanoTime());
    }
    boolean again = answer.keepAlive && !ended;
    answer.clear();
    if (again && connection.end(exchange)) {
      idle.addLast(connection);
    } else {
      connection.close();
    }
  }

  private void giveUp(long now) {
    for (Exchange oldest = underWay.peek(); oldest != null; oldest = underWay.peek()) {
      if (oldest.connection.carries(oldest)) {
        if (now - oldest.intended < timeout) {
          return;
        }
        if (oldest.connection.close() == oldest) {
          tally.failed(oldest, Failure.TIMEOUT, now);
        }
      }
      underWay.poll();
    }
  }

  private void failed(Exchange exchange, Exception e) {
    if (exchange == null) {
      return; // an idle connection, and nobody noticed
    }
    Failure failure = e instanceof ConnectException ? Failure.REFUSED : Failure.RESET;
    tally.failed(exchange, failure, System.nanoTime());
  }
}
