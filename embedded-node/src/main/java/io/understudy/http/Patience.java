package io.understudy.http;

import java.time.Duration;

/**
 * How slow a client may be before its connection is cut.
 *
 * @param head from the first byte of a request to the end of its headers, whatever comes meanwhile
 * @param window over which the speed of bodies and answers is measured
 * @param bytesPerSecond the slowest speed of a body that is waited for, and of an answer that the
 *     client does not take; a pause of the other side does not count
 */
public record Patience(Duration head, Duration window, long bytesPerSecond) {
  /** For whoever faces the world. */
  public static final Patience WITH_CLIENTS =
      new Patience(Duration.ofSeconds(10), Duration.ofSeconds(20), 500);

  /**
   * For nodes. More than {@link #WITH_CLIENTS}, since a frontend that waits for a slow client lets
   * the node wait too, and the node must not be the one that breaks off.
   */
  public static final Patience WITH_FRONTENDS =
      new Patience(Duration.ofSeconds(15), Duration.ofSeconds(60), 100);

  long bytesPerWindow() {
    return bytesPerSecond * window.toSeconds();
  }
}
