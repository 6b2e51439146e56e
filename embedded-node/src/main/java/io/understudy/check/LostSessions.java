package io.understudy.check;

import io.understudy.check.SessionLedger.Entry;

/** A session that nobody has ended must be known to every node. */
final class LostSessions implements Check {
  @Override
  public String name() {
    return "sessions-lost";
  }

  @Override
  public String promise() {
    return "Nobody is signed out who did not ask for it";
  }

  @Override
  public void judge(Evidence evidence, Docket docket) {
    long open = 0;
    long unasked = 0;
    long asked = 0;
    for (Entry session : evidence.sessions().all()) {
      if (isLost(session)) {
        lost(session, docket);
      }
      if (session.firstRefused != null || session.lastRight != null) {
        asked++;
      } else if (session.login != null && session.endAsked == null && session.others.isEmpty()) {
        unasked++;
      }
      open += session.endAsked == null ? 1 : 0;
    }
    docket.exercised(asked + unasked > 0);
    docket.doubtIf(
        unasked > 0, "%d of %d open sessions were never asked for".formatted(unasked, open));
    docket.doubt(evidence.sessions().dropped());
    docket.otherwise(
        "%d sessions answered %d times".formatted(asked, evidence.sessions().profiles()));
  }

  /** An answer that came before anybody could have ended it. */
  private static boolean isLost(Entry session) {
    return session.firstRefused != null
        && (session.endAsked == null
            || session.firstRefused.at().isBefore(session.endAsked.begun()));
  }

  private static void lost(Entry session, Docket docket) {
    String words =
        "session %s of %s was not known any more, though nobody had ended it"
            .formatted(session.id, session.user);
    if (session.login == null) {
      docket.finding(words, session.firstRefused);
    } else {
      docket.finding(words, session.login, session.firstRefused);
    }
  }
}
