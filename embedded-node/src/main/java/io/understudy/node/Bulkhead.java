package io.understudy.node;

import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Keeps a node from taking all the threads that the nodes of this JVM share: beyond a number of
 * requests it is busy with, it answers 503 at once, and whoever asked tries another node. After the
 * pattern "bulkhead" of Michael Nygard, <i>Release It!</i> Health checks pass: a busy node is not a
 * sick one.
 */
final class Bulkhead extends Handler.Wrapper {
  private final String node;
  private final int most;
  private final AtomicInteger busy = new AtomicInteger();

  /**
   * Begins with nothing to do.
   *
   * @param node whose threads are counted
   * @param most how many requests may keep a thread at once
   */
  Bulkhead(String node, int most, Handler inner) {
    super(inner);
    this.node = node;
    this.most = most;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (NodeCall.isHealthCheck(request)) {
      return super.handle(request, response, callback);
    }
    try {
      if (busy.incrementAndGet() > most) {
        NodeCall.refuse(
            request,
            response,
            callback,
            503,
            "%s is busy with %d requests, and takes no more at once".formatted(node, most));
        return true;
      }
      return super.handle(request, response, callback);
    } finally {
      busy.decrementAndGet();
    }
  }
}
