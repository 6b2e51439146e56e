package io.understudy.check;

import io.understudy.check.SessionLedger.Entry;
import io.understudy.check.SessionLedger.Sight;

/**
 * No node may answer from an earlier state than one that was seen already, as one does that was
 * away, kept its own sessions and came back.
 */
final class StaleSessions implements Check {
  @Override
  public String name() {
    return "stale-sessions";
  }

  @Override
  public String promise() {
    return "A session that has ended or was replaced never comes back";
  }

  @Override
  public void judge(Evidence evidence, Docket docket) {
    long ended = 0;
    long asked = 0;
    for (Entry session : evidence.sessions().all()) {
      boolean older = false;
      for (Sight sight : session.others) {
        if (evidence.sessions().isOlderState(session, sight)) {
          older = true;
          docket.finding(
              "%s asked with session %s, signed in at %s, and was shown session %s of %s"
                  .formatted(
                      session.user, session.id, session.loginAt, sight.session(), sight.loginAt()),
              sight.trace());
        }
      }
      docket.more(older ? session.moreOthers : 0);
      if (session.endDone != null) {
        ended++;
        asked += isAfterEnd(session, session.lastRefused) ? 1 : 0;
        if (isAfterEnd(session, session.lastRight)) {
          docket.finding(
              "session %s of %s had ended, and was answered all the same"
                  .formatted(session.id, session.user),
              session.endDone,
              session.lastRight);
        }
      }
    }
    docket.exercised(ended > 0);
    docket.doubtIf(asked == 0, "none of %d ended sessions was asked for again".formatted(ended));
    docket.doubt(evidence.sessions().dropped());
    docket.otherwise(
        "%d of %d ended sessions were asked for again and not known any more"
            .formatted(asked, ended));
  }

  private static boolean isAfterEnd(Entry session, Trace trace) {
    return trace != null && trace.isAfter(session.endDone);
  }
}
