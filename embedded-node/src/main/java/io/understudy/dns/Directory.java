package io.understudy.dns;

import io.understudy.registry.Lease;
import io.understudy.registry.LeaseState;
import io.understudy.registry.RegistryListener;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who is where, and so what the zone says. It is told of every change at once: of nodes by the
 * registry, of frontends by whoever starts and kills them. Safe for any number of threads; reading
 * never waits.
 */
public final class Directory implements RegistryListener {
  private static final Pattern NODE = Pattern.compile("node-(\\d+)");

  private final ZoneWriter writer;
  private final Map<String, Place> frontends = new LinkedHashMap<>();
  private final Map<String, Place> nodes = new LinkedHashMap<>();
  private final Map<String, String> troubles = new HashMap<>();
  private Place server;
  private volatile Picture picture;

  /**
   * A zone without anybody.
   *
   * @param zone its name, for example {@code cluster.test}
   * @param firstSerial the number of its first version
   */
  public Directory(String zone, long firstSerial) {
    this.writer = new ZoneWriter(zone, firstSerial);
    write();
  }

  /** The zone and those who are in it, of one moment. */
  record Picture(Zone zone, List<Place> places) {}

  Picture now() {
    return picture;
  }

  /** Where the name server itself listens. */
  synchronized void server(InetSocketAddress at) {
    server =
        new Place(
            "dns",
            "dns",
            List.of("ns", "localhost"),
            at.getAddress().getHostAddress(),
            at.getPort(),
            null,
            true,
            "it answers over UDP and TCP");
    write();
  }

  /**
   * A frontend is new, has died or is back.
   *
   * @param id its name
   * @param at where it listens or listened
   * @param up whether it takes requests
   * @param reason why, in words
   * @return whether that changed what is answered for {@code www}
   */
  public synchronized boolean frontend(String id, URI at, boolean up, String reason) {
    Place before = frontends.get(id);
    frontends.put(
        id, new Place(id, "frontend", List.of(id), at.getHost(), at.getPort(), null, up, reason));
    write();
    return (before != null && before.live()) != up;
  }

  @Override
  public void admit(Lease lease) {
    node(lease);
  }

  @Override
  public void exclude(Lease lease) {
    node(lease);
  }

  private synchronized void node(Lease lease) {
    nodes.put(
        lease.node(),
        new Place(
            lease.node(),
            "node",
            names(lease.node()),
            lease.uri().getHost(),
            lease.uri().getPort(),
            lease.grpc(),
            lease.state() == LeaseState.HELD,
            lease.reason()));
    write();
  }

  @Override
  public synchronized void trouble(String node, String why) {
    String before = why == null ? troubles.remove(node) : troubles.put(node, why);
    if (!Objects.equals(before, why)) {
      write();
    }
  }

  @Override
  public synchronized void forget(String node) {
    nodes.remove(node);
    troubles.remove(node);
    write();
  }

  /** {@code node-2} is {@code server2} as well. */
  private static List<String> names(String node) {
    Matcher number = NODE.matcher(node);
    return number.matches() ? List.of(node, "server" + number.group(1)) : List.of(node);
  }

  private void write() {
    List<Place> places = new ArrayList<>();
    if (server != null) {
      places.add(server);
    }
    places.addAll(frontends.values());
    // If all are in trouble, any of them is better than nobody.
    boolean choosy =
        nodes.values().stream().anyMatch(p -> p.live() && !troubles.containsKey(p.id()));
    for (Place node : nodes.values()) {
      String trouble = troubles.get(node.id());
      places.add(choosy && node.live() && trouble != null ? node.leftOut(trouble) : node);
    }
    picture = new Picture(writer.write(places), List.copyOf(places));
  }
}
