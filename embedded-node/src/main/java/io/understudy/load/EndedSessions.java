package io.understudy.load;

import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import java.util.List;

/**
 * Which sessions somebody has ended on purpose, by the journal, and where those are told that were
 * lost. To be signed out then is right, and no loss.
 */
final class EndedSessions {
  private static final int PAGE = 500;

  /** So many losses of one run are told one by one. */
  private static final int MOST_TOLD = 100;

  private final Journal journal;
  private int told;

  EndedSessions(Journal journal) {
    this.journal = journal;
  }

  /** How far the journal is now. */
  long mark() {
    return journal.lastSeq();
  }

  /**
   * Whether a session was ended.
   *
   * @param session its public id
   * @param since a mark from before it began
   */
  boolean has(String session, long since) {
    long read = since;
    while (true) {
      List<Event> events = journal.since(read, PAGE);
      for (Event event : events) {
        boolean end = event.type() == EventType.SESSION_ENDED || event.type() == EventType.LOGOUT;
        if (end && event.subject().equals(session)) {
          return true;
        }
      }
      if (events.size() < PAGE) {
        return false;
      }
      read = events.getLast().seq();
    }
  }

  /** A session is gone and nobody has ended it. */
  void lost(String session, String why) {
    told++;
    if (told <= MOST_TOLD) {
      journal.append(EventType.SESSION_LOST, session, why);
    }
  }
}
