package io.understudy.control;

import io.understudy.registry.Lease;
import io.understudy.registry.RegistrySnapshot;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** The registry in the shape that is promised to programs. */
record RegistryShape(
    long heartbeatMs,
    long ttlMs,
    long held,
    long expired,
    String preserving,
    boolean stored,
    List<Entry> leases) {

  /** One lease. */
  record Entry(
      String id,
      URI url,
      String grpc,
      String incarnation,
      String state,
      String reason,
      Instant lastHeartbeat,
      long expiresInMs) {}

  static RegistryShape of(RegistrySnapshot now) {
    return new RegistryShape(
        now.heartbeatMs(),
        now.ttlMs(),
        now.held(),
        now.expired(),
        now.preserving(),
        now.stored(),
        now.leases().stream().map(lease -> entry(now, lease)).toList());
  }

  private static Entry entry(RegistrySnapshot now, Lease lease) {
    return new Entry(
        lease.node(),
        lease.uri(),
        lease.grpc(),
        lease.incarnation(),
        lease.state().code(),
        lease.reason(),
        lease.lastHeartbeat(),
        now.expiresInMs(lease));
  }
}
