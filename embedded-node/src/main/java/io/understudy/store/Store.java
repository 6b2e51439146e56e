package io.understudy.store;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * The shared session store: an H2 file in the data folder, unless somebody wants it elsewhere.
 * Opening it migrates the schema. All nodes use one store; it is safe for any number of threads.
 */
public final class Store implements AutoCloseable {
  /** More than can be said between a look at the last number and the end of the store. */
  private static final long DISTANCE = 1_000_000;

  private final Database database;
  private final Engine engine;
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
      Engine engine,
      SessionTable sessions,
      IdempotencyTable idempotency,
      MegaTable mega,
      ChatTable chat) {
    this.database = database;
    this.engine = engine;
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
        engine,
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
    return open(H2Engine.in(folder), clock);
  }

  /**
   * Opens a database somewhere else.
   *
   * @param url where it is
   * @param clock the time of sessions
   * @throws ProblemException if it cannot be used, with the reason
   */
  public static Store open(StoreUrl url, InstantSource clock) {
    return open(url.engine(), clock);
  }

  private static Store open(Engine engine, InstantSource clock) {
    SecureRandom random = new SecureRandom();
    boolean existed = false;
    Database database = null;
    try {
      existed = engine.prepare();
      database = new Database(engine);
      Migrations.run(database, engine);
      database.connections().settle();
      return new Store(
          database,
          engine,
          new SessionTable(database, clock, random),
          new IdempotencyTable(database, clock, random),
          MegaTable.open(database, clock),
          ChatTable.open(database, clock));
    } catch (RuntimeException e) {
      if (database != null) {
        database.close();
      }
      engine.close();
      // One of the database's own kinds is what the engine itself has said.
      throw e instanceof ProblemException problem && problem.kind() != ProblemKind.UNAVAILABLE
          ? problem
          : engine.refusal(e, existed);
    }
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
   * call fails until {@link #reopen}. What was acknowledged before is kept. A server that somebody
   * else runs goes on; it is lost for this process.
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
      throw engine.refusal(e, true);
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
    database
        .connections()
        .restoreOther(() ->
            engine.exchange(empty -> {
              ChatTable.continueAfter(empty, said + DISTANCE);
              first.accept(new UserTable(empty));
            }));
    mega.refresh();
  }

  /**
   * How much of the database the journal takes, nearly.
   *
   * @return bytes; 0 while the store is out
   */
  public long journalBytes() {
    return sizeOf(engine::journalBytes);
  }

  /**
   * How much room the database takes.
   *
   * @return bytes; 0 if that cannot be known while the store is out
   */
  public long bytes() {
    return sizeOf(engine::bytes);
  }

  private long sizeOf(ToLongFunction<Database> part) {
    try {
      return part.applyAsLong(database);
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

  /** Where the database is, for people: its file, or its address without a password. */
  public String where() {
    return engine.where();
  }

  /** The database file, if it is one. */
  public Optional<Path> file() {
    return engine.file();
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
      engine.close();
    }
  }
}
