package io.understudy.check;

import io.understudy.check.Observation.Row;
import io.understudy.check.WriteLedger.State;
import io.understudy.check.WriteLedger.Write;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Says which insert the rows belong to that were acknowledged to nobody. An insert whose answer was
 * lost may have left its numbers once; any other row is a copy, or nobody knows whose it is.
 */
final class Copies {
  private final List<Copy> doubled = new ArrayList<>();
  private final List<Row> unexplained = new ArrayList<>();

  /** The numbers of an insert are there once more than they may be. */
  record Copy(Write write, long firstRow) {
    String words() {
      return "insert %s of %s is there a second time, from row %d on"
          .formatted(write.name, write.user, firstRow);
    }
  }

  private record Content(String user, List<Integer> numbers) {}

  /** The inserts of one content: those that may still come once, and any of them. */
  private static final class Same {
    final Deque<Write> open = new ArrayDeque<>(1);
    Write any;
  }

  private Copies() {}

  /**
   * @param unclaimed in the order of their ids
   */
  static Copies of(List<Row> unclaimed, List<Write> writes) {
    Copies copies = new Copies();
    if (unclaimed.isEmpty()) {
      return copies;
    }
    Map<Content, Same> byContent = new HashMap<>();
    NavigableSet<Integer> lengths = new TreeSet<>();
    for (Write write : writes) {
      Same same =
          byContent.computeIfAbsent(new Content(write.user, write.numbers), _ -> new Same());
      if (write.state() == State.OPEN) {
        same.open.add(write);
      }
      if (same.any == null || write.state() == State.ACKNOWLEDGED) {
        same.any = write;
      }
      lengths.add(write.numbers.size());
    }
    Map<String, List<Row>> byUser = new HashMap<>();
    for (Row row : unclaimed) {
      byUser.computeIfAbsent(row.user(), _ -> new ArrayList<>()).add(row);
    }
    byUser.forEach((user, rows) -> copies.explain(user, rows, byContent, lengths));
    return copies;
  }

  private void explain(
      String user, List<Row> rows, Map<Content, Same> byContent, NavigableSet<Integer> lengths) {
    for (int i = 0; i < rows.size(); ) {
      Same match = null;
      int length = 1;
      for (int candidate : lengths.headSet(rows.size() - i, true).descendingSet()) {
        List<Integer> numbers = rows.subList(i, i + candidate).stream().map(Row::number).toList();
        match = byContent.get(new Content(user, numbers));
        if (match != null) {
          length = candidate;
          break;
        }
      }
      if (match == null) {
        unexplained.add(rows.get(i));
      } else if (match.open.poll() == null) {
        doubled.add(new Copy(match.any, rows.get(i).id()));
      }
      i += length;
    }
  }

  /** Inserts that are there too often. */
  List<Copy> doubled() {
    return doubled;
  }

  /** Rows that are neither of an insert of the run nor a copy of one. */
  List<Row> unexplained() {
    return unexplained;
  }
}
