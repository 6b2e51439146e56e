package io.understudy.balancer;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * One try of a {@link Relay}: remembers how far it came and passes on what the carrier reports.
 * Everything but the flags is guarded by the relay.
 */
final class Attempt implements Passage {
  private final Relay relay;
  private final Upstream upstream;
  private final HttpFields head;
  private final ByteBuffer body;
  private final long start;
  private volatile boolean sent;
  private volatile boolean touched;

  /** Since when the node owes an answer: it has had everything, which a streamed body delays. */
  private volatile long waitingSince;

  private volatile boolean uploading;

  private Consumer<Throwable> breakOff;
  private Throwable broken;
  private boolean over;
  private boolean slow;
  private int status;

  Attempt(Relay relay, Upstream upstream, HttpFields head, long start) {
    this.relay = relay;
    this.upstream = upstream;
    this.head = head;
    this.body = relay.wanted().body();
    this.start = start;
    this.waitingSince = start;
    this.uploading = relay.wanted().isStreamed();
  }

  @Override
  public Upstream upstream() {
    return upstream;
  }

  @Override
  public Request request() {
    return relay.wanted().request();
  }

  @Override
  public HttpFields head() {
    return head;
  }

  @Override
  public ByteBuffer body() {
    return body;
  }

  @Override
  public Response client() {
    return relay.client();
  }

  @Override
  public void onBreakOff(Consumer<Throwable> how) {
    Throwable already;
    synchronized (this) {
      breakOff = how;
      already = broken;
    }
    if (already != null) {
      how.accept(already);
    }
  }

  /** It is not wanted any more. */
  void breakOff(Throwable why) {
    Consumer<Throwable> how;
    synchronized (this) {
      broken = why;
      how = breakOff;
    }
    if (how != null) {
      how.accept(why);
    }
  }

  @Override
  public void headLeaves() {
    sent = true;
  }

  @Override
  public void bodyTouched() {
    touched = true;
  }

  @Override
  public void bodyLeft() {
    if (uploading) {
      waitingSince = relay.now();
      uploading = false;
    }
  }

  @Override
  public boolean accepts(int answer) {
    status = answer;
    return relay.accepts(this, answer);
  }

  @Override
  public boolean claim(int answer, HttpFields fields) {
    return relay.claim(this, fields);
  }

  @Override
  public void answered() {
    relay.answered(this);
  }

  @Override
  public void failed(Throwable cause) {
    relay.failed(this, cause);
  }

  @Override
  public void clientFailed(Throwable cause) {
    relay.abandon(cause);
  }

  /** Whether the node may have carried it out. */
  boolean wasSent() {
    return sent;
  }

  /** Whether the same request can be sent from its start again. */
  boolean canBeSentAgain() {
    return !relay.wanted().isStreamed() || !touched;
  }

  /** Whether a connection that breaks now says something about the node, and not of the body. */
  boolean isNodesFault() {
    return !uploading || !touched;
  }

  /** Whether the client is still sending what the node is to answer. */
  boolean isUploading() {
    return !over && uploading;
  }

  /** Nanoseconds since the node owes an answer; 0 while it does not. */
  long waited(long now) {
    return uploading ? 0 : now - waitingSince;
  }

  long nanos() {
    return relay.now() - start;
  }

  int status() {
    return status;
  }

  boolean isOver() {
    return over;
  }

  /** Takes it out of the race; false if it was out already. */
  boolean end() {
    if (over) {
      return false;
    }
    over = true;
    return true;
  }

  /** Whether it may still answer in time. */
  boolean isAwaited() {
    return !over && !slow;
  }

  boolean isSlow() {
    return slow;
  }

  boolean isOlderThan(Attempt other) {
    return start < other.start;
  }

  void markSlow() {
    slow = true;
  }
}
