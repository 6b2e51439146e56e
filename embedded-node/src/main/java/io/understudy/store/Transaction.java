package io.understudy.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * One transaction of one thread. It begins with the first write, so that slow work before it holds
 * neither a connection nor a lock. Whatever was not committed is rolled back by {@link #close}.
 */
final class Transaction implements AutoCloseable {
  private final DataSource pool;
  private final Runnable first;
  private Connection connection;
  private boolean begun;

  /**
   * @param pool where to get the connection
   * @param first what is done within the transaction before anything else; may refuse it by an
   *     exception, and then it can never be committed
   */
  Transaction(DataSource pool, Runnable first) {
    this.pool = pool;
    this.first = first;
  }

  boolean isOpen() {
    return connection != null;
  }

  /** The connection of what was begun already. */
  Connection connection() {
    return connection;
  }

  /** The connection for a write. */
  Connection begin() throws SQLException {
    if (connection == null) {
      connection = pool.getConnection();
      connection.setAutoCommit(false);
      first.run();
      begun = true;
    } else if (!begun) {
      throw new IllegalStateException("this transaction was refused, it takes no writes");
    }
    return connection;
  }

  void commit() throws SQLException {
    if (begun) {
      connection.commit();
    } else if (isOpen()) {
      throw new IllegalStateException("this transaction was refused, it cannot be committed");
    }
  }

  @Override
  public void close() throws SQLException {
    if (isOpen()) {
      try (Connection ended = connection) {
        ended.rollback();
        ended.setAutoCommit(true);
      }
    }
  }
}
