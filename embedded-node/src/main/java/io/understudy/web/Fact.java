package io.understudy.web;

import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.store.JournalTable;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Something for the journal of which somebody is about to be told.
 *
 * @param type what sort of fact
 * @param subject whom it is about
 * @param reason why, in words
 */
record Fact(EventType type, String subject, String reason) {
  private static final ScopedValue<List<Fact>> GATHERED = ScopedValue.newInstance();

  /**
   * Does work whose facts are not true before its transaction is committed, and for whose journal
   * it must not wait: the journal stores on a connection of its own.
   *
   * @param facts where to put them
   */
  static <T> T gather(List<Fact> facts, Callable<T> work) throws Exception {
    return ScopedValue.where(GATHERED, facts).call(work::call);
  }

  /** Puts a fact aside, and says false where nobody gathers them. */
  static boolean note(Fact fact) {
    return GATHERED.isBound() && GATHERED.get().add(fact);
  }

  /** Records it, and returns when it is stored. */
  void record(Journal journal) {
    await(journal, journal.append(type, subject, reason));
  }

  /**
   * The same for a fact that another node may record too, at this moment or before it died; so the
   * same words about the same subject are one fact.
   */
  void recordOnce(Journal journal) {
    await(journal, journal.appendOnce(type, subject, reason));
  }

  private static void await(Journal journal, Event event) {
    if (!journal.awaitKept(event)) {
      throw new ProblemException(
          ProblemKind.UNAVAILABLE, "The session store is too slow; try again");
    }
  }

  /** Whether it was stored by a process that is gone. */
  boolean isIn(JournalTable stored) {
    return stored.has(type, subject, reason);
  }
}
