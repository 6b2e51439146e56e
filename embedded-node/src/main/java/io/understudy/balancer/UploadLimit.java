package io.understudy.balancer;

import io.understudy.problem.ProblemKind;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses bodies that are larger than any node could want: by their length before they are sent,
 * and where it is not given as soon as they are too long. Nodes have narrower limits of their own.
 */
final class UploadLimit extends Handler.Wrapper {
  private final long limit;
  private final Refusals refusals;

  UploadLimit(Handler inner, long limit, Refusals refusals) {
    super(inner);
    this.limit = limit;
    this.refusals = refusals;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (request.getLength() > limit) {
      // What is still on its way must not be taken for the next request.
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
      refusals.answer(request, response, callback, ProblemKind.TOO_LARGE, words());
      return true;
    }
    boolean unknown = request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    return super.handle(unknown ? new Counted(request) : request, response, callback);
  }

  private String words() {
    return "The body must be at most " + limit + " bytes";
  }

  private final class Counted extends Request.Wrapper {
    private long read;

    Counted(Request request) {
      super(request);
    }

    @Override
    public Content.Chunk read() {
      Content.Chunk chunk = super.read();
      if (chunk == null || Content.Chunk.isFailure(chunk)) {
        return chunk;
      }
      read += chunk.remaining();
      if (read <= limit) {
        return chunk;
      }
      chunk.release();
      HttpException.RuntimeException tooLarge =
          new HttpException.RuntimeException(HttpStatus.PAYLOAD_TOO_LARGE_413, words());
      fail(tooLarge);
      return Content.Chunk.from(tooLarge, true);
    }
  }
}
