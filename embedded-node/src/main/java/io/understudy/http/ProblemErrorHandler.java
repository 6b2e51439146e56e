package io.understudy.http;

import io.understudy.problem.ProblemKind;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/**
 * Answers what Jetty itself refuses (a malformed request, headers over the limit) in the same form
 * as everything else, instead of with Jetty's own page.
 */
final class ProblemErrorHandler extends ErrorHandler {
  private final List<HttpField> marks;

  ProblemErrorHandler(List<HttpField> marks) {
    this.marks = marks;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    HttpException refusal = clientsFault(request.getAttribute(ERROR_EXCEPTION));
    int status =
        refusal != null
            ? refusal.getCode()
            : response.getStatus() == 0 ? 500 : response.getStatus();
    Object message = refusal != null ? refusal.getReason() : request.getAttribute(ERROR_MESSAGE);
    ProblemKind kind = ProblemKind.ofStatus(status);
    String detail = message == null || status >= 500 ? kind.title() : message.toString();
    response.setStatus(status);
    Problem problem =
        new Problem(
            "/problems/" + kind.code(),
            kind.title(),
            status,
            detail,
            Request.getPathInContext(request));
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    // Where a request ends that was not understood is not known; nothing may be read after it.
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    marks.forEach(response.getHeaders()::put);
    // Jetty would else hand what comes after the last byte to another thread, and race with it.
    Callback here =
        Callback.from(InvocationType.NON_BLOCKING, callback::succeeded, callback::failed);
    response.write(true, ByteBuffer.wrap(Json.bytes(problem)), here);
    return true;
  }

  /** A body that is malformed, too large or never ends fails in the middle of whoever reads it. */
  private static HttpException clientsFault(Object failure) {
    for (Throwable cause = (Throwable) failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpException refusal && HttpStatus.isClientError(refusal.getCode())) {
        return refusal;
      }
    }
    return null;
  }
}
