package io.understudy.store;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Who has been guessing passwords. Shared by all nodes, so that guessing is not three times as fast
 * with three nodes, and it does not help to kill the node that counted.
 */
public final class LoginFailureTable {
  /** So many wrong passwords in a row cost nothing but the time of the hash. */
  public static final int FREE = 5;

  /** The longest wait. */
  public static final Duration LONGEST = Duration.ofSeconds(60);

  /** Failures older than this are forgotten. */
  public static final Duration MEMORY = Duration.ofMinutes(15);

  private final Database database;

  LoginFailureTable(Database database) {
    this.database = database;
  }

  /**
   * How long a user must wait before the next attempt: nothing for the first {@link #FREE}
   * failures, then 1 s, 2 s, 4 s … up to {@link #LONGEST} after the last one.
   *
   * @param user who wants to sign in, whether he exists or not
   * @param now the time
   * @return the rest of the wait; zero if none
   */
  public Duration wait(String user, Instant now) {
    return database
        .first(
            "select failures, last_at from login_failures where user_name = ?",
            row ->
                rest(
                    row.getInt("failures"),
                    row.getObject("last_at", OffsetDateTime.class).toInstant(),
                    now),
            user)
        .orElse(Duration.ZERO);
  }

  private static Duration rest(int failures, Instant last, Instant now) {
    if (failures < FREE || last.plus(MEMORY).isBefore(now)) {
      return Duration.ZERO;
    }
    long seconds = 1L << Math.min(failures - FREE, 6);
    Duration wait = Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds()));
    Duration rest = Duration.between(now, last.plus(wait));
    return rest.isNegative() ? Duration.ZERO : rest;
  }

  /** Counts a wrong password, and forgets everything older than {@link #MEMORY}. */
  public void failed(String user, Instant now) {
    OffsetDateTime at = SessionTable.utc(now);
    database.update(
        "delete from login_failures where last_at < ?", SessionTable.utc(now.minus(MEMORY)));
    int updated =
        database.update(
            "update login_failures set failures = failures + 1, last_at = ? where user_name = ?",
            at,
            user);
    if (updated == 0) {
      database.update(
          "merge into login_failures (user_name, failures, last_at) key (user_name)"
              + " values (?, 1, ?)",
          user,
          at);
    }
  }

  /** Forgets a user's failures, because the password was right. */
  public void clear(String user) {
    database.update("delete from login_failures where user_name = ?", user);
  }
}
