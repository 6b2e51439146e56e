package openloop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicReference;

/** A connection that carries one request at a time. */
final class Connection {
  /** In the place of a request: nothing can be sent any more. */
  private static final Exchange CLOSED = new Exchange(0, 0, false);

  final SocketChannel channel;

  /** Belongs to the thread that reads. */
  final Answer answer = new Answer();

  /** The request on its way, null while idle. Whoever takes a request out of here counts it. */
  private final AtomicReference<Exchange> current = new AtomicReference<>();

  Connection(SocketChannel channel, Exchange first) {
    this.channel = channel;
    first.connection = this;
    current.set(first);
  }

  /** False when this connection has been closed since. */
  boolean begin(Exchange exchange) {
    exchange.connection = this;
    return current.compareAndSet(null, exchange);
  }

  Exchange current() {
    Exchange exchange = current.get();
    return exchange == CLOSED ? null : exchange;
  }

  boolean carries(Exchange exchange) {
    return current.get() == exchange;
  }

  /** Takes an answered request out. */
  boolean end(Exchange exchange) {
    return current.compareAndSet(exchange, null);
  }

  /** Closes it, and returns the request that was on its way, or null. */
  Exchange close() {
    Exchange exchange = current.getAndSet(CLOSED);
    try {
      channel.close();
    } catch (IOException e) {
      // it is of no more use, closed or not
    }
    return exchange == CLOSED ? null : exchange;
  }

  void write(ByteBuffer request) throws IOException {
    ByteBuffer bytes = request.duplicate();
    channel.write(bytes);
    if (bytes.hasRemaining()) {
      throw new IOException("a request does not fit into the socket");
    }
  }
}
