package io.understudy.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is signed in. The cookie is {@code id.secret}: the id is looked up, the secret is compared by
 * its SHA-256 hash in constant time. That somebody was seen is noted in memory and written by
 * {@link #flush}, which the owner calls twice a second: it would otherwise cost one write per
 * request.
 */
public final class SessionTable {
  /** A session that nobody used for so long is over. */
  public static final Duration IDLE_LIMIT = Duration.ofHours(12);

  private static final int ID_BYTES = 9;
  private static final int SECRET_BYTES = 32;
  private static final String COLUMNS = "id, user_name, login_at, last_seen, last_node";

  private final Database database;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Map<String, Seen> seen;

  private record Seen(Instant at, String node) {}

  private record Found(Session session, ByteBuffer secretHash) {}

  SessionTable(Database database, InstantSource clock, SecureRandom random) {
    this(database, clock, random, new ConcurrentHashMap<>());
  }

  private SessionTable(
      Database database, InstantSource clock, SecureRandom random, Map<String, Seen> seen) {
    this.database = database;
    this.clock = clock;
    this.random = random;
    this.seen = seen;
  }

  SessionTable on(Database fenced) {
    return new SessionTable(fenced, clock, random, seen);
  }

  /**
   * Starts a session; it is durable when this returns.
   *
   * @param user who signed in, must exist
   * @param node which node let him in
   */
  public Session.Issued create(String user, String node) {
    String id = randomText(ID_BYTES);
    String secret = randomText(SECRET_BYTES);
    // Milliseconds, so that what is answered now is what every node reads from the store later.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    database.update(
        "insert into sessions (" + COLUMNS + ", secret_hash) values (?, ?, ?, ?, ?, ?)",
        id,
        user,
        utc(now),
        utc(now),
        node,
        hash(secret));
    return new Session.Issued(new Session(id, user, now, now, node), id + "." + secret);
  }

  /**
   * The session that a cookie proves.
   *
   * @param cookie what a browser sent; anything at all
   * @return the session, or empty if there is none, it is over, or the secret is wrong
   */
  public Optional<Session> find(String cookie) {
    int dot = cookie.indexOf('.');
    if (dot < 1) {
      return Optional.empty();
    }
    return database
        .first(
            "select " + COLUMNS + ", secret_hash from sessions where id = ?",
            row -> new Found(session(row), ByteBuffer.wrap(row.getBytes("secret_hash"))),
            cookie.substring(0, dot))
        .filter(found ->
            MessageDigest.isEqual(found.secretHash().array(), hash(cookie.substring(dot + 1))))
        .map(Found::session)
        .filter(session -> !isOver(session));
  }

  /** Notes that a node served a session now. */
  public void touch(Session session, String node) {
    seen.put(session.id(), new Seen(clock.instant(), node));
  }

  /**
   * Ends a session on every node at once.
   *
   * @param id its public id
   * @return whether there was one
   */
  public boolean end(String id) {
    seen.remove(id);
    return database.update("delete from sessions where id = ?", id) > 0;
  }

  /**
   * Ends every session of a user on every node at once.
   *
   * @return how many there were
   */
  public int endAllOf(String user) {
    return database.update("delete from sessions where user_name = ?", user);
  }

  /** The session of that public id, if there is one. */
  public Optional<Session> get(String id) {
    return database.first(
        "select " + COLUMNS + " from sessions where id = ?", SessionTable::session, id);
  }

  /** Those of some public ids whose session has not ended. */
  public Set<String> stillOpen(Collection<String> ids) {
    return Set.copyOf(
        database.list(
            "select id from sessions where id = any(?)",
            row -> row.getString(1),
            (Object) ids.toArray(String[]::new)));
  }

  /** Everybody who is signed in, the latest login first; 1,000 at most. */
  public List<Session> list() {
    flush();
    return database.list(
        "select " + COLUMNS + " from sessions order by login_at desc limit 1000",
        SessionTable::session);
  }

  /** How many sessions there are. */
  public long count() {
    return database.number("select count(*) from sessions");
  }

  /** The sessions that nobody used for {@link #IDLE_LIMIT}; the caller ends them. */
  public List<Session> overdue() {
    return database.list(
        "select " + COLUMNS + " from sessions where last_seen < ?",
        SessionTable::session,
        utc(clock.instant().minus(IDLE_LIMIT)));
  }

  /** Writes who was seen since the last flush, in one transaction; what fails is tried again. */
  public synchronized void flush() {
    Map<String, Seen> batch = Map.copyOf(seen);
    List<Object[]> rows = new ArrayList<>();
    batch.forEach((id, last) -> rows.add(new Object[] {utc(last.at()), last.node(), id}));
    if (!rows.isEmpty()) {
      database.updateAll("update sessions set last_seen = ?, last_node = ? where id = ?", rows);
      // Whoever was seen again meanwhile stays for the next flush.
      batch.forEach(seen::remove);
    }
  }

  private boolean isOver(Session session) {
    Instant last =
        Optional.ofNullable(seen.get(session.id())).map(Seen::at).orElse(session.lastSeen());
    return last.isBefore(clock.instant().minus(IDLE_LIMIT));
  }

  private static Session session(ResultSet row) throws SQLException {
    return new Session(
        row.getString("id"),
        row.getString("user_name"),
        row.getObject("login_at", OffsetDateTime.class).toInstant(),
        row.getObject("last_seen", OffsetDateTime.class).toInstant(),
        row.getString("last_node"));
  }

  private String randomText(int bytes) {
    byte[] value = new byte[bytes];
    random.nextBytes(value);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
  }

  private static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
