package io.understudy.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that a database is used by one process: an advisory lock of PostgreSQL, held by a
 * connection of its own. The server takes it back when the process is gone, however it ended. Safe
 * for any number of threads.
 */
final class PostgresLock implements AutoCloseable {
  /** "Understu" as a number; advisory locks have no other names. */
  private static final long KEY = 0x556e_6465_7273_7475L;

  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final int VALID_SECONDS = 1;
  private static final String HOLDER =
      "select coalesce(application_name || ' since ' || date_trunc('second', backend_start),"
          + " 'of another role') from pg_stat_activity join pg_locks using (pid)"
          + " where locktype = 'advisory' and granted and objsubid = 1"
          + " and database = (select oid from pg_database where datname = current_database())"
          + " and (classid::bigint << 32) | objid::bigint = "
          + KEY;
  private static final Logger LOG = LoggerFactory.getLogger(PostgresLock.class);

  private final Source source;
  private Connection holder;

  /** Makes connections that nobody else uses. */
  @FunctionalInterface
  interface Source {
    Connection get() throws SQLException;
  }

  PostgresLock(Source source) {
    this.source = source;
  }

  /**
   * Takes the lock, if this does not have it. Whoever had it last may be dead, and the server may
   * need a moment to learn of it; nobody waits longer than for any other lock.
   *
   * @throws SQLException if somebody else has it, with who that is, or if the server is not there
   */
  synchronized void take() throws SQLException {
    if (holder != null && holder.isValid(VALID_SECONDS)) {
      return;
    }
    close();
    Connection connection = source.get();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "set application_name = 'understudy, process %d'"
              .formatted(ProcessHandle.current().pid()));
      lock(statement);
      holder = connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static void lock(Statement statement) throws SQLException {
    try {
      statement.execute("select pg_advisory_lock(%d)".formatted(KEY));
    } catch (SQLException e) {
      if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        throw e;
      }
      try (ResultSet row = statement.executeQuery(HOLDER)) {
        String who = row.next() ? row.getString(1) : "nobody knows who";
        SQLException taken = new SQLException("another Understudy uses it: " + who);
        taken.addSuppressed(e); // not the cause, which is what people are told
        throw taken;
      }
    }
  }

  @Override
  public synchronized void close() {
    if (holder != null) {
      try {
        holder.close();
      } catch (SQLException e) {
        LOG.debug("The lock was gone already", e);
      }
      holder = null;
    }
  }
}
