package io.understudy.store;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database of PostgreSQL, which somebody else runs. All tables are in a schema of their own, so
 * that they meet nobody else's. One process uses it at a time, see {@link PostgresLock}.
 */
final class PostgresEngine implements Engine, Dialect {
  /** How its URLs begin. */
  static final String PREFIX = "jdbc:postgresql:";

  private static final String SCHEMA = "understudy";
  private static final String FIND_SCHEMA =
      "select nspname from pg_namespace where nspname = '%s'".formatted(SCHEMA);

  /** The oldest release that has MERGE, see the release notes of PostgreSQL 15. */
  private static final int OLDEST = 15;

  /**
   * A commit returns when the server has forced it to its disk, nobody waits longer for a lock than
   * in H2 or sees another isolation, and the lock's connection, which says nothing, stays.
   */
  private static final String SETTINGS =
      " -c synchronous_commit=on -c lock_timeout=2000 -c idle_session_timeout=0"
          + " -c default_transaction_isolation=read\\ committed";

  private static final Pattern URL =
      Pattern.compile(
          PREFIX
              + "(//([A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?(/|$))?"
              + "[^\\s/?@&;=:]*(\\?\\S*)?");

  /** The character zero and halves of characters. */
  private static final Pattern UNFIT = Pattern.compile("[\\x00\\p{Cs}]");

  private static final int CONNECT_SECONDS = 2;

  /** So long a server may be silent in the middle of something. */
  private static final int SILENCE_SECONDS = 5;

  private final String url;
  private final String where;

  /** Tells the connections of this process from all others. */
  private final String name = "understudy " + UUID.randomUUID();

  private final PostgresLock lock;

  private PostgresEngine(String url, Properties parsed) {
    this.url = url;
    this.where = where(parsed);
    this.lock = new PostgresLock(() -> set(new PGSimpleDataSource()).getConnection());
  }

  /**
   * The database that a URL names; nothing is connected.
   *
   * @throws ProblemException {@link ProblemKind#BAD_OPTION} if the driver does not understand it
   */
  static PostgresEngine of(String url) {
    // The driver takes much for a host or a name, a password among it, and logs what it refuses.
    if (!URL.matcher(url).matches()) {
      throw StoreUrl.refused("it has another form");
    }
    Properties parsed = Driver.parseURL(url, null);
    if (parsed == null) {
      throw StoreUrl.refused("PostgreSQL's driver does not understand it");
    }
    if (PGProperty.CURRENT_SCHEMA.isPresent(parsed)) {
      throw StoreUrl.refused(
          "currentSchema cannot be chosen, the tables are in the schema \"%s\"".formatted(SCHEMA));
    }
    return new PostgresEngine(url, parsed);
  }

  /** The URL without its parameters. */
  private static String where(Properties parsed) {
    String host = PGProperty.PG_HOST.getOrDefault(parsed);
    return "%s//%s:%s/%s"
        .formatted(
            PREFIX,
            host.isEmpty() ? "localhost" : host,
            PGProperty.PG_PORT.getOrDefault(parsed),
            PGProperty.PG_DBNAME.getOrDefault(parsed));
  }

  @Override
  public Dialect dialect() {
    return this;
  }

  @Override
  public String upsert(String table, String key, String columns, String values) {
    return "insert into %s (%s) values (%s) on conflict (%s) do update set %s"
        .formatted(
            table,
            columns,
            values,
            key,
            Arrays.stream(columns.split(",", -1))
                .map(String::strip)
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", ")));
  }

  @Override
  public String next(String sequence) {
    return "nextval('%s')".formatted(sequence);
  }

  /** Text has neither of them there; whoever looks for one finds nothing, as he should. */
  @Override
  public Object parameter(Object value) {
    return value instanceof String text ? UNFIT.matcher(text).replaceAll("\uFFFD") : value;
  }

  @Override
  public String where() {
    return where;
  }

  @Override
  public Optional<Path> file() {
    return Optional.empty();
  }

  @Override
  public boolean prepare() {
    try (Connection connection = set(new PGSimpleDataSource()).getConnection();
        Statement statement = connection.createStatement()) {
      if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST) {
        throw new SQLException(
            "it is PostgreSQL %s, and %d is the oldest that will do"
                .formatted(connection.getMetaData().getDatabaseProductVersion(), OLDEST));
      }
      String encoding = text(statement, "show server_encoding");
      if (!encoding.equals("UTF8")) {
        throw new SQLException(
            "its encoding is %s, in which not every text can be kept; make one with UTF8"
                .formatted(encoding));
      }
      lock.take();
      boolean existed = !text(statement, FIND_SCHEMA).isEmpty();
      if (!existed) {
        statement.execute("create schema " + SCHEMA);
      }
      return existed;
    } catch (SQLException e) {
      throw refusal(new ProblemException(ProblemKind.STORE_UNUSABLE, e.getMessage(), e), false);
    }
  }

  /** The first column of the first row; empty if there is none. */
  private static String text(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : "";
    }
  }

  @Override
  public DataSource connections(boolean existing) {
    PGSimpleDataSource source = set(new Locked(lock));
    source.setCurrentSchema(SCHEMA);
    source.setApplicationName(name);
    return source;
  }

  /** Makes connections, each after a look at the lock: after an outage all of them are new. */
  private static final class Locked extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    private final transient PostgresLock lock;

    Locked(PostgresLock lock) {
      this.lock = lock;
    }

    @Override
    public Connection getConnection() throws SQLException {
      lock.take();
      return super.getConnection();
    }
  }

  private <S extends PGSimpleDataSource> S set(S source) {
    source.setLoginTimeout(CONNECT_SECONDS);
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setSocketTimeout(SILENCE_SECONDS);
    source.setTcpKeepAlive(true);
    source.setUrl(url);
    // What fails would be logged with its values, and so would messages and passwords' hashes.
    source.setLogServerErrorDetail(false);
    String given = Optional.ofNullable(source.getOptions()).orElse("");
    source.setOptions((given + SETTINGS).strip());
    return source;
  }

  @Override
  public List<String> scripts() {
    return List.of("schema/postgresql/001-all.sql");
  }

  @Override
  public ProblemException newer(long steps) {
    return unusable(
        "it was written by a newer Understudy (schema %d, this one knows %d)"
            .formatted(steps, scripts().size()),
        null);
  }

  @Override
  public ProblemException refusal(RuntimeException e, boolean existed) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return unusable(
        root instanceof UnknownHostException
            ? "there is no computer of that name"
            : Connections.reason(e),
        e);
  }

  private ProblemException unusable(String why, Exception cause) {
    return new ProblemException(
        ProblemKind.STORE_UNUSABLE,
        "The store %s cannot be used: %s".formatted(where, why.strip().replace('\n', ' ')),
        cause);
  }

  /** Nothing is left open by a crash. */
  @Override
  public void settle(Connection connection) {}

  /** A commit is on the disk when it returns. */
  @Override
  public void force(Connection connection) {}

  @Override
  public void end() throws SQLException {
    try (Connection other = set(new PGSimpleDataSource()).getConnection();
        var statement =
            other.prepareStatement(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = ?")) {
      statement.setString(1, name);
      statement.execute();
    }
  }

  @Override
  public long bytes(Database database) {
    return database.number(
        "select coalesce(sum(pg_total_relation_size(oid)), 0) from pg_class"
            + " where relnamespace = current_schema()::regnamespace and relkind in ('r', 'S')");
  }

  @Override
  public long journalBytes(Database database) {
    return database.number("select pg_total_relation_size('journal')");
  }

  /** In one transaction, which definitions are a part of here. */
  @Override
  public void exchange(Consumer<Database> fill) {
    try (Database emptied = new Database(this)) {
      emptied.<Void>atomically(
          () -> {},
          () -> {
            emptied.update("drop schema %s cascade".formatted(SCHEMA));
            emptied.update("create schema " + SCHEMA);
            Migrations.run(emptied, this);
            fill.accept(emptied);
            return null;
          });
    } catch (RuntimeException e) {
      throw unusable("an empty one cannot be made: " + Connections.reason(e), e);
    }
  }

  @Override
  public void close() {
    lock.close();
  }
}
