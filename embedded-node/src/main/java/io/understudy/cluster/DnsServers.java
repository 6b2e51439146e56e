package io.understudy.cluster;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.rpc.client.Instance;
import io.understudy.rpc.client.Resolution;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Servers by the SRV records {@code _grpc._tcp} of the zone, as the name server gives them. What it
 * said is believed for its time to live, so a server may be gone already; heartbeats are none of
 * its business.
 */
final class DnsServers implements io.understudy.rpc.client.Resolver {
  private final Dns dns;

  DnsServers(Dns dns) {
    this.dns = dns;
  }

  @Override
  public Resolution resolve(String service) {
    String name = "_grpc._tcp." + dns.zone();
    List<Instance> live = new ArrayList<>();
    try {
      for (io.understudy.dns.Resolver.Service one : dns.services(name)) {
        String label = one.host().split("\\.", 2)[0];
        live.add(new Instance(label, address(one), ""));
      }
    } catch (UnknownHostException e) {
      throw new ProblemException(ProblemKind.NO_UPSTREAM, e.getMessage(), e);
    }
    return new Resolution(
        live,
        List.of(),
        "SRV %s: %s"
            .formatted(
                name,
                switch (live.size()) {
                  case 0 -> "no server";
                  case 1 -> "1 server, " + live.getFirst().node();
                  default -> live.size() + " servers";
                }));
  }

  private String address(io.understudy.dns.Resolver.Service one) {
    return dns.lookup(one.host()).getFirst().getHostAddress() + ":" + one.port();
  }

  @Override
  public Optional<String> missedHeartbeat(String node) {
    return Optional.empty();
  }
}
