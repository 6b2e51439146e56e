package io.understudy.store;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The shared session store: one H2 file. Opening it migrates the schema. All nodes use one store;
 * it is safe for any number of threads.
 */
public final class Store implements AutoCloseable {
  private static final String NAME = "understudy";
  private static final String ENDING = ".mv.db";

  /** More than can be said between a look at the last number and the end of the store. */
  private static final long DISTANCE = 1_000_000;

  private final Database database;
  private final Path file;
  private final UserTable users;
  private final SessionTable sessions;
  private final LoginFailureTable loginFailures;
  private final JournalTable journal;
  private final LeaseTable leases;
  private final IdempotencyTable idempotency;
  private final MegaTable mega;
  private final ChatTable chat;
  private final PresenceTable presence;

  private Store(
      Database database,
      Path file,
      SessionTable sessions,
      IdempotencyTable idempotency,
      MegaTable mega,
      ChatTable chat) {
    this.database = database;
    this.file = file;
    this.users = new UserTable(database);
    this.sessions = sessions;
    this.loginFailures = new LoginFailureTable(database);
    this.journal = new JournalTable(database);
    this.leases = new LeaseTable(database);
    this.idempotency = idempotency;
    this.mega = mega;
    this.chat = chat;
    this.presence = new PresenceTable(database);
  }

  /**
   * The same store for one node. Its threads may still run when it is killed; a process that was
   * killed writes nothing more, and neither must they.
   *
   * @param closed why the node cannot reach the store at this moment, in a sentence; empty if it
   *     can
   */
  public Store fencedBy(Supplier<Optional<String>> closed) {
    Database fenced = database.fencedBy(closed);
    return new Store(
        fenced,
        file,
        sessions.on(fenced),
        idempotency.on(fenced),
        mega.on(fenced),
        chat.on(fenced));
  }

  /**
   * Opens the database of a data folder.
   *
   * @param folder the folder, held by this process
   * @param clock the time of sessions
   * @throws ProblemException {@link ProblemKind#DATA_CORRUPT} or {@link ProblemKind#DATA_NEWER}
   */
  public static Store open(DataFolder folder, InstantSource clock) {
    Path base = folder.path().resolve(NAME);
    Path file = file(folder);
    Compaction.run(file, Compaction.WORTH_BYTES);
    boolean existed = Files.exists(file);
    SecureRandom random = new SecureRandom();
    Database database = null;
    try {
      database = new Database(url(base));
      Migrations.run(database, file.toString());
      database.connections().settle();
      return new Store(
          database,
          file,
          new SessionTable(database, clock, random),
          new IdempotencyTable(database, clock, random),
          MegaTable.open(database, clock),
          ChatTable.open(database, clock));
    } catch (ProblemException e) {
      database.close();
      throw e.kind() == ProblemKind.DATA_NEWER ? e : unreadable(file, existed, e);
    } catch (RuntimeException e) {
      throw unreadable(file, existed, e);
    }
  }

  /**
   * Without WRITE_DELAY=0 a kill of the process loses rows that were acknowledged. "retry" reopens
   * the file when an interrupted thread has closed its channel under everybody.
   */
  private static String url(Path base) {
    return "jdbc:h2:retry:" + base + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
  }

  private static Path file(DataFolder folder) {
    return folder.path().resolve(NAME + ENDING);
  }

  private static ProblemException unreadable(Path file, boolean existed, RuntimeException e) {
    // The innermost failure that says something; H2 wraps some that have no message at all.
    String reason = e.getMessage();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      reason = cause.getMessage() == null ? reason : cause.getMessage();
    }
    return existed
        ? new ProblemException(
            ProblemKind.DATA_CORRUPT,
            ("The data file %s cannot be read (%s). Nothing in it was changed: move it away to"
                    + " begin anew, or use another folder with --data")
                .formatted(file, reason),
            e)
        : new ProblemException(
            ProblemKind.DATA_UNWRITABLE,
            "The data file %s cannot be written: %s".formatted(file, reason),
            e);
  }

  /**
   * Asks the database for a sign of life.
   *
   * @return why it does not answer, in words; empty if it does
   */
  public Optional<String> trouble() {
    try {
      database.number("select 1");
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.detail());
    }
  }

  /**
   * Ends the database at once, like a killed database server: whatever runs is cut off, and every
   * call fails until {@link #reopen}. What was acknowledged before is in the file.
   *
   * @param why in words, for everybody who asks from now on
   */
  public void kill(String why) {
    database.connections().cut(why);
  }

  /**
   * Opens the file again after {@link #kill}; it is repaired from what is in it. Nothing happens if
   * it is open.
   *
   * @throws ProblemException if it does not open, with the reason; it can be tried again
   */
  public void reopen() {
    try {
      database.connections().restore();
      mega.refresh();
    } catch (RuntimeException e) {
      throw unreadable(file, true, e);
    }
  }

  /**
   * Puts an empty database in the place of this one and opens it, after {@link #kill}.
   *
   * @param said the number of the newest message of the chat, as it was before
   * @param first writes what there is to be in it from the start; the others know nothing of it yet
   * @throws ProblemException if it cannot be made or does not open, with the reason; as long as it
   *     could not be made the old one is still there for {@link #reopen}
   */
  public void renew(long said, Consumer<UserTable> first) {
    database.connections().restoreOther(() -> exchange(said, first));
    mega.refresh();
  }

  private void exchange(long said, Consumer<UserTable> first) {
    Path base = file.resolveSibling(NAME + "-new");
    Path fresh = file.resolveSibling(NAME + "-new" + ENDING);
    try {
      Files.deleteIfExists(fresh); // of a process that ended in the middle of this
      try (Database empty = new Database(url(base))) {
        Migrations.run(empty, fresh.toString());
        ChatTable.continueAfter(empty, said + DISTANCE);
        first.accept(new UserTable(empty));
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Files.deleteIfExists(file.resolveSibling(NAME + ".trace.db"));
    } catch (IOException | RuntimeException e) {
      throw new ProblemException(
          ProblemKind.DATA_UNWRITABLE,
          "An empty data file %s cannot be made: %s".formatted(file, e.getMessage()),
          e);
    }
  }

  /**
   * How much of the file the journal takes, nearly.
   *
   * @return bytes; 0 while the store is out
   */
  public long journalBytes() {
    try {
      return database.number("select disk_space_used('JOURNAL')");
    } catch (ProblemException e) {
      return 0;
    }
  }

  /** Who can sign in. */
  public UserTable users() {
    return users;
  }

  /** Who is signed in. */
  public SessionTable sessions() {
    return sessions;
  }

  /** Who has been guessing passwords. */
  public LoginFailureTable loginFailures() {
    return loginFailures;
  }

  /** Who holds a lease in the registry. */
  public LeaseTable leases() {
    return leases;
  }

  /** What happened. */
  public JournalTable journal() {
    return journal;
  }

  /** What was answered to requests that may come again. */
  public IdempotencyTable idempotency() {
    return idempotency;
  }

  /** The numbers that were inserted. */
  public MegaTable mega() {
    return mega;
  }

  /** What was said. */
  public ChatTable chat() {
    return chat;
  }

  /** Who is connected to the chat, and where. */
  public PresenceTable presence() {
    return presence;
  }

  /** The database file. */
  public Path file() {
    return file;
  }

  /** Writes what is still waiting and closes the file. */
  @Override
  public void close() {
    try {
      mega.close();
      chat.close();
      sessions.flush();
    } finally {
      database.close();
    }
  }
}
