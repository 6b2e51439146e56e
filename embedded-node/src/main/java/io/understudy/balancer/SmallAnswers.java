package io.understudy.balancer;

import java.nio.ByteBuffer;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;

/**
 * Gathers the body of an answer that is small and says so. Until it is complete nothing has gone to
 * the client, so a node that dies in the middle of it can still be replaced by another.
 */
final class SmallAnswers {
  /** Larger answers, and those of unknown length, are passed on as they come. */
  static final int LIMIT = 64 * 1024;

  private ByteBuffer gathered;

  /** Looks at the headers; must be called before anything else. */
  void begin(Response answer) {
    long length = answer.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
    gathered = length > 0 && length <= LIMIT ? ByteBuffer.allocate((int) length) : null;
  }

  /**
   * Takes a part of the body.
   *
   * @return whether it was taken; if not, it has to be passed on
   */
  boolean take(Content.Chunk chunk) {
    if (gathered == null || gathered.remaining() < chunk.remaining()) {
      return false;
    }
    gathered.put(chunk.getByteBuffer());
    return true;
  }

  /** The whole body, empty if nothing was gathered. */
  ByteBuffer whole() {
    return gathered == null ? ByteBuffer.allocate(0) : gathered.flip();
  }
}
