package io.understudy.store;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The few shapes of statement that the tables need, on connections that may be cut. */
final class Database implements AutoCloseable {
  private static final String UNIQUE_VIOLATION = "23505";

  private final Connections connections;
  private final Supplier<Optional<String>> fence;

  /** Of the thread that is within {@link #atomically}, and of no other. */
  private final ScopedValue<Transaction> current = ScopedValue.newInstance();

  private Database(Connections connections, Supplier<Optional<String>> fence) {
    this.connections = connections;
    this.fence = fence;
  }

  Database(Engine engine) {
    this(new Connections(engine), Optional::empty);
  }

  /** The SQL that it speaks. */
  Dialect dialect() {
    return connections.engine().dialect();
  }

  /** The way to the database, which is the same for everybody. */
  Connections connections() {
    return connections;
  }

  /** Why nothing may be done with it, if so. */
  Supplier<Optional<String>> fence() {
    return fence;
  }

  /** The same database for somebody who may do nothing while there is a reason. */
  Database fencedBy(Supplier<Optional<String>> closed) {
    return new Database(connections, closed);
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
          try (PreparedStatement statement = prepare(connection, sql, fit(parameters));
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

  private int execute(Connection connection, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, fit(parameters))) {
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
    inTransaction(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (Object[] row : rows) {
          bind(statement, fit(row));
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
    return connections.use(pool -> {
      try (Transaction transaction = new Transaction(pool, first)) {
        T result = ScopedValue.where(current, transaction).call(work::get);
        refuseTheFenced();
        transaction.commit();
        return result;
      }
    });
  }

  private <T> T with(boolean writes, Work<T> work) {
    refuseTheFenced();
    return connections.use(pool -> {
      if (current.isBound() && (writes || current.get().isOpen())) {
        Transaction joined = current.get();
        return work.run(writes ? joined.begin() : joined.connection());
      }
      try (Connection connection = pool.getConnection()) {
        return work.run(connection);
      }
    });
  }

  private void refuseTheFenced() {
    Optional<String> closed = fence.get();
    if (closed.isPresent()) {
      throw new ProblemException(ProblemKind.UNAVAILABLE, closed.get());
    }
  }

  private Object[] fit(Object... parameters) {
    return Arrays.stream(parameters).map(dialect()::parameter).toArray();
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
    connections.close();
  }
}
