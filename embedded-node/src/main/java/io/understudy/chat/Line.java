package io.understudy.chat;

/**
 * The way to one client. Nothing here blocks; whatever cannot be sent is dropped, because the
 * client is gone then and will ask for it again.
 */
public interface Line {
  /** The node goes away in order; the client is to connect again at once (RFC 6455, 7.4.1). */
  int GOING_AWAY = 1001;

  /** The client has done something that it must not do. */
  int POLICY = 1008;

  /** The node cannot serve at the moment; the client is to try again. */
  int TRY_AGAIN = 1013;

  /**
   * Sends a frame.
   *
   * @param frame its JSON
   * @param resume from where the client can go on once it has the frame; null if the frame changes
   *     nothing about that
   */
  void send(String frame, String resume);

  /**
   * Asks the client's end of the line to confirm that everything until now has arrived, by calling
   * {@link ChatRoom#confirmed}. A line that cannot ask does nothing.
   *
   * @param seq the number to confirm
   */
  void probe(long seq);

  /** A sign of life for a client that cannot ask for one. */
  void beat();

  /** Whether the sender of a message is told on this line that it was stored. */
  boolean acknowledges();

  /** About how many bytes wait for the client to take earlier ones. */
  long waitingBytes();

  /** Ends it in order, with a reason in words. */
  void close(int code, String reason);
}
