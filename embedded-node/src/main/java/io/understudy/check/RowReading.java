package io.understudy.check;

import io.understudy.check.Observation.Row;
import io.understudy.check.Observation.RowsRead;
import io.understudy.check.WriteLedger.Write;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The rows of the run beside what was acknowledged, page by page: both are in the order of their
 * ids, so nothing needs to be kept of a row that is as it should be.
 */
final class RowReading {
  private static final int MOST_UNCLAIMED = 200_000;
  private static final int MOST_WRONG = 1_000;

  private final long begin;
  private final Set<String> users;
  private final List<Claim> claims = new ArrayList<>();
  private final List<Row> unclaimed = new ArrayList<>();
  private final List<Wrong> wrong = new ArrayList<>();
  private long moreWrong;
  private Trace trace;
  private long last;
  private int next;
  private boolean complete;
  private String trouble = "";

  /** An id that was acknowledged for one number of an insert. */
  record Claim(long id, Write write, int index) {}

  /** An acknowledged number that is not there as it was acknowledged; row is null if it is gone. */
  record Wrong(Claim claim, Row row, Trace reading) {}

  RowReading(long begin, List<Write> writes, Set<String> users) {
    this.begin = begin;
    this.last = begin;
    this.users = users;
    for (Write write : writes) {
      for (int i = 0; i < Math.min(write.ids.size(), write.numbers.size()); i++) {
        claims.add(new Claim(write.ids.get(i), write, i));
      }
    }
    claims.sort(Comparator.comparingLong(Claim::id));
  }

  long begin() {
    return begin;
  }

  void read(RowsRead page) {
    trace = page.trace();
    if (page.after() != last) {
      trouble = "a page began after row %d instead of %d".formatted(page.after(), last);
    }
    for (Row row : page.rows()) {
      if (row.id() <= last) {
        trouble = "row %d came after row %d".formatted(row.id(), last);
        return;
      }
      last = row.id();
      compare(row, page.trace());
    }
    if (page.last()) {
      for (; next < claims.size(); next++) {
        wrong(claims.get(next), null, page.trace());
      }
      complete = true;
    }
  }

  private void compare(Row row, Trace trace) {
    for (; next < claims.size() && claims.get(next).id() < row.id(); next++) {
      wrong(claims.get(next), null, trace);
    }
    if (next == claims.size() || claims.get(next).id() > row.id()) {
      if (!users.contains(row.user())) {
        return;
      }
      if (unclaimed.size() < MOST_UNCLAIMED) {
        unclaimed.add(row);
      } else {
        trouble = "more than %d rows are of no insert of the run".formatted(MOST_UNCLAIMED);
      }
      return;
    }
    for (boolean taken = false;
        next < claims.size() && claims.get(next).id() == row.id();
        next++, taken = true) {
      Claim claim = claims.get(next);
      boolean same =
          claim.write().user.equals(row.user())
              && claim.write().numbers.get(claim.index()) == row.number();
      if (!same || taken) {
        wrong(claim, row, trace);
      }
    }
  }

  private void wrong(Claim claim, Row row, Trace trace) {
    if (wrong.size() < MOST_WRONG) {
      wrong.add(new Wrong(claim, row, trace));
    } else {
      moreWrong++;
    }
  }

  /** What was acknowledged and is not so. */
  List<Wrong> wrong() {
    return wrong;
  }

  /** How many more there are than {@link #wrong} has. */
  long moreWrong() {
    return moreWrong;
  }

  /** Rows of the users of the run that were acknowledged to nobody. */
  List<Row> unclaimed() {
    return unclaimed;
  }

  /** The last page of it. */
  Trace trace() {
    return trace;
  }

  /** How many numbers had been acknowledged when it began. */
  int claimed() {
    return claims.size();
  }

  /** Why this reading proves nothing, in words; empty if it does. */
  String trouble() {
    return !trouble.isEmpty() ? trouble : complete ? "" : "the rows were not read to their end";
  }
}
