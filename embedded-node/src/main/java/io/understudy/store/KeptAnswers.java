package io.understudy.store;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The answers of the {@link IdempotencyTable} within one transaction of a writer that writes for
 * all nodes. It needs no claims: whoever comes second comes after the commit of the first, or is in
 * the same group.
 */
final class KeptAnswers {
  private final Connection connection;
  private final Dialect dialect;
  private final Instant now;
  private final Map<String, Kept> fresh = new HashMap<>();

  /**
   * An answer that is or will be kept.
   *
   * @param fingerprint of the request that it answers
   * @param answer sealed
   */
  record Kept(String fingerprint, ByteBuffer answer) {}

  KeptAnswers(Connection connection, Dialect dialect, Instant now) {
    this.connection = connection;
    this.dialect = dialect;
    this.now = now;
  }

  /** What was answered to the request of that key, before or in this transaction. */
  Optional<Kept> find(String id) throws SQLException {
    if (fresh.containsKey(id)) {
      return Optional.of(fresh.get(id));
    }
    try (PreparedStatement statement =
            Database.prepare(
                connection,
                "select fingerprint, answer from idempotency"
                    + " where id = ? and answer is not null and created_at > ?",
                id,
                SessionTable.utc(now.minus(IdempotencyTable.MEMORY)));
        ResultSet row = statement.executeQuery()) {
      return row.next()
          ? Optional.of(new Kept(row.getString(1), ByteBuffer.wrap(row.getBytes(2))))
          : Optional.empty();
    }
  }

  /** Keeps an answer, in the place of what was kept too long ago. */
  void put(String id, Kept kept) {
    fresh.put(id, kept);
  }

  /** Writes what was put; before the commit. */
  void write() throws SQLException {
    if (fresh.isEmpty()) {
      return;
    }
    OffsetDateTime at = SessionTable.utc(now);
    try (PreparedStatement statement =
        connection.prepareStatement(
            dialect.upsert(
                "idempotency",
                "id",
                "id, fingerprint, created_at, claim, claimed_until, answer, recorded",
                "?, ?, ?, 0, ?, ?, true"))) {
      for (Map.Entry<String, Kept> entry : fresh.entrySet()) {
        Kept kept = entry.getValue();
        statement.setString(1, entry.getKey());
        statement.setString(2, kept.fingerprint());
        statement.setObject(3, at);
        statement.setObject(4, at);
        statement.setBytes(5, IdempotencyTable.bytes(kept.answer()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
