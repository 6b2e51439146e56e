package io.understudy.check;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a client saw. It is told when it is known; the order in which many threads tell does not
 * matter, only the times do. No text is null; a name that is not known is empty.
 */
public sealed interface Observation {

  /** The request or frame that it is about. */
  Trace trace();

  /**
   * Somebody signed in.
   *
   * @param user as whom
   * @param session the public id of the session, the part of the cookie before the dot
   * @param loginAt since when, as the answer says
   * @param cookie the value of the cookie, for the reading at the end; never shown
   */
  record LoggedIn(Trace trace, String user, String session, String loginAt, String cookie)
      implements Observation {
    @Override
    public String toString() {
      return "LoggedIn[%s, %s, %s]".formatted(trace, user, session);
    }
  }

  /**
   * A profile was asked for with the cookie of a session and answered, whatever the status. Without
   * an answer there is nothing to observe.
   *
   * @param user whose it had to be
   * @param session whose cookie was sent
   * @param status of the answer; 401, 302 and 303 mean: not signed in
   * @param seenUser whom it showed; empty unless 200
   * @param seenSession which session; empty unless 200
   * @param seenLoginAt its login time; empty unless 200
   */
  record ProfileSeen(
      Trace trace,
      String user,
      String session,
      int status,
      String seenUser,
      String seenSession,
      String seenLoginAt)
      implements Observation {}

  /** What is known of a request that was meant to change something. */
  enum Outcome {
    /** The answer says that it is done. */
    DONE,
    /** The answer says that it was not done. */
    REFUSED,
    /** It may have been done or not: no answer, or one that leaves it open (5xx). */
    UNKNOWN
  }

  /**
   * The run begins.
   *
   * @param lastRow the highest id of {@code /app/mega} so far; only later rows belong to the run
   * @param ownUsers users under whose names nobody else inserts anything meanwhile; may be empty
   */
  record RunBegan(Trace trace, long lastRow, Set<String> ownUsers) implements Observation {
    /** Keeps a copy of the users. */
    public RunBegan {
      ownUsers = Set.copyOf(ownUsers);
    }
  }

  /**
   * Somebody asked to be signed out, or signed in again with the cookie of the session, which ends
   * it, or somebody else ended it on purpose.
   *
   * @param session the public id of the session
   */
  record SignedOut(Trace trace, String session, Outcome outcome) implements Observation {}

  /**
   * Numbers are about to be inserted, or again with the same key. Told before the request leaves.
   *
   * @param write its name, unique in the run; the same for all attempts with the same {@code
   *     Idempotency-Key}
   * @param user as whom
   * @param numbers in their order; the more, the better copies are told from chance
   */
  record WriteSent(Trace trace, String write, String user, List<Integer> numbers)
      implements Observation {
    /** Keeps a copy of the numbers. */
    public WriteSent {
      numbers = List.copyOf(numbers);
    }
  }

  /**
   * Numbers were acknowledged.
   *
   * @param ids of their rows, in the order of the numbers
   */
  record WriteAcknowledged(Trace trace, String write, List<Long> ids) implements Observation {
    /** Keeps a copy of the ids. */
    public WriteAcknowledged {
      ids = List.copyOf(ids);
    }
  }

  /**
   * A write was answered otherwise or not at all.
   *
   * @param outcome REFUSED for an answer that promises that nothing was written (4xx), otherwise
   *     UNKNOWN
   */
  record WriteNotAcknowledged(Trace trace, String write, Outcome outcome) implements Observation {}

  /**
   * One page of the rows, in the order of their ids, as it was read at the end.
   *
   * @param after the id after which the page begins
   * @param last whether there were no more
   */
  record RowsRead(Trace trace, long after, List<Row> rows, boolean last) implements Observation {
    /** Keeps a copy of the rows. */
    public RowsRead {
      rows = List.copyOf(rows);
    }
  }

  /** One row of {@code GET /app/mega}. */
  record Row(long id, int number, String user) {}

  /**
   * A line of the chat was welcomed.
   *
   * @param user who
   * @param line its name, unique in the run: each connection is another line
   * @param server where, as the welcome says
   * @param resume the word with which one goes on after the welcome
   */
  record ChatEntered(Trace trace, String user, String line, String server, String resume)
      implements Observation {}

  /** Who hears a message. */
  enum Scope {
    /** One user, on whatever server. */
    PRIVATE,
    /** All on the sender's server. */
    SERVER
  }

  /**
   * A frame is about to be sent, or again with the same id. Told before it leaves.
   *
   * @param message its id, unique in the run
   * @param user who says it
   * @param to for whom; empty for the scope SERVER
   * @param server where its line is, as {@code host:port}; empty if that is not known
   */
  record ChatSent(Trace trace, String message, String user, Scope scope, String to, String server)
      implements Observation {}

  /** A message was acknowledged: it is stored for delivery. */
  record ChatAcknowledged(Trace trace, String message) implements Observation {}

  /**
   * A message arrived, for the first time or again.
   *
   * @param message its id
   * @param user who heard it
   * @param line on which line
   * @param seq the number that the server gave it; -1 if the frame has none
   */
  record ChatReceived(Trace trace, String message, String user, String line, long seq)
      implements Observation {}

  /** A line of the chat has ended, whoever ended it. */
  record ChatLeft(Trace trace, String user, String line) implements Observation {}

  /**
   * The inbox of a user was read at the end: whatever was acknowledged before the reading began has
   * been told as {@link ChatReceived}.
   */
  record InboxRead(Trace trace, String user) implements Observation {}

  /**
   * Any other answer of a node that says who it is. What the observations above say of answers need
   * not be told again.
   */
  record Answered(Trace trace, int status) implements Observation {}

  /**
   * A node is dead, for whoever killed it says so.
   *
   * @param at when the kill was over: from now on nobody may be answered
   */
  record NodeKilled(String node, Instant at) implements Observation {
    @Override
    public Trace trace() {
      return Trace.moment("kill of " + node, node, at);
    }
  }

  /**
   * A node may answer again.
   *
   * @param at when its return was ordered, or seen
   */
  record NodeRevived(String node, Instant at) implements Observation {
    @Override
    public Trace trace() {
      return Trace.moment("return of " + node, node, at);
    }
  }
}
