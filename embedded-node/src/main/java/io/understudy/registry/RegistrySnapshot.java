package io.understudy.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The registry at one moment. Immutable.
 *
 * @param leases in the order in which their nodes registered first
 * @param preserving why leases do not run out at present, in words; null if they do
 * @param stored whether the store has all of this, so that the next process knows the same nodes
 * @param expired how many have run out since the start of the process
 * @param at the moment
 */
public record RegistrySnapshot(
    List<Lease> leases, String preserving, boolean stored, long expired, Instant at) {
  /** Copies the leases. */
  public RegistrySnapshot {
    leases = List.copyOf(leases);
  }

  /** Nothing. */
  public static RegistrySnapshot empty(Instant at) {
    return new RegistrySnapshot(List.of(), null, true, 0, at);
  }

  /** Milliseconds between two heartbeats. */
  public long heartbeatMs() {
    return Registry.HEARTBEAT.toMillis();
  }

  /** Milliseconds after the last heartbeat when a lease runs out. */
  public long ttlMs() {
    return Registry.TTL.toMillis();
  }

  /** How many leases are held. */
  public long held() {
    return leases.stream().filter(lease -> lease.state().isLive()).count();
  }

  /** The lease of a node, if it ever had one. */
  public Optional<Lease> of(String node) {
    return leases.stream().filter(lease -> lease.node().equals(node)).findFirst();
  }

  /** Milliseconds until a lease runs out without a heartbeat; 0 if it has or is not held. */
  public long expiresInMs(Lease lease) {
    return lease.state().isLive()
        ? Math.max(0, Duration.between(at, lease.lastHeartbeat().plus(Registry.TTL)).toMillis())
        : 0;
  }
}
