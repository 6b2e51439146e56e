package io.understudy.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/** A socket that counts what really went over it, which Jetty does not for a write under way. */
class CountingEndPoint extends SocketChannelEndPoint {
  /** How fast the client sends; used by {@link SlowClients} only. */
  final Pace sending = new Pace();

  /** How fast the client takes its answers; used by {@link SlowClients} only. */
  final Pace taking = new Pace();

  private final ManagedSelector selector;
  private final SharedSelectors.Guest guest;
  private volatile long bytesIn;
  private volatile long bytesOut;

  CountingEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
    super(channel, selector, key, scheduler);
    this.selector = selector;
    this.guest = key.attachment() instanceof SharedSelectors.Guest owner ? owner : null;
  }

  /** To whom it belongs if its selector is shared; null otherwise. */
  SharedSelectors.Guest guest() {
    return guest;
  }

  /** Who serves it. */
  ManagedSelector selector() {
    return selector;
  }

  long bytesIn() {
    return bytesIn;
  }

  long bytesOut() {
    return bytesOut;
  }

  /** Whether bytes wait for the client to take earlier ones. */
  boolean isWriting() {
    return getWriteFlusher().isPending();
  }

  /** Only one thread at a time reads, so that a plain sum is enough. */
  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate")
  public int fill(ByteBuffer buffer) throws IOException {
    int filled = super.fill(buffer);
    if (filled > 0) {
      bytesIn += filled;
    }
    return filled;
  }

  /** Only one thread at a time writes. */
  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate")
  public boolean flush(ByteBuffer... buffers) throws IOException {
    long before = remaining(buffers);
    boolean all = super.flush(buffers);
    bytesOut += before - remaining(buffers);
    return all;
  }

  private static long remaining(ByteBuffer... buffers) {
    long sum = 0;
    for (ByteBuffer buffer : buffers) {
      sum += buffer.remaining();
    }
    return sum;
  }
}
