package io.understudy.balancer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;

/**
 * One client request on its way: which upstreams it has met, and what may be done when one fails.
 * Used by one thread at a time.
 */
final class Relay {
  private static final String ATTRIBUTE = Relay.class.getName();

  private final long start = System.nanoTime();
  private final List<Upstream> tried = new ArrayList<>(2);
  private final boolean repeatable;
  private final boolean hasBody;
  private String firstCause;
  private long attemptStart;
  private volatile boolean sent;
  private volatile boolean sentWhole;
  private volatile boolean bodyTouched;
  private volatile boolean clientFailed;
  private ByteBuffer body;

  private Relay(Request request) {
    this.repeatable = isRepeatable(request);
    this.hasBody =
        request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    request.setAttribute(ATTRIBUTE, this);
  }

  static Relay begin(Request request) {
    return new Relay(request);
  }

  static Relay of(Request request) {
    return (Relay) request.getAttribute(ATTRIBUTE);
  }

  /**
   * Whether a node may be asked twice without harm. Methods that RFC 9110 calls idempotent are;
   * signing in and out is too, since a second session that nobody heard of hurts nobody; and nodes
   * carry out a request with an {@code Idempotency-Key} once.
   */
  private static boolean isRepeatable(Request request) {
    HttpMethod method = HttpMethod.fromString(request.getMethod());
    if (method == null) {
      return false;
    }
    return switch (method) {
      case GET, HEAD, OPTIONS, TRACE, PUT, DELETE -> true;
      case POST -> {
        String path = Request.getPathInContext(request);
        yield path.equals("/login")
            || path.equals("/logout")
            || request.getHeaders().contains("Idempotency-Key");
      }
      default -> false;
    };
  }

  void attempt(Upstream upstream) {
    tried.add(upstream);
    attemptStart = System.nanoTime();
    sent = false;
    sentWhole = false;
  }

  Upstream upstream() {
    return tried.getLast();
  }

  List<Upstream> tried() {
    return tried;
  }

  boolean failedOver() {
    return tried.size() > 1;
  }

  /** The request is about to leave; from now on the node may have carried it out. */
  void markSent() {
    sent = true;
  }

  /** A part of a streamed body may be gone; it cannot be sent from its start again. */
  void markBodyTouched() {
    bodyTouched = true;
  }

  /** The request has left to its last byte. */
  void markSentWhole() {
    sentWhole = true;
  }

  /** Whether a connection that breaks now says something about the node, and not of the body. */
  boolean isNodesFault() {
    return sentWhole || !hasBody || body != null || !bodyTouched;
  }

  /** The client broke off, in its body or in the answer, which is not the node's fault. */
  void markClientFailed() {
    clientFailed = true;
  }

  boolean clientFailed() {
    return clientFailed;
  }

  void keepBody(ByteBuffer buffered) {
    this.body = buffered;
  }

  /** The body, ready to be read again from its start; null if it was not kept. */
  ByteBuffer body() {
    return body == null ? null : body.slice();
  }

  /** Whether another node may be asked, as far as the request itself is concerned. */
  boolean mayRepeat() {
    boolean replayable = !hasBody || body != null || !bodyTouched;
    return replayable && (repeatable || !sent);
  }

  void rememberCause(String cause) {
    if (firstCause == null) {
      firstCause = cause;
    }
  }

  String firstCause() {
    return firstCause;
  }

  long nanos() {
    return System.nanoTime() - start;
  }

  long attemptNanos() {
    return System.nanoTime() - attemptStart;
  }
}
