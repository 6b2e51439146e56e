package io.understudy.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SRVRecord;

/**
 * Turns who is where into records. A name of its own stays as long as its owner is known, for a
 * dead server has an address too; {@code www} and the services (RFC 2782) have the living only.
 */
final class ZoneWriter {
  private static final long MASK = 0xFFFF_FFFFL;

  private final Name origin;

  /** These names are there also while nobody is alive: then they have no data. */
  private final List<Name> always;

  private long serial;

  ZoneWriter(String zone, long firstSerial) {
    this.origin = Zone.child(Name.root, zone);
    this.serial = firstSerial;
    this.always =
        Stream.of("www", "_http._tcp", "_grpc._tcp", "_http._tcp.www")
            .map(name -> Zone.child(origin, name))
            .toList();
  }

  /** The next version of the zone. */
  Zone write(List<Place> places) {
    Set<Record> records = new LinkedHashSet<>();
    Name server = Zone.child(origin, "ns");
    records.add(new NSRecord(origin, DClass.IN, Zone.TTL, server));
    List<Place> frontends = places.stream().filter(p -> p.role().equals("frontend")).toList();
    List<Place> nodes = places.stream().filter(p -> p.role().equals("node")).toList();
    frontends.stream().filter(Place::live).forEach(p -> records.add(address("www", p)));
    for (Place place : places) {
      place.names().forEach(name -> records.add(address(name, place)));
    }
    services("_http._tcp.www", frontends, records);
    services("_http._tcp", nodes, records);
    for (Place node : nodes) {
      if (node.live() && node.grpc() != null) {
        int port = Integer.parseInt(node.grpc().substring(node.grpc().lastIndexOf(':') + 1));
        records.add(service("_grpc._tcp", port, node));
      }
    }
    return new Zone(origin, soa(server), records, always);
  }

  private void services(String name, List<Place> places, Set<Record> records) {
    places.stream()
        .filter(Place::live)
        .forEach(place -> records.add(service(name, place.port(), place)));
  }

  private Record service(String name, int port, Place place) {
    Name owner = Zone.child(origin, name);
    Name target = Zone.child(origin, place.names().getFirst());
    return new SRVRecord(owner, DClass.IN, Zone.TTL, 0, 1, port, target);
  }

  private Record address(String name, Place place) {
    try {
      // A literal: nobody is asked.
      InetAddress address = InetAddress.getByName(place.address());
      return new ARecord(Zone.child(origin, name), DClass.IN, Zone.TTL, address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address: " + place.address(), e);
    }
  }

  private SOARecord soa(Name server) {
    serial = serial + 1 & MASK;
    Name master = Zone.child(origin, "hostmaster");
    return new SOARecord(
        origin, DClass.IN, Zone.TTL, server, master, serial, 60, 10, 600, Zone.TTL);
  }
}
