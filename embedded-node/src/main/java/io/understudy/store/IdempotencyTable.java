package io.understudy.store;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which requests with an {@code Idempotency-Key} were carried out, and what was answered. A node
 * claims a request before it carries it out, so that others wait instead of doing the same work. A
 * claim is advice only and is over soon, because its node may be dead; what makes sure that the
 * work has an effect once is {@link #carryOut}, whose commit can succeed for one node only.
 */
public final class IdempotencyTable {
  /** So long an answer is kept. */
  public static final Duration MEMORY = Duration.ofHours(24);

  /**
   * So long others wait for a node before one of them tries too. Longer than nearly every request
   * takes, and short enough for a client that repeats what a dead node has begun.
   */
  public static final Duration CLAIM = Duration.ofMillis(300);

  private final Database database;
  private final InstantSource clock;
  private final SecureRandom random;

  IdempotencyTable(Database database, InstantSource clock, SecureRandom random) {
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  IdempotencyTable on(Database fenced) {
    return new IdempotencyTable(fenced, clock, random);
  }

  /** What came of a claim. */
  public sealed interface Claim {
    /**
     * The request is to be carried out.
     *
     * @param number tells this claim from every other one
     */
    record Mine(long number) implements Claim {}

    /**
     * Another node is at it.
     *
     * @param fingerprint of the request that it carries out
     */
    record Busy(String fingerprint) implements Claim {}

    /**
     * It was carried out.
     *
     * @param fingerprint of the request that was
     * @param answer what was kept of its answer
     * @param recorded whether its events are in the journal for certain
     */
    record Answered(String fingerprint, ByteBuffer answer, boolean recorded) implements Claim {}
  }

  /**
   * What becomes of work that was done.
   *
   * @param commit whether what it has written stays
   * @param answer what a repetition is told; null if it is to be carried out anew
   * @param recorded whether there are no events to follow
   */
  public record Outcome(boolean commit, ByteBuffer answer, boolean recorded) {}

  private record Row(
      String fingerprint,
      Instant createdAt,
      long claim,
      Instant claimedUntil,
      ByteBuffer answer,
      boolean recorded) {}

  /** Another node was faster; nothing was written. */
  private static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The work is not to stay. */
  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Claims a request, unless it was answered or another node has claimed it.
   *
   * @param id of its key, at most 64 characters
   * @param fingerprint of everything else about it, at most 64 characters
   */
  public Claim claim(String id, String fingerprint) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    long number = random.nextLong();
    while (true) {
      Optional<Row> found = find(id);
      if (found.isEmpty()) {
        if (insert(id, fingerprint, number, now)) {
          return new Claim.Mine(number);
        }
        continue;
      }
      Row row = found.get();
      if (!row.createdAt().isAfter(now.minus(MEMORY))) {
        forget(id, row.createdAt());
        continue;
      }
      boolean over = !now.isBefore(row.claimedUntil());
      if (row.answer() != null && (row.recorded() || over)) {
        return new Claim.Answered(row.fingerprint(), row.answer(), row.recorded());
      }
      if (!over) {
        return new Claim.Busy(row.fingerprint());
      }
      return takeOver(id, fingerprint, row.claim(), number, now)
          ? new Claim.Mine(number)
          : new Claim.Busy(row.fingerprint());
    }
  }

  private Optional<Row> find(String id) {
    return database.first(
        "select fingerprint, created_at, claim, claimed_until, answer, recorded"
            + " from idempotency where id = ?",
        IdempotencyTable::row,
        id);
  }

  private static Row row(ResultSet row) throws SQLException {
    byte[] answer = row.getBytes("answer");
    return new Row(
        row.getString("fingerprint"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getLong("claim"),
        row.getObject("claimed_until", OffsetDateTime.class).toInstant(),
        answer == null ? null : ByteBuffer.wrap(answer),
        row.getBoolean("recorded"));
  }

  private void forget(String id, Instant createdAt) {
    database.update(
        "delete from idempotency where id = ? and created_at = ?", id, SessionTable.utc(createdAt));
  }

  private boolean insert(String id, String fingerprint, long number, Instant now) {
    return database.insertIfAbsent(
        "insert into idempotency (id, fingerprint, created_at, claim, claimed_until, recorded)"
            + " values (?, ?, ?, ?, ?, false)",
        id,
        fingerprint,
        SessionTable.utc(now),
        number,
        SessionTable.utc(now.plus(CLAIM)));
  }

  /**
   * Not by waiting for whoever holds the row's lock: he is about to commit, and those who wait
   * would each hold a connection.
   */
  private boolean takeOver(String id, String fingerprint, long old, long number, Instant now) {
    return database.inTransaction(connection -> {
      try (PreparedStatement free =
              Database.prepare(
                  connection,
                  "select id from idempotency where id = ? and claim = ? and answer is null"
                      + " for update skip locked",
                  id,
                  old);
          ResultSet row = free.executeQuery()) {
        if (!row.next()) {
          return false;
        }
      }
      try (PreparedStatement claim =
          Database.prepare(
              connection,
              "update idempotency set fingerprint = ?, claim = ?, claimed_until = ?"
                  + " where id = ?",
              fingerprint,
              number,
              SessionTable.utc(now.plus(CLAIM)),
              id)) {
        return claim.executeUpdate() == 1;
      }
    });
  }

  /**
   * Does the work of a claim. What the work writes through the tables of the same store on this
   * thread, and its answer, become durable together, at the end; the transaction begins with the
   * first write. Nothing is written if the work throws, if it says so, if another node has answered
   * meanwhile, or if this node is dead by then.
   *
   * @param id of the key that was claimed
   * @param fingerprint with which it was claimed
   * @param work does it
   * @return false if another node was faster, and the claim is to be tried anew
   */
  public boolean carryOut(String id, String fingerprint, Supplier<Outcome> work) {
    try {
      database.<Void>atomically(
          () -> lock(id),
          () -> {
            Outcome outcome = work.get();
            if (!outcome.commit()) {
              throw new Undone();
            }
            keep(id, fingerprint, outcome);
            return null;
          });
      return true;
    } catch (Overtaken e) {
      return false;
    } catch (Undone e) {
      return true;
    }
  }

  /** Whoever comes second waits here for the first one's commit, and then sees its answer. */
  private void lock(String id) {
    boolean open =
        database
            .first(
                "select answer is null from idempotency where id = ? for update",
                row -> row.getBoolean(1),
                id)
            .orElse(false);
    if (!open) {
      throw new Overtaken();
    }
  }

  private void keep(String id, String fingerprint, Outcome outcome) {
    if (outcome.answer() == null) {
      database.update("delete from idempotency where id = ?", id);
    } else {
      // The fingerprint too: another request may have taken over the claim meanwhile.
      database.update(
          "update idempotency set fingerprint = ?, answer = ?, recorded = ? where id = ?",
          fingerprint,
          bytes(outcome.answer()),
          outcome.recorded(),
          id);
    }
  }

  static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.slice().get(bytes);
    return bytes;
  }

  /** Lets others try at once, because the work of this claim came to nothing. */
  public void release(String id, Claim.Mine claim) {
    database.update(
        "delete from idempotency where id = ? and claim = ? and answer is null",
        id,
        claim.number());
  }

  /** Notes that the events of an answer are in the journal. */
  public void recorded(String id) {
    database.update("update idempotency set recorded = true where id = ?", id);
  }

  /**
   * Removes what is older than {@link #MEMORY}.
   *
   * @return how many answers were removed
   */
  public int sweep() {
    return database.update(
        "delete from idempotency where created_at <= ?",
        SessionTable.utc(clock.instant().minus(MEMORY)));
  }
}
