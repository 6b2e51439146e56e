package io.understudy.check;

import io.understudy.check.Observation.Row;
import io.understudy.check.Observation.RowsRead;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

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

  /** No row has this id. */
  static final long NONE = 0;

  private record Page(Trace trace, List<Row> rows) {}

  private Optional<Page> page(long after, int limit) {
    return asker
        .get("/app/mega?after=%d&limit=%d".formatted(after, limit), "")
        .filter(answer -> answer.status() == 200)
        .flatMap(answer -> Answers.rows(answer.body()).map(rows -> new Page(answer.trace(), rows)));
  }

  /** The highest id, found in some forty small questions; empty if they were not answered. */
  OptionalLong lastRow() {
    return highest(
        after ->
            page(after, 1).map(page -> page.rows().isEmpty() ? NONE : page.rows().getFirst().id()),
        PAGE);
  }

  /**
   * Finds the highest of ids that only rise: first ever longer strides, then halves.
   *
   * @param next the next id after a number, {@link #NONE} if there is none; empty if nobody knows
   * @param stride the first stride, at least 1
   */
  static OptionalLong highest(LongFunction<Optional<Long>> next, long stride) {
    long there = 0;
    long end = Long.MAX_VALUE; // nothing is above it
    for (long step = stride; end == Long.MAX_VALUE; step *= 2) {
      Optional<Long> found = next.apply(there + step - 1);
      if (found.isEmpty()) {
        return OptionalLong.empty();
      }
      if (found.get() == NONE) {
        end = there + step - 1;
      } else {
        there = found.get();
      }
    }
    while (there < end) {
      long middle = there + (end - there) / 2;
      Optional<Long> found = next.apply(middle);
      if (found.isEmpty()) {
        return OptionalLong.empty();
      }
      if (found.get() == NONE) {
        end = middle;
      } else {
        there = found.get();
      }
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
