package io.understudy.dns;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** The name server: UDP and TCP on one port. Safe for any number of threads. */
public final class DnsServer implements AutoCloseable {
  /** A random port that is free for UDP may be taken for TCP; then another is tried. */
  private static final int MOST_DRAWS = 20;

  private final Directory directory;
  private final AnswerLog log = new AnswerLog();
  private final Counters counters = new Counters();
  private final LongSupplier nanoTime;
  private final Responder responder;
  private volatile InetSocketAddress address;
  private volatile TcpListener tcp;
  private UdpListener udp;

  /**
   * A server that does not listen yet.
   *
   * @param directory what it answers from
   * @param clock the time of answers
   * @param nanoTime the time of connections, as of {@link System#nanoTime}
   */
  public DnsServer(Directory directory, InstantSource clock, LongSupplier nanoTime) {
    this.directory = directory;
    this.nanoTime = nanoTime;
    this.responder = new Responder(directory, log, counters, clock);
  }

  /**
   * Begins to answer.
   *
   * @param host a literal address
   * @param port 0 for any that is free for both
   * @return where it listens
   * @throws ProblemException {@link ProblemKind#PORT_BUSY}
   */
  public synchronized InetSocketAddress start(String host, int port) {
    for (int draw = 1; ; draw++) {
      try {
        bind(host, port);
        udp.start();
        tcp.start();
        directory.server(address);
        return address;
      } catch (BindException e) {
        if (port != 0 || draw == MOST_DRAWS) {
          throw new ProblemException(
              ProblemKind.PORT_BUSY,
              "dns cannot listen on %s:%d: the port is taken".formatted(host, port),
              e);
        }
      } catch (IOException e) {
        throw new ProblemException(ProblemKind.INTERNAL, "dns cannot start: " + e, e);
      }
    }
  }

  private void bind(String host, int port) throws IOException {
    UdpListener datagrams = UdpListener.bind(new InetSocketAddress(host, port), responder);
    try {
      InetSocketAddress both = new InetSocketAddress(host, datagrams.port());
      tcp = TcpListener.bind(both, responder, nanoTime);
      udp = datagrams;
      address = both;
    } catch (IOException e) {
      datagrams.close();
      throw e;
    }
  }

  /**
   * How it is now.
   *
   * @param cached what a resolver that belongs to it keeps
   * @param now the moment
   */
  public DnsSnapshot snapshot(List<Cached> cached, Instant now) {
    Directory.Picture picture = directory.now();
    Zone zone = picture.zone();
    InetSocketAddress at = address;
    TcpListener connected = tcp;
    return new DnsSnapshot(
        at == null ? null : at.getAddress().getHostAddress() + ":" + at.getPort(),
        zone.origin().toString(true),
        zone.soa().getSerial(),
        Zone.TTL,
        note(picture),
        picture.places(),
        zone.records().stream().map(DnsServer::line).toList(),
        log.read(),
        cached,
        counters.read(),
        connected == null ? 0 : connected.connections(),
        now);
  }

  private static DnsSnapshot.Line line(Record record) {
    return new DnsSnapshot.Line(
        record.getName().toString(true), Type.string(record.getType()), AnswerLog.data(record));
  }

  /** Some systems have one loopback address only: then a name leads to several frontends. */
  private static String note(Directory.Picture picture) {
    List<String> addresses =
        picture.places().stream()
            .filter(place -> place.role().equals("frontend"))
            .map(Place::address)
            .toList();
    String zone = picture.zone().origin().toString(true);
    return addresses.stream().distinct().count() == addresses.size()
        ? null
        : ("This computer has one loopback address only, so ports take the place of addresses:"
                + " www.%s has one A record, and the SRV records of _http._tcp.www.%s tell the"
                + " ports of the frontends")
            .formatted(zone, zone);
  }

  /** Stops; the port is free when this returns. */
  @Override
  public synchronized void close() {
    if (udp != null) {
      udp.close();
      tcp.close();
    }
  }
}
