package io.understudy.balancer;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Gathers the body of an answer that is small and says so. Until it is complete nothing has gone to
 * the client, so a node that dies in the middle of it can still be replaced by another.
 */
final class SmallAnswers {
  /** Larger answers, and those of unknown length, are passed on as they come. */
  static final int LIMIT = 64 * 1024;

  private ByteBuffer gathered;

  /**
   * Looks at the headers; must be called before anything else.
   *
   * @param status the status of the answer
   * @param fields its headers
   * @param method the method of the request
   * @return whether the answer is small, or nothing at all, and can be waited for
   */
  boolean begin(int status, HttpFields fields, String method) {
    gathered = null;
    if (HttpMethod.HEAD.is(method)
        || status == HttpStatus.NO_CONTENT_204
        || status == HttpStatus.NOT_MODIFIED_304) {
      return true;
    }
    long length = fields.getLongField(HttpHeader.CONTENT_LENGTH);
    if (length > 0 && length <= LIMIT) {
      gathered = ByteBuffer.allocate((int) length);
    }
    return length >= 0 && length <= LIMIT;
  }

  /**
   * Takes a part of the body.
   *
   * @return whether it was taken; if not, it has to be passed on
   */
  boolean take(ByteBuffer part) {
    if (gathered == null || gathered.remaining() < part.remaining()) {
      return false;
    }
    gathered.put(part);
    return true;
  }

  /** The whole body, empty if nothing was gathered. */
  ByteBuffer whole() {
    return gathered == null ? ByteBuffer.allocate(0) : gathered.flip();
  }
}
