package io.understudy.registry;

import io.understudy.problem.ProblemException;
import io.understudy.store.LeaseTable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores changed leases in groups. While the store is out they wait, and are tried again. */
final class LeaseStorage {
  private static final Duration FIRST_RETRY = Duration.ofMillis(250);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger(LeaseStorage.class);

  private final LeaseTable table;
  private final InstantSource clock;
  private final Set<String> changed = ConcurrentHashMap.newKeySet();
  private volatile boolean saving;
  private Duration retryIn = FIRST_RETRY;
  private Instant nextAttempt = Instant.MIN;

  LeaseStorage(LeaseTable table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  List<LeaseTable.Row> load() {
    return table.list();
  }

  void changed(String node) {
    changed.add(node);
  }

  /** Asked for each changed node who holds its lease by now, if anybody does. */
  synchronized void store(Function<String, Optional<Lease>> holder) {
    if (changed.isEmpty() || clock.instant().isBefore(nextAttempt)) {
      return;
    }
    List<String> batch = List.copyOf(changed);
    saving = true;
    // Whatever changes from now on belongs to the next group.
    batch.forEach(changed::remove);
    List<LeaseTable.Row> held = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (String node : batch) {
      holder
          .apply(node)
          .ifPresentOrElse(
              lease ->
                  held.add(
                      new LeaseTable.Row(node, lease.uri(), lease.grpc(), lease.incarnation())),
              () -> gone.add(node));
    }
    try {
      table.save(held, gone);
      retryIn = FIRST_RETRY;
      nextAttempt = Instant.MIN;
    } catch (ProblemException e) {
      LOG.debug("Leases are stored later: {}", e.detail());
      changed.addAll(batch);
      nextAttempt = clock.instant().plus(retryIn);
      Duration doubled = retryIn.multipliedBy(2);
      retryIn = doubled.compareTo(LONGEST_RETRY) < 0 ? doubled : LONGEST_RETRY;
    } finally {
      saving = false;
    }
  }

  /** Whether nothing waits. */
  boolean isDone() {
    return changed.isEmpty() && !saving;
  }
}
