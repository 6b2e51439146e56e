package io.understudy.rpc.client;

import io.understudy.registry.Lease;
import io.understudy.registry.LeaseState;
import io.understudy.registry.Registry;
import io.understudy.registry.RegistrySnapshot;
import io.understudy.rpc.client.Resolution.Absent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Servers by their leases: every node that holds one and listens for gRPC. */
public final class RegistryResolver implements Resolver {
  /** A heartbeat that is late by as much as this is a missed one. */
  private static final Duration MISSED = Registry.HEARTBEAT.plusMillis(100);

  private static final double MILLIS = 1e3;

  private final Supplier<RegistrySnapshot> registry;

  /**
   * A resolver.
   *
   * @param registry how the registry is now; must not wait
   */
  public RegistryResolver(Supplier<RegistrySnapshot> registry) {
    this.registry = registry;
  }

  @Override
  public Resolution resolve(String service) {
    RegistrySnapshot now = registry.get();
    List<Instance> live = new ArrayList<>();
    List<Absent> out = new ArrayList<>();
    for (Lease lease : now.leases()) {
      if (lease.grpc() == null) {
        continue;
      }
      Instance instance = new Instance(lease.node(), lease.grpc(), lease.incarnation());
      if (lease.state() == LeaseState.HELD || lease.state() == LeaseState.RECALLED) {
        live.add(instance);
      } else {
        out.add(
            new Absent(
                instance,
                lease.state() == LeaseState.EXPIRED,
                "%s is left out: %s".formatted(lease.node(), lease.reason())));
      }
    }
    return new Resolution(
        live,
        out,
        switch (live.size()) {
          case 0 -> "the registry knows no live server";
          case 1 -> "the registry knows 1 live server: " + live.getFirst().node();
          default -> "the registry knows %d live servers".formatted(live.size());
        });
  }

  @Override
  public Optional<String> missedHeartbeat(String node) {
    RegistrySnapshot now = registry.get();
    return now.of(node)
        .filter(lease -> lease.state() == LeaseState.HELD || lease.state() == LeaseState.EXPIRED)
        .map(lease -> Duration.between(lease.lastHeartbeat(), now.at()))
        .filter(silence -> silence.compareTo(MISSED) > 0)
        .map(silence ->
            String.format(
                Locale.ROOT,
                "no heartbeat from %s for %.2f s; one is due every %.2f s",
                node,
                silence.toMillis() / MILLIS,
                Registry.HEARTBEAT.toMillis() / MILLIS));
  }
}
