package io.understudy.balancer;

import io.understudy.http.HttpListener;
import io.understudy.http.ServerResources;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/**
 * One HTTP/1.1 connection to a node. It carries one passage at a time and then waits among the idle
 * ones for the next. Between the passages it listens too, so that it learns when the node closes
 * it. Whoever takes the passage out of {@link #current} is the one who reports its end.
 */
final class NodeConnection extends AbstractConnection.NonBlocking
    implements HttpParser.ResponseHandler {
  private static final int BUFFER_BYTES = 32 * 1024;

  private final ByteBufferPool buffers;
  private final Queue<NodeConnection> idle;
  private final HttpParser parser;
  private final AtomicReference<Passage> current = new AtomicReference<>();
  private final Passage first;
  private volatile AnswerInProgress answer;

  /** What has to end before the next passage: writing the request, and reading the answer. */
  private final AtomicInteger busy = new AtomicInteger();

  private RetainableByteBuffer input;
  private boolean complete;

  NodeConnection(
      EndPoint endPoint, ServerResources resources, Queue<NodeConnection> idle, Passage first) {
    super(endPoint, resources.executor());
    this.buffers = resources.buffers();
    this.idle = idle;
    this.first = first;
    this.parser = new HttpParser(this, 2 * HttpListener.MAX_HEADER_BYTES, HttpCompliance.STRICT);
    parser.setHeaderCacheSize(0); // see HttpListener
  }

  @Override
  public void onOpen() {
    super.onOpen();
    fillInterested();
    if (!send(first)) {
      first.failed(new EOFException("closed at once"));
    }
  }

  /**
   * Sends the request of a passage.
   *
   * @return whether this connection has taken it; if not, it is of no use any more
   * @throws UnsendableException if the request cannot be written
   */
  boolean send(Passage passage) {
    RetainableByteBuffer head = RequestHead.of(passage, buffers);
    parser.reset();
    parser.setHeadResponse(HttpMethod.HEAD.is(passage.request().getMethod()));
    answer = new AnswerInProgress(passage);
    busy.set(2);
    current.set(passage);
    if (!getEndPoint().isOpen()) {
      head.release();
      return !current.compareAndSet(passage, null); // or its end has been reported
    }
    passage.onBreakOff(_ -> breakOff(passage));
    passage.headLeaves();
    ByteBuffer body = passage.body();
    Callback done =
        Callback.from(
            InvocationType.NON_BLOCKING,
            () -> {
              head.release();
              passage.bodyLeft();
              freeIfDone();
            },
            failure -> {
              head.release();
              fail(failure);
            });
    getEndPoint().write(done, head.getByteBuffer(), body == null ? BufferUtil.EMPTY_BUFFER : body);
    return true;
  }

  private void breakOff(Passage passage) {
    if (current.compareAndSet(passage, null)) {
      close();
    }
  }

  private void fail(Throwable failure) {
    Passage passage = current.getAndSet(null);
    close();
    if (passage != null) {
      passage.failed(failure);
    }
  }

  @Override
  public void onFillable() {
    read();
  }

  @Override
  public void onFillInterestedFailed(Throwable cause) {
    fail(cause);
  }

  @Override
  public void onClose(Throwable cause) {
    idle.remove(this);
    super.onClose(cause);
  }

  /** Reads and understands until there is nothing more, or the client has to catch up. */
  private void read() {
    try {
      while (true) {
        if (input != null && !understand()) {
          return;
        }
        if (input == null) {
          input = buffers.acquire(BUFFER_BYTES, true);
        }
        int filled = getEndPoint().fill(input.getByteBuffer());
        if (filled == 0) {
          releaseInput();
          fillInterested();
          return;
        }
        if (filled < 0) {
          ended();
          return;
        }
      }
    } catch (IOException | RuntimeException | AssertionError e) {
      // Jetty's parser asserts that a broken answer has the status of an error.
      releaseInput();
      fail(e);
    }
  }

  /** Gives what is there to the parser; false if reading goes on somewhere else, or not at all. */
  private boolean understand() {
    do { // also without input: the end of a body may have been held back with its last part
      AnswerInProgress now = answer;
      if (current.get() == null || now == null) {
        // The node speaks without being asked.
        releaseInput();
        fail(new IOException("an answer that nobody asked for"));
        return false;
      }
      parser.parseNext(input.getByteBuffer());
      if (now.failure() != null) {
        releaseInput();
        fail(now.failure());
        return false;
      }
      if (complete) {
        complete = false;
        if (now.isInterim()) {
          now.interim();
          parser.reset();
        } else {
          return finish(now);
        }
      } else if (now.mustWait(this::read)) {
        return false;
      }
    } while (input.hasRemaining());
    return true;
  }

  /** The node has closed the connection, which may be how its answer ends. */
  private void ended() {
    releaseInput();
    AnswerInProgress now = answer;
    if (current.get() == null) {
      close();
      return;
    }
    parser.atEOF();
    parser.parseNext(BufferUtil.EMPTY_BUFFER);
    if (complete && !now.isInterim() && now.failure() == null) {
      complete = false;
      finish(now);
    } else {
      fail(now.failure() == null ? new EOFException("closed in the middle") : now.failure());
    }
  }

  /** The answer is here to its last byte; the connection goes back before the client gets it. */
  private boolean finish(AnswerInProgress done) {
    boolean reusable = done.isPersistent() && (input == null || !input.hasRemaining());
    boolean mine = current.compareAndSet(done.passage(), null);
    releaseInput();
    answer = null;
    if (mine && reusable && getEndPoint().isOpen()) {
      fillInterested();
      freeIfDone();
    } else {
      close();
    }
    if (mine) {
      done.finish();
    }
    return false;
  }

  /** A node may answer before it has read everything; so the later of the two ends counts. */
  private void freeIfDone() {
    if (busy.decrementAndGet() == 0) {
      idle.offer(this);
    }
  }

  private void releaseInput() {
    if (input != null) {
      input.release();
      input = null;
    }
  }

  @Override
  public void startResponse(HttpVersion version, int status, String reason) {
    answer.start(version, status);
  }

  @Override
  public void parsedHeader(HttpField field) {
    answer.header(field);
  }

  @Override
  public boolean headerComplete() {
    return answer.headersAreHere();
  }

  @Override
  public boolean content(ByteBuffer part) {
    return answer.content(part);
  }

  @Override
  public boolean contentComplete() {
    return false;
  }

  @Override
  public void parsedTrailer(HttpField field) {
    answer.trailer(field);
  }

  @Override
  public boolean messageComplete() {
    complete = true;
    return true;
  }

  @Override
  public void earlyEOF() {
    answer.fails(new EOFException("closed in the middle"));
  }

  @Override
  public void badMessage(HttpException failure) {
    answer.fails(new IOException("the answer could not be understood: " + failure.getReason()));
  }
}
