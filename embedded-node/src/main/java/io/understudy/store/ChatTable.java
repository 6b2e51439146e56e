package io.understudy.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * What was said in the chat. One writer for all nodes gives out the numbers in the order of the
 * commits, so whoever has read up to a number never finds a smaller one later. Safe for any number
 * of threads.
 */
public final class ChatTable {
  /** So many private messages may wait for one reader. */
  public static final int MOST_UNREAD = 1_000;

  static final String COLUMNS = "seq, at, session_id, id, sender, recipient, server, text";

  /** The newest message, or where the numbers go on: nobody is called by an empty name. */
  static final String LAST =
      "select greatest(coalesce((select max(seq) from chat_messages), 0),"
          + " coalesce((select seq from chat_readers where login = ''), 0))";

  private static final GroupCommit.Limits LIMITS = new GroupCommit.Limits(2_000, 50_000);

  private final Database database;
  private final GroupCommit<ChatOrder, Receipt> group;
  private final Set<Runnable> watchers;

  /** What became of a message. */
  public enum Receipt {
    /** It is on the disk. */
    STORED,
    /** It was on the disk already. */
    KNOWN,
    /** Another message of that session has its name. */
    NAME_TAKEN,
    /** There is no such recipient. */
    UNKNOWN_USER,
    /** {@link #MOST_UNREAD} messages wait for the recipient. */
    INBOX_FULL
  }

  private ChatTable(
      Database database, GroupCommit<ChatOrder, Receipt> group, Set<Runnable> watchers) {
    this.database = database;
    this.group = group;
    this.watchers = watchers;
  }

  /** The table with its writer, of which there must be one. */
  static ChatTable open(Database database, InstantSource clock) {
    Set<Runnable> watchers = new CopyOnWriteArraySet<>();
    return new ChatTable(
        database,
        new GroupCommit<>(
            "chat", database.connections(), new ChatWriter(clock, watchers), _ -> 1, LIMITS),
        watchers);
  }

  ChatTable on(Database fenced) {
    return new ChatTable(fenced, group, watchers);
  }

  /** Ends the writer when everything is written; the table of no node works any more. */
  void close() {
    group.close();
  }

  /**
   * Stores a message with the next group of all nodes. Nobody waits for it.
   *
   * @return completed when it is committed and forced to the disk, on a thread that must not be
   *     kept; or with a {@link io.understudy.problem.ProblemException}
   */
  public CompletableFuture<Receipt> say(ChatMessage.Draft draft) {
    return group.submit(new ChatOrder.Say(draft), database.fence());
  }

  /**
   * Notes that somebody has received what was for him alone.
   *
   * @param login who
   * @param seq up to which message; a smaller number than before changes nothing
   */
  public CompletableFuture<Receipt> read(String login, long seq) {
    return group.submit(new ChatOrder.Read(login, seq), database.fence());
  }

  /**
   * Has somebody told that there are new messages, which he reads himself; he may be told in vain.
   *
   * @param watcher must not block
   * @return to be run when he does not want to be told any more
   */
  public Runnable watch(Runnable watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }

  /** The number of the newest message; 0 for none. */
  public long last() {
    return database.number(LAST);
  }

  /**
   * Has the numbers of an empty table go on somewhere, so that whoever has read up to a number
   * still finds no smaller one later.
   */
  static void continueAfter(Database empty, long seq) {
    empty.update("insert into chat_readers (login, seq) values ('', ?)", seq);
  }

  /** Up to which message somebody has received what was for him alone; 0 for none. */
  public long readUpTo(String login) {
    return database.number("select seq from chat_readers where login = ?", login);
  }

  /**
   * The messages of everybody in their order.
   *
   * @param after the highest number that the reader has
   * @param limit how many at most
   */
  public List<ChatMessage> after(long after, int limit) {
    return database.list(
        "select " + COLUMNS + " from chat_messages where seq > ? order by seq limit ?",
        ChatTable::message,
        after,
        limit);
  }

  /**
   * The messages for one reader in their order: those for him alone, and those to everybody on a
   * server.
   *
   * @param login who
   * @param server where he was, as {@code host:port}; empty for nowhere
   * @param privateAfter the highest number that he has of those for him alone
   * @param saidAfter the highest number that he has of those to everybody on the server
   * @param upTo the highest number that he wants
   * @param limit how many at most
   */
  public List<ChatMessage> missed(
      String login, String server, long privateAfter, long saidAfter, long upTo, int limit) {
    return database.list(
        "select "
            + COLUMNS
            + " from chat_messages where recipient = ? and seq > ? and seq <= ? union all select "
            + COLUMNS
            + " from chat_messages where seq > ? and seq <= ? and recipient is null and server = ?"
            + " order by seq limit ?",
        ChatTable::message,
        login,
        privateAfter,
        upTo,
        server.isEmpty() ? upTo : saidAfter,
        upTo,
        server,
        limit);
  }

  /**
   * Removes the oldest messages.
   *
   * @param most how many to leave
   * @return how many were removed
   */
  public int trim(int most) {
    return database.update("delete from chat_messages where seq <= ?", last() - most);
  }

  private static ChatMessage message(ResultSet row) throws SQLException {
    return new ChatMessage(
        row.getLong(1),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        new ChatMessage.Draft(
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getString(7),
            row.getString(8)));
  }
}
