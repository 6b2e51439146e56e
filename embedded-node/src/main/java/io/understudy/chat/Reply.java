package io.understudy.chat;

/** What becomes of a frame. */
public sealed interface Reply {
  /** The message is stored: it will be delivered. */
  record Stored(String id) implements Reply {}

  /**
   * It was not taken.
   *
   * @param id of the frame, or null if it has none
   * @param code why
   * @param detail why, in words
   */
  record Refused(String id, RefusalCode code, String detail) implements Reply {}

  /** The sign of life that was asked for. */
  record Pong() implements Reply {}

  /** It needs no answer. */
  record Noted() implements Reply {}

  /** As a frame; null for none. */
  default String frame() {
    return switch (this) {
      case Stored stored -> OutFrame.ack(stored.id());
      case Refused refused -> OutFrame.error(refused.id(), refused.code(), refused.detail());
      case Pong _ -> OutFrame.pong();
      case Noted _ -> null;
    };
  }
}
