package io.understudy.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A pool of connections, and the few shapes of statement that the tables need. */
final class Database implements AutoCloseable {
  private static final int MOST_CONNECTIONS = 16;
  private static final String UNIQUE_VIOLATION = "23505";

  /** Below the time-out of a health check, which is to say why instead of saying nothing. */
  private static final long WAIT_MS = 800;

  private final HikariDataSource pool;
  private final BooleanSupplier fence;

  /** Of the thread that is within {@link #atomically}, and of no other. */
  private final ScopedValue<Transaction> current = ScopedValue.newInstance();

  private Database(HikariDataSource pool, BooleanSupplier fence) {
    this.pool = pool;
    this.fence = fence;
  }

  Database(String url) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(MOST_CONNECTIONS);
    config.setMinimumIdle(2);
    config.setConnectionTimeout(WAIT_MS);
    this.pool = new HikariDataSource(config);
    this.fence = () -> false;
  }

  /** The same database for somebody who may do nothing more once he is dead. */
  Database fencedBy(BooleanSupplier dead) {
    return new Database(pool, dead);
  }

  /** Work inside one connection. */
  @FunctionalInterface
  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /** Reads one row. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  <T> List<T> list(String sql, Row<T> row, Object... parameters) {
    return with(
        false,
        connection -> {
          try (PreparedStatement statement = prepare(connection, sql, parameters);
              ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
              result.add(row.read(rows));
            }
            return result;
          }
        });
  }

  <T> Optional<T> first(String sql, Row<T> row, Object... parameters) {
    return list(sql, row, parameters).stream().findFirst();
  }

  long number(String sql, Object... parameters) {
    return first(sql, row -> row.getLong(1), parameters).orElse(0L);
  }

  int update(String sql, Object... parameters) {
    return with(true, connection -> execute(connection, sql, parameters));
  }

  private static int execute(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  /** Runs an insert, unless there is a row with that key. */
  boolean insertIfAbsent(String sql, Object... parameters) {
    try {
      return inTransaction(connection -> execute(connection, sql, parameters)) == 1;
    } catch (ProblemException e) {
      if (e.getCause() instanceof SQLException cause
          && UNIQUE_VIOLATION.equals(cause.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  /** Runs the statement once for each row, all in one transaction. */
  void updateAll(String sql, List<Object[]> rows) {
    inTransaction(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
              bind(statement, row);
              statement.addBatch();
            }
            return statement.executeBatch();
          }
        });
  }

  /** Commits what the work does, or undoes all of it; within {@link #atomically} a part of that. */
  <T> T inTransaction(Work<T> work) {
    return with(
        true,
        connection -> current.isBound() ? partly(connection, work) : wholly(connection, work));
  }

  private static <T> T wholly(Connection connection, Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      T result = work.run(connection);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static <T> T partly(Connection connection, Work<T> work) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      return work.run(connection);
    } catch (SQLException | RuntimeException e) {
      connection.rollback(before);
      throw e;
    }
  }

  /**
   * Runs work whose writes on this thread are committed together at its end; none is, if it throws
   * or if its owner is dead by then. What it reads before its first write is read outside.
   *
   * @param first done before the first write, in the same transaction; refuses it by an exception
   */
  <T> T atomically(Runnable first, Supplier<T> work) {
    if (current.isBound()) {
      throw new IllegalStateException("this thread is within a transaction already");
    }
    try (Transaction transaction = new Transaction(pool, first)) {
      T result = ScopedValue.where(current, transaction).call(work::get);
      refuseTheDead();
      transaction.commit();
      return result;
    } catch (SQLException e) {
      throw silent(e);
    }
  }

  private <T> T with(boolean writes, Work<T> work) {
    refuseTheDead();
    try {
      if (current.isBound() && (writes || current.get().isOpen())) {
        Transaction joined = current.get();
        return work.run(writes ? joined.begin() : joined.connection());
      }
      try (Connection connection = pool.getConnection()) {
        return work.run(connection);
      }
    } catch (SQLException e) {
      throw silent(e);
    }
  }

  private void refuseTheDead() {
    if (fence.getAsBoolean()) {
      throw new ProblemException(ProblemKind.UNAVAILABLE, "A dead node asked for the store");
    }
  }

  private static ProblemException silent(SQLException e) {
    return new ProblemException(
        ProblemKind.UNAVAILABLE, "The session store does not answer: " + e.getMessage(), e);
  }

  static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      bind(statement, parameters);
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
