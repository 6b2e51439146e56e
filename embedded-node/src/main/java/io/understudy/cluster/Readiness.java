package io.understudy.cluster;

import io.understudy.balancer.UpstreamHealth;
import io.understudy.balancer.Upstreams;
import io.understudy.journal.Journal;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until the first probes of nodes were answered, so that "ready" means ready. */
final class Readiness {
  private static final Duration WAKE_UP = Duration.ofMillis(50);
  private static final Duration DEADLINE = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

  private final Upstreams upstreams;
  private final Journal journal;

  Readiness(Upstreams upstreams, Journal journal) {
    this.upstreams = upstreams;
    this.journal = journal;
  }

  /** A node that does not answer its health check within five seconds is not waited for. */
  void await(List<String> nodes) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    long seen = journal.lastSeq();
    try {
      while (!nodes.stream().allMatch(this::isHealthy)) {
        if (System.nanoTime() > end) {
          LOG.warn("Not every node answers its health check; going on without them");
          return;
        }
        // Every change of an upstream's health is an event, so the journal wakes us up.
        journal.await(seen, WAKE_UP);
        seen = journal.lastSeq();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isHealthy(String node) {
    return upstreams
        .get(node)
        .filter(known -> known.standing().health() == UpstreamHealth.HEALTHY)
        .isPresent();
  }
}
