package io.understudy.node;

import io.understudy.fault.Fault;
import io.understudy.http.HttpListener;
import io.understudy.http.Json;
import io.understudy.http.Problem;
import io.understudy.problem.ProblemKind;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A request at the door of a node.
 *
 * @param node the node
 * @param waiting where it can wait
 * @param request the request
 * @param response its answer
 * @param callback told when it is answered
 */
record NodeCall(String node, Waiting waiting, Request request, Response response, Callback callback)
    implements Waiter {
  @Override
  public void hold(Fault by, Runnable onward) {
    request.addIdleTimeoutListener(_ -> false);
    waiting.hold(by, this, onward);
  }

  @Override
  public void delay(Fault by, long millis, Runnable onward) {
    request.addIdleTimeoutListener(_ -> false);
    waiting.delay(by, this, millis, onward);
  }

  @Override
  public void answer(int status) {
    refuse(status, "%s was told to answer %d (fault \"error\")".formatted(node, status));
  }

  @Override
  public void reset() {
    HttpListener.reset(request);
    callback.failed(new QuietException.Exception("the connection was reset (fault \"reset\")"));
  }

  void refuse(int status, String detail) {
    refuse(request, response, callback, status, detail);
  }

  static boolean isHealthCheck(Request request) {
    return Request.getPathInContext(request).equals("/health");
  }

  /** Answers with a problem document. */
  static void refuse(
      Request request, Response response, Callback callback, int status, String detail) {
    ProblemKind kind = ProblemKind.ofStatus(status);
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    if (status == ProblemKind.UNAVAILABLE.status()) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
    }
    Problem problem =
        new Problem(
            "/problems/" + kind.code(),
            kind.title(),
            status,
            detail,
            Request.getPathInContext(request));
    response.write(true, ByteBuffer.wrap(Json.bytes(problem)), callback);
  }

  @Override
  public void hangUp() {
    request.getConnectionMetaData().getConnection().getEndPoint().close();
    callback.failed(new QuietException.Exception("nobody waits for the answer any more"));
  }

  @Override
  public boolean isAbandoned() {
    boolean onlyAQuestion =
        HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
    return onlyAQuestion && HttpListener.isClientGone(request);
  }
}
