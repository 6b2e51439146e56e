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
   * JSON that no cache keeps.
   *
   * @param status the HTTP status
   * @param value a record, map or list
   */
  public static Answer json(int status, Object value) {
    return new Answer(
        status,
        List.of(
            new Header("Content-Type", "application/json"),
            new Header("Cache-Control", "no-store")),
        ByteBuffer.wrap(Json.bytes(value)));
  }

  /** Sends a browser elsewhere, with 303. */
  public static Answer redirect(String location) {
    return new Answer(303, List.of(new Header("Location", location)), ByteBuffer.allocate(0));
  }

  /**
   * One field.
   *
   * @param name of the header
   * @param value as it is sent
   */
  public record Header(String name, String value) {}
}
