package io.understudy.balancer;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;

/**
 * What one client asks, as far as it decides what may be done when a node fails. The body is set
 * once, before the first try; after that nothing changes.
 */
final class Wanted {
  /** Larger bodies are streamed and therefore cannot be sent a second time. */
  static final int REPLAY_LIMIT = 64 * 1024;

  private final Request request;
  private final String route;
  private final boolean repeatable;
  private final boolean safe;
  private final boolean hasBody;
  private ByteBuffer body;

  Wanted(Request request) {
    this.request = request;
    this.route = Routes.of(request);
    this.repeatable = isRepeatable(request);
    this.safe = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
    this.hasBody =
        request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
  }

  /**
   * Whether a node may be asked twice without harm. Methods that RFC 9110 calls idempotent are;
   * signing in and out is too, since a second session that nobody heard of hurts nobody; and a POST
   * whose client gave it a key is carried out once, however often it is asked.
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

  Request request() {
    return request;
  }

  /** Method and path. */
  String route() {
    return route;
  }

  /** Whether a node may be asked again although another may have carried it out. */
  boolean isRepeatable() {
    return repeatable;
  }

  /** Whether two nodes may be asked at the same time. */
  boolean mayBeHedged() {
    return safe && !isStreamed();
  }

  /** Whether the body is small enough to be kept, and is not yet. */
  boolean shouldKeepBody() {
    return request.getLength() > 0 && request.getLength() <= REPLAY_LIMIT;
  }

  void keepBody(ByteBuffer whole) {
    body = whole;
  }

  /** Whether there is a body that can be read only once. */
  boolean isStreamed() {
    return hasBody && body == null;
  }

  /** The body, ready to be read from its start; null if there is none or it is streamed. */
  ByteBuffer body() {
    return body == null ? null : body.slice();
  }
}
