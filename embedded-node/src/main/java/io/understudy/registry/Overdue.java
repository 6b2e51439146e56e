package io.understudy.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * Who is missing though he is well, in relation to all.
 *
 * @param expired those who are out already for that reason
 * @param missing how many there are, with those
 * @param all how many are known, except those who are missing and not well
 */
record Overdue(List<Lease> expired, int missing, int all) {

  static Overdue of(
      Collection<Lease> leases, Predicate<Lease> isOverdue, Predicate<String> isWell) {
    List<Lease> expired = new ArrayList<>();
    int missing = 0;
    int inTime = 0;
    for (Lease lease : leases) {
      if (lease.state() == LeaseState.EXPIRED && isWell.test(lease.node())) {
        expired.add(lease);
        missing++;
      } else if (lease.state() == LeaseState.HELD && !isOverdue.test(lease)) {
        inTime++;
      } else if (lease.state() == LeaseState.HELD && isWell.test(lease.node())) {
        missing++;
      }
    }
    return new Overdue(expired, missing, missing + inTime);
  }

  boolean isMost() {
    return 2 * missing > all;
  }

  String words() {
    return ("%d of %d nodes answer their probes though their leases have run out: the registry is"
            + " not believed, and the balancer goes on with the nodes that it knows")
        .formatted(missing, all);
  }
}
