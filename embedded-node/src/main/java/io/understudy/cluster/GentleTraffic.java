package io.understudy.cluster;

import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.load.Traffic;
import io.understudy.load.TrafficSnapshot;
import io.understudy.store.SessionTable;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/** The built-in traffic: its visitors have an account, and leave no sessions behind. */
final class GentleTraffic {
  private final Traffic traffic;
  private final Supplier<List<URI>> frontends;
  private final Accounts accounts;
  private final SessionTable sessions;
  private final Journal journal;

  GentleTraffic(
      Traffic traffic,
      Supplier<List<URI>> frontends,
      Accounts accounts,
      SessionTable sessions,
      Journal journal) {
    this.traffic = traffic;
    this.frontends = frontends;
    this.accounts = accounts;
    this.sessions = sessions;
    this.journal = journal;
  }

  synchronized void start() {
    if (!traffic.snapshot().running()) {
      endVisitors(); // whatever a process that was killed has left behind
      traffic.start(frontends, accounts.visitor());
    }
  }

  synchronized void stop() {
    if (traffic.stop()) {
      endVisitors();
    }
  }

  TrafficSnapshot snapshot() {
    return traffic.snapshot();
  }

  private void endVisitors() {
    int ended = sessions.endAllOf(Accounts.VISITOR);
    if (ended > 0) {
      journal.append(
          EventType.SESSION_ENDED,
          Accounts.VISITOR,
          "sessions of the built-in traffic that were ended: %d".formatted(ended));
    }
  }
}
