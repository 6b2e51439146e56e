package io.understudy.store;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

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

  private record Failures(int count, Instant last) {}

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
    return find(user).map(row -> rest(row, now)).orElse(Duration.ZERO);
  }

  private Optional<Failures> find(String user) {
    return database.first(
        "select failures, last_at from login_failures where user_name = ?",
        row ->
            new Failures(
                row.getInt("failures"), row.getObject("last_at", OffsetDateTime.class).toInstant()),
        user);
  }

  private static Duration rest(Failures row, Instant now) {
    if (row.count() < FREE || row.last().plus(MEMORY).isBefore(now)) {
      return Duration.ZERO;
    }
    long seconds = 1L << Math.min(row.count() - FREE, 6);
    Duration wait = Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds()));
    Duration rest = Duration.between(now, row.last().plus(wait));
    return rest.isNegative() ? Duration.ZERO : rest;
  }

  /**
   * Counts a wrong password, and forgets everything older than {@link #MEMORY}. Of many at the same
   * moment only as many are counted as would have been taken one after the other.
   *
   * @return whether it was counted; if not, the user has to {@link #wait} by now and must not learn
   *     whether the password was right
   */
  public boolean failed(String user, Instant now) {
    database.update(
        "delete from login_failures where last_at < ?", SessionTable.utc(now.minus(MEMORY)));
    while (true) {
      Optional<Failures> row = find(user);
      if (row.isPresent() && rest(row.get(), now).isPositive()) {
        return false;
      }
      if (row.isPresent() ? increment(user, row.get(), now) : insert(user, now)) {
        return true;
      }
    }
  }

  private boolean increment(String user, Failures row, Instant now) {
    return 1
        == database.update(
            "update login_failures set failures = failures + 1, last_at = ?"
                + " where user_name = ? and failures = ?",
            SessionTable.utc(now),
            user,
            row.count());
  }

  private boolean insert(String user, Instant now) {
    return database.insertIfAbsent(
        "insert into login_failures (user_name, failures, last_at) values (?, 1, ?)",
        user,
        SessionTable.utc(now));
  }

  /** Forgets a user's failures, because the password was right. */
  public void clear(String user) {
    database.update("delete from login_failures where user_name = ?", user);
  }
}
