package io.understudy.balancer;

import io.understudy.http.ServerResources;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.util.IteratingCallback;

/**
 * One of the two ends of a tunnel. What comes in here goes out there, a buffer at a time: the next
 * one is read when the last one is written, so a slow reader slows its writer and nothing piles up.
 * The end of one direction is passed on, and the other direction goes on for a while; a broken
 * connection ends both.
 */
final class TunnelEnd extends AbstractConnection implements Connection.UpgradeTo {
  private static final int BUFFER_BYTES = 16 * 1024;

  /** Who has said all waits no longer than this for the other's last words. */
  private static final Duration LINGER = Duration.ofSeconds(10);

  private final ServerResources resources;
  private final Duration idle;
  private final Pair pair;
  private final Pump pump = new Pump();
  private TunnelEnd other;
  private ByteBuffer early;

  /** What both ends share. */
  private static final class Pair {
    final AtomicInteger open = new AtomicInteger();
    final AtomicInteger ended = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final Runnable onClosed;

    Pair(Runnable onClosed) {
      this.onClosed = onClosed;
    }
  }

  private TunnelEnd(EndPoint socket, ServerResources resources, Duration idle, Pair pair) {
    super(socket, resources.executor());
    this.resources = resources;
    this.idle = idle;
    this.pair = pair;
  }

  /**
   * Both ends of a tunnel; bytes flow as soon as both are open.
   *
   * @param one the one socket
   * @param another the other socket
   * @param resources for threads and buffers
   * @param idle how long nothing may go either way
   * @param onClosed called once, when both are closed
   * @return the end at {@code one}
   */
  static TunnelEnd between(
      EndPoint one, EndPoint another, ServerResources resources, Duration idle, Runnable onClosed) {
    Pair pair = new Pair(onClosed);
    TunnelEnd here = new TunnelEnd(one, resources, idle, pair);
    TunnelEnd there = new TunnelEnd(another, resources, idle, pair);
    here.other = there;
    there.other = here;
    return here;
  }

  TunnelEnd other() {
    return other;
  }

  /** What came with the handshake belongs to the tunnel. */
  @Override
  public void onUpgradeTo(ByteBuffer buffer) {
    early = buffer;
  }

  @Override
  public void onOpen() {
    super.onOpen();
    getEndPoint().setIdleTimeout(idle.toMillis());
    if (pair.open.incrementAndGet() == 2) {
      other.pump.iterate();
      pump.iterate();
    }
  }

  @Override
  public void onFillable() {
    pump.iterate();
  }

  @Override
  public void onFillInterestedFailed(Throwable cause) {
    closeBoth(cause);
  }

  /** Every byte passes both ends, so that both are idle when one is. */
  @Override
  public boolean onIdleExpired(TimeoutException timeout) {
    closeBoth(timeout);
    return false;
  }

  @Override
  public void onClose(Throwable cause) {
    super.onClose(cause);
    other.getEndPoint().close(cause);
    if (pair.closed.incrementAndGet() == 2) {
      pair.onClosed.run();
    }
  }

  /** Ends both directions. */
  void closeBoth(Throwable cause) {
    getEndPoint().close(cause);
    other.getEndPoint().close(cause);
  }

  /** Carries what comes in here to the other end. */
  private final class Pump extends IteratingCallback {
    private RetainableByteBuffer buffer;

    @Override
    protected Action process() throws IOException {
      if (early != null) {
        ByteBuffer first = early;
        early = null;
        other.getEndPoint().write(this, first);
        return Action.SCHEDULED;
      }
      if (buffer == null) {
        buffer = resources.buffers().acquire(BUFFER_BYTES, true);
      }
      ByteBuffer bytes = buffer.getByteBuffer();
      int filled = getEndPoint().fill(bytes);
      if (filled > 0) {
        other.getEndPoint().write(this, bytes);
        return Action.SCHEDULED;
      }
      release();
      if (filled < 0) {
        return Action.SUCCEEDED;
      }
      fillInterested();
      return Action.IDLE;
    }

    @Override
    protected void onCompleteSuccess() {
      if (pair.ended.incrementAndGet() == 2) {
        closeBoth(null);
      } else {
        other.getEndPoint().shutdownOutput();
        linger();
      }
    }

    private void linger() {
      try {
        getEndPoint().setIdleTimeout(LINGER.toMillis());
        other.getEndPoint().setIdleTimeout(LINGER.toMillis());
      } catch (RejectedExecutionException e) {
        closeBoth(e); // the timer has stopped, and everything else is about to
      }
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
      release();
      closeBoth(cause);
    }

    private void release() {
      if (buffer != null) {
        buffer.release();
        buffer = null;
      }
    }
  }
}
