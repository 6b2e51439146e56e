package io.understudy.cluster;

import io.understudy.store.GroupTotals;
import io.understudy.store.MegaTable;
import java.util.concurrent.TimeUnit;

/** How fast numbers are inserted, second by second. */
final class MegaMeter {
  private final MegaTable table;
  private GroupTotals rolled;
  private volatile Second second = new Second(0, 0, 0);

  /** What happened in one second. */
  private record Second(long rows, double groupSize, double commitMs) {}

  MegaMeter(MegaTable table) {
    this.table = table;
    this.rolled = table.totals();
  }

  /** Closes the current second; called by one thread. */
  void roll() {
    GroupTotals now = table.totals();
    long groups = now.groups() - rolled.groups();
    double nanos = now.nanos() - rolled.nanos();
    second =
        new Second(
            now.rows() - rolled.rows(),
            groups == 0 ? 0 : (double) (now.orders() - rolled.orders()) / groups,
            groups == 0 ? 0 : nanos / groups / TimeUnit.MILLISECONDS.toNanos(1));
    rolled = now;
  }

  /** What the last roll showed, with the counts as of now. */
  ClusterSnapshot.Mega last() {
    GroupTotals totals = table.totals();
    Second last = second;
    return new ClusterSnapshot.Mega(
        table.tail().count(),
        totals.rows(),
        totals.groups(),
        last.rows(),
        last.groupSize(),
        last.commitMs());
  }
}
