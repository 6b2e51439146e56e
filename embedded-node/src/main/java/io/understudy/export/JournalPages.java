package io.understudy.export;

import io.understudy.journal.Event;
import io.understudy.journal.Journal;
import java.io.IOException;
import java.util.List;

/** Reads a whole journal, a page at a time, up to the event that is the last at the beginning. */
final class JournalPages {
  private static final int PAGE = 1_000;

  private JournalPages() {}

  /** What is done with each event. */
  interface Reader {
    void read(Event event) throws IOException;
  }

  static void each(Journal journal, Exporter.Tally tally, Reader reader) throws IOException {
    long end = journal.lastSeq();
    for (long seq = 0; seq < end; ) {
      List<Event> page = journal.since(seq, PAGE);
      if (page.isEmpty()) {
        return;
      }
      for (Event event : page) {
        if (event.seq() <= end) {
          reader.read(event);
          tally.row(event.seq(), end);
        }
      }
      seq = page.getLast().seq();
    }
  }
}
