package io.understudy.supervisor;

import java.time.Duration;
import java.util.Locale;

/** What becomes of a node that has ended. */
public sealed interface Decision {
  /** It stays as it is. */
  record Stay() implements Decision {}

  /**
   * It is started again.
   *
   * @param delay after this time, 0 or more
   * @param why why, or which attempt it is, for example {@code attempt 2 of 5}
   */
  record Retry(Duration delay, String why) implements Decision {
    private static final double MS_PER_SECOND = 1_000;

    /** All of it in words, for example {@code restarts in 0.4 s, attempt 2 of 5}. */
    public String words() {
      return String.format(
          Locale.ROOT, "restarts in %.1f s, %s", delay.toMillis() / MS_PER_SECOND, why);
    }
  }

  /**
   * It is not started again until somebody says so.
   *
   * @param reason why, in words
   */
  record GiveUp(String reason) implements Decision {}
}
