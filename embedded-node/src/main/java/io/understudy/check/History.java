package io.understudy.check;

import io.understudy.check.InboxReader.Inbox;
import io.understudy.check.Observation.Answered;
import io.understudy.check.Observation.ChatAcknowledged;
import io.understudy.check.Observation.ChatEntered;
import io.understudy.check.Observation.ChatLeft;
import io.understudy.check.Observation.ChatReceived;
import io.understudy.check.Observation.ChatSent;
import io.understudy.check.Observation.InboxRead;
import io.understudy.check.Observation.LoggedIn;
import io.understudy.check.Observation.NodeKilled;
import io.understudy.check.Observation.NodeRevived;
import io.understudy.check.Observation.ProfileSeen;
import io.understudy.check.Observation.RowsRead;
import io.understudy.check.Observation.RunBegan;
import io.understudy.check.Observation.SignedOut;
import io.understudy.check.Observation.WriteAcknowledged;
import io.understudy.check.Observation.WriteNotAcknowledged;
import io.understudy.check.Observation.WriteSent;
import io.understudy.check.SessionReader.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * What the clients of one run have seen, for any number of threads that tell. Nothing is ever taken
 * back. It keeps what the checks need of it: one entry for each session, write, message and line,
 * however often they are used, and of a node's answers only those that may be wrong. Above the
 * limits of its ledgers it takes no new entries, counts them and says so.
 */
public final class History {
  private final Instant start;
  private final long startNanos;
  private final LongSupplier nanoTime;
  private final SessionLedger sessions = new SessionLedger();
  private final WriteLedger writes = new WriteLedger();
  private final ChatLedger chat = new ChatLedger();
  private final AnswerLedger answers = new AnswerLedger();

  /** A history in which nothing has happened, with the time of this machine. */
  public History() {
    this(Instant.now(), System::nanoTime);
  }

  /**
   * A history in which nothing has happened.
   *
   * @param start the time now
   * @param nanoTime the time that passes
   */
  public History(Instant start, LongSupplier nanoTime) {
    this.start = start;
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
  }

  /** The time, for all observations. It never goes back, even when the machine's clock is set. */
  public Instant now() {
    return start.plusNanos(nanoTime.getAsLong() - startNanos);
  }

  /** Notes what a client saw. Returns at once. */
  public synchronized void record(Observation observation) {
    switch (observation) {
      case RunBegan began -> writes.began(began);
      case LoggedIn login -> sessions.loggedIn(login);
      case ProfileSeen profile -> sessions.profile(profile);
      case SignedOut end -> sessions.signedOut(end);
      case WriteSent sent -> writes.sent(sent);
      case WriteAcknowledged acknowledged -> writes.acknowledged(acknowledged);
      case WriteNotAcknowledged not -> writes.notAcknowledged(not);
      case RowsRead page -> writes.rows(page);
      case ChatEntered entered -> chat.entered(entered);
      case ChatSent sent -> chat.sent(sent);
      case ChatAcknowledged acknowledged -> chat.acknowledged(acknowledged);
      case ChatReceived received -> chat.received(received);
      case ChatLeft left -> chat.left(left);
      case InboxRead inbox -> chat.inbox(inbox);
      case Answered _ -> {
        // Only who answered matters, which is noted below.
      }
      case NodeKilled killed -> answers.killed(killed);
      case NodeRevived revived -> answers.revived(revived);
    }
    if (isAnswer(observation)) {
      answers.answered(observation.trace());
    }
  }

  /** Frames come by themselves, and may have waited in this machine while their node died. */
  private static boolean isAnswer(Observation observation) {
    return switch (observation) {
      case LoggedIn _, ProfileSeen _, SignedOut _, Answered _ -> true;
      case WriteAcknowledged _, WriteNotAcknowledged _, RowsRead _ -> true;
      case RunBegan _, WriteSent _, NodeKilled _, NodeRevived _ -> false;
      case ChatEntered _, ChatSent _, ChatAcknowledged _, ChatReceived _ -> false;
      case ChatLeft _, InboxRead _ -> false;
    };
  }

  /**
   * What the checks say of all this, as far as it is known: before the reading at the end, much is
   * UNKNOWN. May take a moment when there is much.
   */
  public synchronized Judgement judge() {
    return Checks.judge(new Evidence(sessions, writes, chat, answers), dropped());
  }

  /** The newest sessions that are open, to be asked for. */
  synchronized List<Ticket> openSessions(int most) {
    return sessions.open(most);
  }

  /** The newest sessions that have ended, to be asked for. */
  synchronized List<Ticket> endedSessions(int most) {
    return sessions.ended(most);
  }

  /** Whose inbox may hold what has not arrived, as far as it can be read. */
  synchronized List<Inbox> inboxesToRead() {
    Set<String> missing = chat.readersWithout();
    return sessions.open(SessionLedger.MOST).stream()
        .filter(ticket -> missing.remove(ticket.user()) && !chat.resume(ticket.user()).isEmpty())
        .map(ticket -> new Inbox(ticket, chat.resume(ticket.user())))
        .toList();
  }

  /** After which row the rows of the run begin; empty if there is nothing to read. */
  synchronized OptionalLong rowsToReadAfter() {
    return writes.beginOfRun();
  }

  /** What there was too much of, in words; empty if everything was kept. */
  public synchronized List<String> dropped() {
    return Stream.of(sessions.dropped(), writes.dropped(), chat.dropped(), answers.dropped())
        .filter(words -> !words.isEmpty())
        .toList();
  }
}
