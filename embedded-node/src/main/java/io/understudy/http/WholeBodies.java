package io.understudy.http;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.EagerContentHandler;

/**
 * Lets a request in when its body is there. What it leads to reads bodies the simple way, and would
 * keep a thread of all servers for each client that is slow to send.
 */
public final class WholeBodies extends EagerContentHandler {
  /** Counted for each part of a body, so that one of very small parts does not keep very much. */
  private static final int OVERHEAD_BYTES = 16;

  private static final long MOST_KEPT_BYTES = 2L * Exchange.MAX_BODY_BYTES;

  /**
   * Waits before something.
   *
   * @param inner gets every request, with the body at hand unless it is too large anyway
   */
  public WholeBodies(Handler inner) {
    super(inner, new RetainedContentLoaderFactory(MOST_KEPT_BYTES, OVERHEAD_BYTES, false));
    // That is refused before it is sent.
    exclude(request -> request.getLength() > Exchange.MAX_BODY_BYTES);
  }
}
