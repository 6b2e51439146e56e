package io.understudy.balancer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/**
 * One answer on its way through a {@link NodeConnection}: refused, gathered, or passed on as it
 * comes, at the pace of the client. Used by one thread at a time.
 */
final class AnswerInProgress {
  /** A node that says "wait" more often than that does not mean to answer. */
  private static final int MOST_INTERIM = 16;

  private final Passage passage;
  private final SmallAnswers small = new SmallAnswers();
  private final AtomicReference<Flow> flow = new AtomicReference<>(Flow.READING);
  private HttpFields.Mutable fields = HttpFields.build();
  private HttpFields.Mutable trailers;
  private HttpVersion version;
  private int status;
  private int interims;
  private boolean refused;
  private boolean claimed;
  private volatile Throwable failure;
  private volatile Runnable whenTaken;

  private enum Flow {
    READING,
    /** The client is being written to, by the thread that reads. */
    WRITING,
    /** The client is slow; reading goes on when it has taken what it got. */
    WAITING
  }

  AnswerInProgress(Passage passage) {
    this.passage = passage;
  }

  Passage passage() {
    return passage;
  }

  void start(HttpVersion spoken, int begun) {
    version = spoken;
    status = begun;
  }

  void header(HttpField field) {
    fields.add(field);
  }

  void trailer(HttpField field) {
    if (trailers == null) {
      trailers = HttpFields.build();
    }
    trailers.add(field);
  }

  boolean isInterim() {
    return HttpStatus.isInformational(status);
  }

  /** An answer before the answer; hints are passed on, the rest is between the node and us. */
  void interim() {
    if (++interims > MOST_INTERIM || status == HttpStatus.SWITCHING_PROTOCOLS_101) {
      fails(new IOException("an answer that does not fit the request"));
    } else if (status == HttpStatus.EARLY_HINTS_103) {
      var _ = passage.client().writeInterim(status, fields.asImmutable());
    }
    fields = HttpFields.build();
  }

  /** The head is complete; true if the parser is to stop. */
  boolean headersAreHere() {
    if (isInterim()) {
      return false;
    }
    if (status < HttpStatus.CONTINUE_100) { // Jetty's parser takes "HTTP/1.1 20" for one
      fails(new IOException("the answer could not be understood: its status is " + status));
      return true;
    }
    refused = !passage.accepts(status);
    if (!small.begin(status, fields, passage.request().getMethod())) {
      if (refused) {
        fails(Failures.unwanted());
        return true;
      }
      return !claim();
    }
    return false;
  }

  private boolean claim() {
    claimed = passage.claim(status, fields);
    if (!claimed) {
      fails(Failures.unwanted());
    } else if (fields.contains(HttpHeader.TRANSFER_ENCODING)) {
      passage.client().setTrailersSupplier(() -> trailers == null ? HttpFields.EMPTY : trailers);
    }
    return claimed;
  }

  /** A part of the body; true if the parser is to stop. */
  boolean content(ByteBuffer part) {
    if (refused || small.take(part)) {
      return false;
    }
    flow.set(Flow.WRITING);
    passage
        .client()
        .write(
            false,
            part,
            Callback.from(
                InvocationType.NON_BLOCKING, this::taken, cause -> passage.clientFailed(cause)));
    return flow.get() == Flow.WRITING;
  }

  private void taken() {
    if (!flow.compareAndSet(Flow.WRITING, Flow.READING)) {
      flow.set(Flow.READING);
      whenTaken.run();
    }
  }

  /**
   * Whether the client has not yet taken what it was given.
   *
   * @param goOn what to do when it has
   */
  boolean mustWait(Runnable goOn) {
    whenTaken = goOn;
    return flow.compareAndSet(Flow.WRITING, Flow.WAITING);
  }

  /** The node has said everything. */
  void finish() {
    if (refused || (!claimed && !claim())) {
      return;
    }
    ByteBuffer rest = small.whole();
    passage
        .client()
        .write(
            true,
            rest.hasRemaining() ? rest : BufferUtil.EMPTY_BUFFER,
            Callback.from(InvocationType.NON_BLOCKING, passage::answered, passage::clientFailed));
  }

  /** Whether the node will take another request on this connection. */
  boolean isPersistent() {
    return version == HttpVersion.HTTP_1_1
        && !fields.contains(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
  }

  void fails(Throwable cause) {
    if (failure == null) {
      failure = cause;
    }
  }

  Throwable failure() {
    return failure;
  }
}
