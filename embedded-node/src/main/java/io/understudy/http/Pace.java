package io.understudy.http;

/** Whether a stream of bytes is too slow because of its client. Used by one thread. */
final class Pace {
  private boolean running;
  private long since;
  private long bytesThen;
  private int looks;
  private int waits;

  /** There is nothing to measure at the moment. */
  void pause() {
    running = false;
  }

  /**
   * Looks at the stream once more.
   *
   * @param waiting whether the client is waited for at this moment
   * @param bytes how many have moved until now
   * @param now in nanoseconds
   * @param patience how slow is too slow
   * @return whether a {@link Patience#window} ends in which fewer bytes moved than {@link
   *     Patience#bytesPerSecond} allows, and the client was waited for at half of the looks at
   *     least
   */
  boolean isTooSlow(boolean waiting, long bytes, long now, Patience patience) {
    if (running) {
      looks++;
      if (waiting) {
        waits++;
      }
      if (now - since < patience.window().toNanos()) {
        return false;
      }
    }
    boolean slow =
        running && waits > 0 && 2 * waits >= looks && bytes - bytesThen < patience.bytesPerWindow();
    running = true;
    since = now;
    bytesThen = bytes;
    looks = 0;
    waits = 0;
    return slow;
  }
}
