package io.understudy.http;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A whole answer that has not gone to a client.
 *
 * @param status the HTTP status
 * @param headers what the resource has set, in order
 * @param body the bytes from its position to its limit; empty for none
 */
public record Answer(int status, List<Header> headers, ByteBuffer body) {
  /** Copies the headers. */
  public Answer {
    headers = List.copyOf(headers);
  }

  /**
   * One field.
   *
   * @param name of the header
   * @param value as it is sent
   */
  public record Header(String name, String value) {}
}
