package io.understudy.check;

import io.understudy.check.SessionLedger.Entry;
import io.understudy.check.SessionLedger.Sight;

/** Whoever asks for his profile must see his own. */
final class WrongUser implements Check {
  @Override
  public String name() {
    return "wrong-user";
  }

  @Override
  public String promise() {
    return "Nobody is shown the profile or the session of somebody else";
  }

  @Override
  public void judge(Evidence evidence, Docket docket) {
    for (Entry session : evidence.sessions().all()) {
      boolean found = false;
      for (Sight sight : session.others) {
        if (!evidence.sessions().isOlderState(session, sight)) {
          found = true;
          docket.finding(
              "%s asked with session %s and was shown session %s of %s"
                  .formatted(session.user, session.id, sight.session(), sight.user()),
              sight.trace());
        }
      }
      docket.more(found ? session.moreOthers : 0);
    }
    long profiles = evidence.sessions().profiles();
    docket.exercised(!evidence.sessions().all().isEmpty());
    docket.doubtIf(profiles == 0, "no profile was ever shown");
    docket.doubt(evidence.sessions().dropped());
    docket.otherwise("%d profiles were those of the right user".formatted(profiles));
  }
}
