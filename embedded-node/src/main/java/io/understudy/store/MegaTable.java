package io.understudy.store;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * The numbers that were inserted. One writer for all nodes gives out the ids, in the order of the
 * commits and without gaps: whoever has read up to an id never finds a smaller one later.
 */
public final class MegaTable {
  /** The lowest number. */
  public static final int LOWEST = 1;

  /** The highest number. */
  public static final int HIGHEST = 60;

  /** How many numbers one request may insert. */
  public static final int MOST_AT_ONCE = 1_000;

  private static final GroupCommit.Limits LIMITS = new GroupCommit.Limits(10_000, 200_000);

  private final Database database;
  private final GroupCommit<Insert, Outcome> group;
  private final MegaFeed feed;

  /**
   * One number. Immutable.
   *
   * @param id its place, from 1 on
   * @param number {@link #LOWEST} to {@link #HIGHEST}
   * @param user who inserted it
   * @param at when
   */
  public record Row(long id, int number, String user, Instant at) {}

  /**
   * What one request inserts.
   *
   * @param user who
   * @param numbers 1 to {@link #MOST_AT_ONCE} of them, each in its range
   * @param once what makes it happen once, if the request has a key
   */
  public record Insert(String user, List<Integer> numbers, Optional<Once> once) {
    /** Copies the numbers. */
    public Insert {
      numbers = List.copyOf(numbers);
    }
  }

  /**
   * The key of a request, for {@link IdempotencyTable}.
   *
   * @param id the name under which its answer is kept
   * @param fingerprint of the request
   * @param answer makes of the first id what is kept of the answer; called within the transaction
   */
  public record Once(String id, String fingerprint, LongFunction<ByteBuffer> answer) {}

  /** What came of an insert. */
  public sealed interface Outcome {
    /**
     * The rows are on the disk.
     *
     * @param first the id of the first; the others follow it without a gap
     */
    record Inserted(long first) implements Outcome {}

    /**
     * It was carried out before, and nothing was written now.
     *
     * @param fingerprint of the request that was
     * @param answer what was kept of its answer
     */
    record Known(String fingerprint, ByteBuffer answer) implements Outcome {}
  }

  private MegaTable(Database database, GroupCommit<Insert, Outcome> group, MegaFeed feed) {
    this.database = database;
    this.group = group;
    this.feed = feed;
  }

  /** The table with its writer, of which there must be one. */
  static MegaTable open(Database database, InstantSource clock) {
    MegaFeed feed = new MegaFeed();
    MegaTable table =
        new MegaTable(
            database,
            new GroupCommit<>(
                "mega",
                database.connections(),
                new Writer(clock, database.dialect(), feed),
                insert -> insert.numbers().size(),
                LIMITS),
            feed);
    try {
      table.refresh();
      return table;
    } catch (RuntimeException e) {
      table.close();
      throw e;
    }
  }

  MegaTable on(Database fenced) {
    return new MegaTable(fenced, group, feed);
  }

  /** Ends the writer when everything is written; the table of no node works any more. */
  void close() {
    group.close();
  }

  /** Looks what is there, after the database was opened; by the id, which is found at once. */
  void refresh() {
    long last = database.number("select coalesce(max(id), 0) from mega");
    feed.set(new MegaTail(last, last));
  }

  /**
   * Inserts with the next group of all nodes. Nobody waits for it.
   *
   * @return completed when the rows are committed and forced to the disk, on a thread that must not
   *     be kept; or with a {@link io.understudy.problem.ProblemException}
   */
  public CompletableFuture<Outcome> insert(Insert insert) {
    return group.submit(insert, database.fence());
  }

  /**
   * A page in the order of the ids.
   *
   * @param after the highest id that the reader has, 0 for none
   * @param limit how many at most
   */
  public List<Row> page(long after, int limit) {
    return database.list(
        "select id, number, user_name, at from mega where id > ? order by id limit ?",
        MegaTable::row,
        after,
        limit);
  }

  /** How far the rows go, as the database says now. */
  public MegaTail read() {
    return database
        .first(
            "select count(*), coalesce(max(id), 0) from mega",
            row -> new MegaTail(row.getLong(1), row.getLong(2)))
        .orElseThrow();
  }

  /** The same without asking the database: as it was last seen. */
  public MegaTail tail() {
    return feed.tail();
  }

  /**
   * Tells what is new, soon after every commit of whichever node, ten times a second at most; while
   * the follower is cut off from the store he hears nothing, and all of it afterwards.
   *
   * @param told must return at once
   * @return ends it
   */
  public Runnable follow(Consumer<MegaTail> told) {
    return feed.follow(database.fence(), told);
  }

  /** How many follow. */
  public int followers() {
    return feed.followers();
  }

  /** What the writer has done since the start. */
  public GroupTotals totals() {
    return group.totals();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong(1),
        row.getInt(2),
        row.getString(3),
        row.getObject(4, OffsetDateTime.class).toInstant());
  }

  /** Carries out the inserts of one group. */
  private record Writer(InstantSource clock, Dialect dialect, MegaFeed feed)
      implements GroupCommit.Work<Insert, Outcome> {
    @Override
    public List<Outcome> write(Connection connection, List<Insert> inserts) throws SQLException {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      KeptAnswers kept = new KeptAnswers(connection, dialect, now);
      List<Outcome> outcomes = new ArrayList<>(inserts.size());
      long last = lastId(connection);
      try (PreparedStatement statement =
          connection.prepareStatement(
              "insert into mega (id, number, user_name, at) values (?, ?, ?, ?)")) {
        OffsetDateTime at = SessionTable.utc(now);
        for (Insert insert : inserts) {
          Optional<Outcome> known = known(kept, insert);
          if (known.isPresent()) {
            outcomes.add(known.get());
            continue;
          }
          long first = last + 1;
          for (int number : insert.numbers()) {
            last++;
            statement.setLong(1, last);
            statement.setInt(2, number);
            statement.setString(3, insert.user());
            statement.setObject(4, at);
            statement.addBatch();
          }
          insert
              .once()
              .ifPresent(once ->
                  kept.put(
                      once.id(),
                      new KeptAnswers.Kept(once.fingerprint(), once.answer().apply(first))));
          outcomes.add(new Outcome.Inserted(first));
        }
        statement.executeBatch();
      }
      kept.write();
      return outcomes;
    }

    /** Read and not remembered: after a breakdown nobody knows what is in the file. */
    private static long lastId(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("select max(id) from mega")) {
        row.next();
        return row.getLong(1);
      }
    }

    private static Optional<Outcome> known(KeptAnswers kept, Insert insert) throws SQLException {
      if (insert.once().isEmpty()) {
        return Optional.empty();
      }
      return kept.find(insert.once().get().id())
          .map(found -> new Outcome.Known(found.fingerprint(), found.answer()));
    }

    @Override
    public void done(List<Insert> inserts, List<Outcome> outcomes) {
      long last = 0;
      for (int i = 0; i < inserts.size(); i++) {
        if (outcomes.get(i) instanceof Outcome.Inserted(long first)) {
          last = first + inserts.get(i).numbers().size() - 1;
        }
      }
      if (last > 0) {
        // By the id: after a breakdown there may be rows of which nobody was told.
        feed.set(new MegaTail(last, last));
      }
    }
  }
}
