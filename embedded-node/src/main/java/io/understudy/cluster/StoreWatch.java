package io.understudy.cluster;

import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.problem.ProblemException;
import io.understudy.store.PresenceTable;
import io.understudy.store.Session;
import io.understudy.store.Store;
import io.understudy.store.StoreLife;
import io.understudy.store.StoreState;

/**
 * Looks after the store twice a second: writes who was seen, ends what is over, and counts. What it
 * saw last is what snapshots show, so that drawing never waits for the database.
 */
final class StoreWatch {
  private static final int KEPT_MESSAGES = 200_000;
  private static final int KEPT_EVENTS = 100_000;
  private static final int TICKS_BETWEEN_SWEEPS = 120;

  private final Store store;
  private final SharedStore shared;
  private final Journal journal;
  private final MegaMeter mega;
  private volatile Counts last;
  private int ticks;

  private record Counts(long users, long sessions, PresenceTable.Totals chat) {}

  StoreWatch(Store store, SharedStore shared, Journal journal) {
    this.store = store;
    this.shared = shared;
    this.journal = journal;
    this.mega = new MegaMeter(store.mega());
    this.last = new Counts(store.users().count(), 0, new PresenceTable.Totals(0, 0, 0));
  }

  ClusterSnapshot.Store last() {
    StoreLife.Stage stage = shared.stage();
    Counts counts = last;
    return new ClusterSnapshot.Store(
        stage.state().name(),
        stage.reason(),
        store.where(),
        counts.users(),
        counts.sessions(),
        mega.last(),
        new ClusterSnapshot.Chat(
            counts.chat().users(), counts.chat().stored(), counts.chat().delivered()));
  }

  /** Closes the current second. */
  void roll() {
    mega.roll();
  }

  void tick() {
    StoreLife.Stage stage = shared.stage();
    if (stage.state() != StoreState.UP) {
      return;
    }
    try {
      store.sessions().flush();
      if (ticks++ % TICKS_BETWEEN_SWEEPS == 0) {
        sweep();
      }
      last = new Counts(store.users().count(), store.sessions().count(), store.presence().totals());
    } catch (ProblemException e) {
      shared.lost(stage, e.detail());
    }
  }

  private void sweep() {
    for (Session over : store.sessions().overdue()) {
      journal.append(
          EventType.SESSION_ENDED, over.id(), "nobody used the session of " + over.user());
      store.sessions().end(over.id());
    }
    store.idempotency().sweep();
    store.chat().trim(KEPT_MESSAGES);
    // Not at every event too many, or each trimming would be the reason for the next one.
    if (store.journal().count() > KEPT_EVENTS + KEPT_EVENTS / 10) {
      int removed = store.journal().trim(KEPT_EVENTS);
      journal.append(
          EventType.JOURNAL_TRIMMED,
          "cluster",
          "the oldest %d events were removed; the last %d are kept"
              .formatted(removed, KEPT_EVENTS));
    }
  }
}
