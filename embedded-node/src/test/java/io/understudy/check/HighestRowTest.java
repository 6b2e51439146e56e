package io.understudy.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The highest row is found, whatever it is: rows of before must not be taken for those of a run.
 */
final class HighestRowTest {
  private static Optional<Long> next(NavigableSet<Long> ids, long after) {
    return Optional.of(Optional.ofNullable(ids.higher(after)).orElse(RowReader.NONE));
  }

  @Test
  void everyNumberOfRows() {
    TreeSet<Long> ids = new TreeSet<>();
    for (long last = 0; last <= 5_000; last++) {
      if (last > 0) {
        ids.add(last);
      }
      assertEquals(
          OptionalLong.of(last), RowReader.highest(after -> next(ids, after), 1_000), "last row");
    }
  }

  @Test
  void withGaps() {
    for (long factor : new long[] {2, 3, 7, 999, 1_000_003}) {
      TreeSet<Long> ids = new TreeSet<>();
      LongStream.rangeClosed(1, 300)
          .forEach(row -> {
            ids.add(row * factor);
            assertEquals(
                OptionalLong.of(row * factor), RowReader.highest(after -> next(ids, after), 1_000));
          });
    }
  }

  @Test
  void whoIsNotAnsweredDoesNotKnow() {
    assertEquals(
        OptionalLong.empty(),
        RowReader.highest(
            after -> after > 600 ? Optional.of(RowReader.NONE) : Optional.empty(), 1_000));
  }
}
