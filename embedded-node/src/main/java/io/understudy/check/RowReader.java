package io.understudy.check;

import io.understudy.check.Observation.Row;
import io.understudy.check.Observation.RowsRead;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the rows of {@code GET /app/mega}. */
final class RowReader {
  private static final int PAGE = 1_000;
  private static final long MOST_ROWS = 20_000_000;

  private final Asker asker;
  private final History history;

  RowReader(Asker asker, History history) {
    this.asker = asker;
    this.history = history;
  }

  private record Page(Trace trace, List<Row> rows) {}

  private Optional<Page> page(long after, int limit) {
    return asker
        .get("/app/mega?after=%d&limit=%d".formatted(after, limit), "")
        .filter(answer -> answer.status() == 200)
        .flatMap(answer -> Answers.rows(answer.body()).map(rows -> new Page(answer.trace(), rows)));
  }

  /** The highest id, found in some forty small questions; empty if they were not answered. */
  OptionalLong lastRow() {
    long there = 0;
    long step = PAGE;
    boolean closing = false;
    while (step > 0) {
      Optional<Page> page = page(there + step - 1, 1);
      if (page.isEmpty()) {
        return OptionalLong.empty();
      }
      List<Row> rows = page.get().rows();
      if (!rows.isEmpty()) {
        there = rows.getLast().id();
      } else {
        closing = true;
      }
      step = closing ? step / 2 : step * 2;
    }
    return OptionalLong.of(there);
  }

  /** Reads all rows of the run, if it has inserted any and knows where it began. */
  void read() {
    OptionalLong begin = history.rowsToReadAfter();
    if (begin.isEmpty()) {
      return;
    }
    long after = begin.getAsLong();
    boolean last = false;
    for (long read = 0; !last && read < MOST_ROWS; ) {
      Optional<Page> page = page(after, PAGE);
      if (page.isEmpty()) {
        return;
      }
      List<Row> rows = page.get().rows();
      last = rows.size() < PAGE;
      history.record(new RowsRead(page.get().trace(), after, rows, last));
      after = rows.isEmpty() ? after : rows.getLast().id();
      read += rows.size();
    }
  }
}
