package io.understudy.supervisor;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;

/**
 * How a node is restarted. Immutable; its shape is that of {@code PUT nodes/{id}/supervision}.
 * Values out of range are refused with a {@link ProblemException} of kind {@link
 * ProblemKind#BAD_REQUEST} that names them and what is allowed.
 *
 * @param restart the name of a {@link RestartPolicy}: {@code never}, {@code on-crash}, {@code
 *     always}
 * @param maxRestarts this many restarts within the window are tried, 1 to 100; at the next crash
 *     the node is given up
 * @param windowMs how long a restart counts, in milliseconds, one second to one hour
 * @param leastBackoffMs no restart comes sooner, in milliseconds, 0 to one minute, at most the
 *     longest wait
 * @param firstBackoffMs the longest wait before the first restart, in milliseconds, 1 ms to one
 *     minute, at most that before any; it doubles with every further restart in the window
 * @param mostBackoffMs the longest wait before any restart, in milliseconds, 1 ms to ten minutes
 */
public record RestartRules(
    String restart,
    int maxRestarts,
    long windowMs,
    long leastBackoffMs,
    long firstBackoffMs,
    long mostBackoffMs) {
  private static final int MINUTE_MS = 60_000;
  private static final int HOUR_MS = 60 * MINUTE_MS;

  /** Restarted after a crash, first within 100 to 250 ms, and given up after 5 in a minute. */
  public static final RestartRules DEFAULTS =
      new RestartRules(RestartPolicy.ON_CRASH.code(), 5, MINUTE_MS, 100, 250, 10_000);

  /** Checks the values. */
  public RestartRules {
    if (RestartPolicy.ofCode(restart).isEmpty()) {
      throw refused(
          "\"restart\" is one of %s, not \"%s\"".formatted(RestartPolicy.codes(), restart));
    }
    range("maxRestarts", maxRestarts, 1, 100);
    range("windowMs", windowMs, 1_000, HOUR_MS);
    range("leastBackoffMs", leastBackoffMs, 0, MINUTE_MS);
    range("firstBackoffMs", firstBackoffMs, 1, MINUTE_MS);
    range("mostBackoffMs", mostBackoffMs, 1, 10 * MINUTE_MS);
    atMost("leastBackoffMs", leastBackoffMs, mostBackoffMs);
    atMost("firstBackoffMs", firstBackoffMs, mostBackoffMs);
  }

  /** The policy of that name. */
  public RestartPolicy policy() {
    return RestartPolicy.ofCode(restart).orElseThrow();
  }

  /** The same with another policy. */
  public RestartRules withPolicy(RestartPolicy other) {
    return new RestartRules(
        other.code(), maxRestarts, windowMs, leastBackoffMs, firstBackoffMs, mostBackoffMs);
  }

  private static void range(String key, long value, long low, long high) {
    if (value < low || value > high) {
      throw refused("\"%s\" is %d to %d, not %d".formatted(key, low, high, value));
    }
  }

  private static void atMost(String key, long value, long most) {
    if (value > most) {
      throw refused("\"%s\" is at most \"mostBackoffMs\", %d, not %d".formatted(key, most, value));
    }
  }

  private static ProblemException refused(String detail) {
    return new ProblemException(ProblemKind.BAD_REQUEST, detail);
  }
}
