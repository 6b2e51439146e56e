package io.understudy.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;

/** A connection that sends nothing while its valve is shut. */
final class ValvedEndPoint extends CountingEndPoint {
  private static final int AHEAD_BYTES = 1_024;

  private final Executor executor;
  private final Valve valve;
  private final Object reading = new Object();

  /** What was read only to find out whether the peer is there, ready to be taken; null for none. */
  private ByteBuffer ahead;

  ValvedEndPoint(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      Executor executor,
      Valve valve) {
    super(channel, selector, key, scheduler);
    this.executor = executor;
    this.valve = valve;
  }

  /** While the valve is shut it is not the peer who takes nothing. */
  @Override
  boolean isWriting() {
    return !valve.isShut() && super.isWriting();
  }

  @Override
  public boolean flush(ByteBuffer... buffers) throws IOException {
    return !valve.isShut() && super.flush(buffers);
  }

  @Override
  protected void onIncompleteFlush() {
    if (!valve.await(this)) {
      super.onIncompleteFlush();
    }
  }

  /** Waits for the socket to be writable, which it is; that is how Jetty goes on with a write. */
  void goOn() {
    super.onIncompleteFlush();
  }

  /** A process that stands still closes nothing because it is idle. */
  @Override
  protected void onIdleExpired(TimeoutException timeout) {
    if (!valve.isShut()) {
      super.onIdleExpired(timeout);
    }
  }

  @Override
  public void onClose(Throwable cause) {
    valve.closed(this);
    super.onClose(cause);
  }

  /** Whether the peer has closed or lost the connection; for one of which nothing is being read. */
  boolean isPeerGone() {
    synchronized (reading) {
      if (ahead == null) {
        ahead = BufferUtil.allocate(AHEAD_BYTES);
      }
      if (BufferUtil.space(ahead) == 0) {
        return false;
      }
      int position = BufferUtil.flipToFill(ahead);
      try {
        return getChannel().read(ahead) < 0;
      } catch (IOException e) {
        return true;
      } finally {
        BufferUtil.flipToFlush(ahead, position);
        if (!ahead.hasRemaining()) {
          ahead = null;
        }
      }
    }
  }

  @Override
  public int fill(ByteBuffer buffer) throws IOException {
    synchronized (reading) {
      if (ahead == null) {
        return super.fill(buffer);
      }
      notIdle();
      int filled = BufferUtil.append(buffer, ahead);
      if (!ahead.hasRemaining()) {
        ahead = null;
      }
      return filled;
    }
  }

  @Override
  protected void needsFillInterest() {
    synchronized (reading) {
      if (ahead == null) {
        super.needsFillInterest();
        return;
      }
    }
    // The selector knows nothing of what is here already.
    executor.execute(getFillInterest()::fillable);
  }
}
