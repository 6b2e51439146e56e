package io.understudy.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to the database: a pool of connections that can be cut in the middle of everything, as if
 * the database server had been killed, and laid again. Safe for any number of threads.
 */
final class Connections implements AutoCloseable {
  private static final int MOST = 16;

  /** Below the time-out of a health check, which is to say why instead of saying nothing. */
  private static final long WAIT_MS = 800;

  private static final Duration LET_GO = Duration.ofSeconds(10);
  private static final Duration TICK = Duration.ofMillis(1);
  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

  private final Engine engine;
  private final AtomicInteger running = new AtomicInteger();
  private volatile Line line;

  /** The pool in use, or null and the reason why there is none. */
  private record Line(HikariDataSource pool, String gone) {}

  /** Opens the database, and makes it if there is none. */
  Connections(Engine engine) {
    this.engine = engine;
    this.line = new Line(pool(false), "");
  }

  /** What differs from one sort of database to the next. */
  Engine engine() {
    return engine;
  }

  private HikariDataSource pool(boolean existing) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setDataSource(engine.connections(existing));
    config.setMaximumPoolSize(MOST);
    config.setMinimumIdle(2);
    config.setConnectionTimeout(WAIT_MS);
    return new HikariDataSource(config);
  }

  /** Work that takes connections from the pool and gives them back. */
  @FunctionalInterface
  interface Use<T> {
    T run(DataSource pool) throws SQLException;
  }

  /**
   * Runs work on the database.
   *
   * @return what the work returns, if the database was there from its begin to its end
   * @throws ProblemException {@link ProblemKind#UNAVAILABLE} if it was not, or does not answer
   */
  <T> T use(Use<T> work) {
    Line used = line;
    if (used.pool() == null) {
      throw out(used.gone(), null);
    }
    T result;
    running.incrementAndGet();
    try {
      result = work.run(used.pool());
    } catch (SQLException e) {
      throw isCut(used)
          ? out(line.gone(), e)
          : new ProblemException(
              ProblemKind.UNAVAILABLE, "The session store does not answer: " + reason(e), e);
    } catch (RuntimeException | AssertionError e) {
      // In the middle of its end the database fails in ways of which its interface knows nothing.
      if (isCut(used)) {
        throw out(line.gone(), e);
      }
      throw e;
    } finally {
      running.decrementAndGet();
    }
    if (isCut(used)) {
      // A commit that meets the shutdown returns as if it had worked, though nothing may have
      // reached the file. Only what was finished before the cut is acknowledged.
      throw out(line.gone(), null);
    }
    return result;
  }

  /** The innermost failure of the driver; those of the pool around it say less. */
  static String reason(Exception e) {
    String reason = e.getMessage();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      reason = cause instanceof SQLException ? cause.getMessage() : reason;
    }
    return reason;
  }

  private boolean isCut(Line used) {
    return !used.equals(line); // no pool is like another
  }

  private static ProblemException out(String gone, Throwable cause) {
    return new ProblemException(
        ProblemKind.UNAVAILABLE,
        "The session store is out: " + (gone.isEmpty() ? "it was cut off just now" : gone),
        cause);
  }

  /**
   * Ends the database at once: nothing that waits is written, no connection is told. Nothing
   * happens if that was done before, except that the reason is the new one.
   *
   * @param why in words, for everybody who asks from now on
   */
  synchronized void cut(String why) {
    HikariDataSource pool = line.pool();
    line = new Line(null, why);
    if (pool == null) {
      return;
    }
    try {
      engine.end();
    } catch (SQLException e) {
      LOG.debug("The database is gone, which is what was wanted", e);
    }
    pool.close();
  }

  /**
   * Opens the database again after a {@link #cut}; it repairs itself from its file. Nothing happens
   * if it is open.
   *
   * @throws RuntimeException if it cannot be opened; it can be tried again
   */
  synchronized void restore() {
    if (line.pool() == null) {
      awaitTheLast();
      // Not a new one instead of one that somebody has moved away.
      HikariDataSource pool = pool(true);
      try {
        settle(pool);
        line = new Line(pool, "");
      } catch (SQLException e) {
        pool.close();
        throw out("it was opened, but does not take commits: " + e.getMessage(), e);
      }
    }
  }

  /**
   * Opens another database in the place of this one, after a {@link #cut}.
   *
   * @param exchange puts it there, as a whole or not at all; nobody uses the old one then
   * @throws RuntimeException if the exchange fails, and then the old one can still be restored; or
   *     as {@link #restore}
   */
  synchronized void restoreOther(Runnable exchange) {
    if (line.pool() != null) {
      throw new IllegalStateException("the database is in use");
    }
    awaitTheLast();
    exchange.run();
    restore();
  }

  /** Must be called when the schema is there and nobody else uses the database yet. */
  void settle() {
    use(pool -> {
      settle(pool);
      return null;
    });
  }

  private void settle(DataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      engine.settle(connection);
    }
  }

  /**
   * Whoever was cut off lets go of the old database first: its connections, closed late, would
   * disturb the new one, which has the same name.
   */
  private void awaitTheLast() {
    long end = System.nanoTime() + LET_GO.toNanos();
    while (running.get() > 0) {
      if (System.nanoTime() > end) {
        throw out("somebody still holds what is left of it", null);
      }
      LockSupport.parkNanos(TICK.toNanos());
    }
  }

  @Override
  public synchronized void close() {
    HikariDataSource pool = line.pool();
    line = new Line(null, "it was closed");
    if (pool != null) {
      pool.close();
    }
  }
}
