package io.understudy.journal;

import java.util.List;

/** Where a journal's events survive the process. Implemented by the store. */
public interface JournalKeeper {

  /**
   * Stores events in one transaction; when it returns they survive a crash of the process.
   *
   * @param events in ascending order of their number, not empty
   * @throws RuntimeException if nothing was stored; the journal tries again with the same events
   */
  void keep(List<Event> events);

  /**
   * The stored events after a number.
   *
   * @param since the highest number the reader already has, 0 for none
   * @param limit how many at most, at least 1
   * @return the stored events after that number, ascending; never null
   */
  List<Event> read(long since, int limit);

  /** The highest number ever stored, 0 when there is none. */
  long lastSeq();
}
