package io.understudy.chat;

import io.understudy.store.ChatMessage;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** One connection of a guest. What is not said to be safe is used in the room's mailbox only. */
public final class Member {
  final Guest guest;
  final Line line;

  /** The ids of what was said here to everybody and was not heard yet; for any thread. */
  final Set<String> saidHere = ConcurrentHashMap.newKeySet();

  /** Whether its line has ended. */
  boolean gone;

  /** Whether it has everything from before and hears what is new. */
  boolean live;

  /** What it was sent. */
  Resume told;

  /** Who is there, as far as it was told. */
  Roster.View seen = Roster.View.NOBODY;

  private final AtomicInteger tooFast = new AtomicInteger();
  private long sent;
  private boolean probing;

  Member(Guest guest, Line line) {
    this.guest = guest;
    this.line = line;
  }

  String login() {
    return guest.login();
  }

  String session() {
    return guest.session().id();
  }

  void send(String frame) {
    line.send(frame, null);
  }

  /** Whether a message to everybody was said on this very line, whose client knows it already. */
  boolean saidItself(ChatMessage message) {
    return isOfSession(message) && (line.acknowledges() || saidHere.remove(message.draft().id()));
  }

  boolean isOfSession(ChatMessage message) {
    return message.draft().session().equals(session());
  }

  /**
   * Whether it has stopped to send too fast when it was told so; for any thread. What is taken
   * makes up for what was refused one by one: with a share that comes back all the time, whoever
   * sends far too fast would otherwise be forgiven everything again and again.
   *
   * @param patience so many more may be refused than taken
   */
  boolean behaves(Reply reply, int patience) {
    if (reply instanceof Reply.Refused refused && refused.code() == RefusalCode.TOO_FAST) {
      return tooFast.incrementAndGet() != patience;
    }
    tooFast.updateAndGet(refused -> Math.max(0, refused - 1));
    return true;
  }

  /** Something private was sent: its arrival is to be confirmed, one question at a time. */
  void wantConfirmation(long seq) {
    sent = Math.max(sent, seq);
    if (!probing) {
      probing = true;
      line.probe(sent);
    }
  }

  /** It was confirmed; asks again if more was sent meanwhile. */
  void confirmed(long seq) {
    probing = false;
    if (sent > seq) {
      wantConfirmation(sent);
    }
  }
}
