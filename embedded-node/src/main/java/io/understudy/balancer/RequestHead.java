package io.understudy.balancer;

import io.understudy.balancer.Carrier.UnsendableException;
import io.understudy.http.HttpListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpGenerator;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.server.Request;

/** The first lines of a request to a node, as bytes. */
final class RequestHead {
  /** What a client may send must fit, with what is added here. */
  private static final int BYTES = 2 * HttpListener.MAX_HEADER_BYTES + 2 * 1024;

  private RequestHead() {}

  /**
   * Writes the head of a request whose body is kept or empty.
   *
   * @return a buffer that the caller releases
   * @throws UnsendableException if it is too large or has characters that cannot be sent
   */
  static RetainableByteBuffer of(Passage passage, ByteBufferPool buffers) {
    Request request = passage.request();
    ByteBuffer body = passage.body();
    HttpURI uri = HttpURI.build().pathQuery(request.getHttpURI().getPathQuery());
    MetaData.Request info =
        new MetaData.Request(
            request.getMethod(),
            uri,
            HttpVersion.HTTP_1_1,
            passage.head(),
            body == null ? -1 : body.remaining());
    RetainableByteBuffer head = buffers.acquire(BYTES, true);
    try {
      HttpGenerator.Result result =
          new HttpGenerator().generateRequest(info, head.getByteBuffer(), null, body, true);
      if (result != HttpGenerator.Result.FLUSH) {
        throw new UnsendableException("the headers are too large to be passed on", null);
      }
      return head;
    } catch (IOException | RuntimeException e) {
      head.release();
      throw e instanceof UnsendableException unsendable
          ? unsendable
          : new UnsendableException("the request cannot be passed on as it is", e);
    }
  }
}
