package io.understudy.store;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;

/** H2 in this process, in one file. */
final class H2Engine implements Engine, Dialect {
  /** How its URLs begin. */
  static final String PREFIX = "jdbc:h2:";

  private static final String NAME = "understudy";
  private static final String ENDING = ".mv.db";
  private static final String TRACE = ".trace.db";
  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z]{2,}:.*");
  private static final String FILE_SCHEME = "file:";

  /** More than twice as many versions as H2 writes before it writes the head of the file anew. */
  private static final int SETTLING_COMMITS = 50;

  /** Reopens the file when an interrupted thread has closed its channel under everybody. */
  private static final String DISK = "retry";

  private final String disk;
  private final Path base;
  private final Path file;

  /** Whether the user has named the file, which may be anybody's. */
  private final boolean named;

  /**
   * A file that nobody has opened yet.
   *
   * @param disk how H2 reads and writes files, one of the names that it knows
   * @param base its path without its ending; absolute, without a semicolon
   */
  H2Engine(String disk, Path base) {
    this(disk, base, false);
  }

  private H2Engine(String disk, Path base, boolean named) {
    this.disk = disk;
    this.base = base;
    this.file = withEnding(base, ENDING);
    this.named = named;
  }

  /** The file of a data folder. */
  static H2Engine in(DataFolder folder) {
    return new H2Engine(DISK, folder.path().resolve(NAME));
  }

  /**
   * The file that a URL names.
   *
   * @throws ProblemException {@link ProblemKind#BAD_OPTION} if it names something else
   */
  static H2Engine of(String url) {
    String name = url.substring(PREFIX.length());
    if (name.toLowerCase(Locale.ROOT).startsWith(FILE_SCHEME)) {
      name = name.substring(FILE_SCHEME.length());
    }
    if (name.isBlank() || name.contains(";") || SCHEME.matcher(name).matches()) {
      throw StoreUrl.refused("H2 is used as a file only, jdbc:h2:FILE, and without settings");
    }
    String home = System.getProperty("user.home");
    try {
      Path path = name.startsWith("~/") ? Path.of(home, name.substring(2)) : Path.of(name);
      Path absolute = path.toAbsolutePath().normalize();
      if (absolute.getFileName() != null) {
        return new H2Engine(DISK, absolute, true);
      }
    } catch (InvalidPathException e) {
      throw StoreUrl.refused("\"%s\" is no path of a file".formatted(name));
    }
    throw StoreUrl.refused("H2 needs the path of a file, not of a folder");
  }

  private static Path withEnding(Path base, String ending) {
    return base.resolveSibling(base.getFileName() + ending);
  }

  @Override
  public Dialect dialect() {
    return this;
  }

  @Override
  public String upsert(String table, String key, String columns, String values) {
    return "merge into %s (%s) key (%s) values (%s)".formatted(table, columns, key, values);
  }

  @Override
  public String next(String sequence) {
    return "next value for " + sequence;
  }

  @Override
  public String where() {
    return file.toString();
  }

  @Override
  public Optional<Path> file() {
    return Optional.of(file);
  }

  @Override
  public boolean prepare() {
    boolean existed = file.toFile().length() > 0;
    if (named) {
      prepareNamed(existed);
    }
    Compaction.run(file, Compaction.WORTH_BYTES);
    return existed;
  }

  /** Nobody else can read it, and a database of something else is left alone. */
  private void prepareNamed(boolean existed) {
    try {
      if (existed) {
        refuseOthers();
      } else if (!Files.exists(file)) {
        OwnerOnly.createFolders(file.getParent());
        OwnerOnly.createFile(file);
      }
    } catch (SQLException e) {
      throw refusal(new ProblemException(ProblemKind.UNAVAILABLE, e.getMessage(), e), existed);
    } catch (IOException e) {
      throw refusal(new UncheckedIOException(e), existed);
    }
  }

  private void refuseOthers() throws SQLException {
    try (Connection connection = connections(true).getConnection();
        ResultSet ours =
            connection.getMetaData().getTables(null, "PUBLIC", "SCHEMA_VERSION", null)) {
      if (!ours.next()) {
        throw new SQLException("it is the database of another program");
      }
    }
  }

  private String otherwise() {
    return named ? "name another file with --store" : "use another folder with --data";
  }

  /**
   * Without WRITE_DELAY=0 a kill of the process loses rows that were acknowledged. H2's own file of
   * errors, which everybody could read, says nothing that we do not say.
   */
  @Override
  public DataSource connections(boolean existing) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(
        "jdbc:h2:%s:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0%s"
            .formatted(disk, base, existing ? ";IFEXISTS=TRUE" : ""));
    return source;
  }

  @Override
  public List<String> scripts() {
    return List.of(
        "schema/001-users-sessions-journal.sql",
        "schema/002-idempotency.sql",
        "schema/003-leases.sql",
        "schema/004-openings.sql",
        "schema/005-long-events.sql",
        "schema/006-rpc.sql",
        "schema/007-mega.sql",
        "schema/008-chat.sql",
        "schema/009-chat-arrivals.sql");
  }

  @Override
  public ProblemException newer(long steps) {
    return new ProblemException(
        ProblemKind.DATA_NEWER,
        ("The data file %s was written by a newer Understudy (schema %d, this one knows %d)."
                + " Use that version, or %s")
            .formatted(file, steps, scripts().size(), otherwise()));
  }

  @Override
  public ProblemException refusal(RuntimeException e, boolean existed) {
    // The innermost failure that says something; H2 wraps some that have no message at all.
    String reason = e.getMessage();
    boolean taken = false;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      reason = cause.getMessage() == null ? reason : cause.getMessage();
      taken |=
          cause instanceof SQLException sql
              && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
    }
    if (taken) {
      return new ProblemException(
          ProblemKind.DATA_IN_USE,
          "Another program has the data file %s open. Stop it, or %s".formatted(file, otherwise()),
          e);
    }
    return existed
        ? new ProblemException(
            ProblemKind.DATA_CORRUPT,
            ("The data file %s cannot be read (%s). Nothing in it was changed: move it away to"
                    + " begin anew, or %s")
                .formatted(file, reason, otherwise()),
            e)
        : new ProblemException(
            ProblemKind.DATA_UNWRITABLE,
            "The data file %s cannot be written: %s".formatted(file, reason),
            e);
  }

  /**
   * Makes commits of nothing that matters. Measured with H2 2.5: in 1 of 30 to 700 openings the
   * head of the file goes on pointing at the last chunk of the time before, so that a kill loses
   * all commits since; it is written anew after 20 versions at the latest. With this, none was lost
   * in 2,400 kills.
   */
  @Override
  public void settle(Connection connection) throws SQLException {
    try (PreparedStatement commit =
        connection.prepareStatement("update openings set commits = commits + 1")) {
      appendOnly(connection);
      for (int i = 0; i < SETTLING_COMMITS; i++) {
        commit.executeUpdate();
      }
    }
  }

  /**
   * From now on H2 writes at the end of its file only. Where it fills gaps, which it does with what
   * is older than 45 s, the next opening after a kill may not find the newest chunks: measured with
   * gaps after a second, 2 of 28 kills lost commits that had been forced to the disk.
   */
  private static void appendOnly(Connection connection) throws SQLException {
    session(connection).getDatabase().getStore().getMvStore().setReuseSpace(false);
  }

  /**
   * H2 hands a commit to the operating system only; this forces it to the disk. What {@code
   * CHECKPOINT SYNC} does, but without its lock: on a slow disk nobody could connect meanwhile.
   */
  @Override
  public void force(Connection connection) throws SQLException {
    session(connection).getDatabase().getStore().sync();
  }

  private static SessionLocal session(Connection connection) throws SQLException {
    if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
      return session;
    }
    throw new SQLException("the database is not in this process");
  }

  @Override
  public void end() throws SQLException {
    try (Connection last = connections(true).getConnection();
        Statement statement = last.createStatement()) {
      statement.execute("shutdown immediately");
    }
  }

  @Override
  public long bytes(Database database) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // gone, and it is said elsewhere
    }
  }

  @Override
  public long journalBytes(Database database) {
    return Math.min(bytes(database), database.number("select disk_space_used('JOURNAL')"));
  }

  @Override
  public void exchange(Consumer<Database> fill) {
    H2Engine fresh = new H2Engine(disk, withEnding(base, "-new"), named);
    try {
      Files.deleteIfExists(fresh.file); // of a process that ended in the middle of this
      try (Database empty = new Database(fresh)) {
        Migrations.run(empty, fresh);
        fill.accept(empty);
      }
      Files.move(
          fresh.file, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Files.deleteIfExists(withEnding(base, TRACE));
    } catch (IOException | RuntimeException e) {
      throw new ProblemException(
          ProblemKind.DATA_UNWRITABLE,
          "An empty data file %s cannot be made: %s".formatted(file, e.getMessage()),
          e);
    }
  }

  /** Whoever has closed the last connection has closed the file. */
  @Override
  public void close() {}
}
