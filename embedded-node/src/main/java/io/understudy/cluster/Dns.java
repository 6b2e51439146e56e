package io.understudy.cluster;

import io.understudy.balancer.FrontendState;
import io.understudy.dns.Directory;
import io.understudy.dns.DnsServer;
import io.understudy.dns.DnsSnapshot;
import io.understudy.dns.Resolver;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;

/**
 * The names of the cluster: the name server, and the resolver that the embedded browser uses, which
 * asks it over UDP and keeps the answers. Safe for any number of threads.
 */
public final class Dns {
  private static final String SUBJECT = "dns";
  private static final String IN = "in the answer";
  private static final String OUT = "not in the answer";

  private final String zone;
  private final Directory directory;
  private final DnsServer server;
  private final Journal journal;
  private final InstantSource clock;
  private volatile InetSocketAddress address;
  private volatile Resolver resolver;

  Dns(String zone, Journal journal, InstantSource clock) {
    this.zone = zone;
    this.journal = journal;
    this.clock = clock;
    // The time is a good serial: it grows over restarts, whatever happened in between.
    this.directory = new Directory(zone, clock.instant().getEpochSecond());
    this.server = new DnsServer(directory, clock, System::nanoTime);
  }

  /** Who is told of nodes. */
  Directory directory() {
    return directory;
  }

  /**
   * Begins to answer.
   *
   * @throws ProblemException {@link ProblemKind#PORT_BUSY}
   */
  void start(ClusterSettings.Port port, Ports ports) {
    address =
        ports.open(
            SUBJECT, port, "--dns-port", number -> server.start(ClusterSettings.LOOPBACK, number));
    resolver = new Resolver(address, System::nanoTime);
    journal.append(
        EventType.DNS_UP, SUBJECT, "it answers for %s on %s".formatted(zone, where(address)));
  }

  /** A frontend was started, killed or revived. */
  void frontend(String id, URI uri, FrontendState state, String reason) {
    boolean up = state == FrontendState.UP;
    if (directory.frontend(id, uri, up, reason)) {
      String host = uri.getHost();
      journal.append(
          up ? EventType.DNS_ADDED : EventType.DNS_DROPPED,
          id,
          up ? OUT : IN,
          up ? IN : OUT,
          up
              ? "www.%s leads to %s: %s".formatted(zone, host, reason)
              : "www.%s no longer leads to %s of %s: %s".formatted(zone, host, id, reason));
    }
  }

  private static String where(InetSocketAddress at) {
    return at.getAddress().getHostAddress() + ":" + at.getPort();
  }

  /** The zone, for example {@code cluster.test}. */
  public String zone() {
    return zone;
  }

  /** Where the name server listens, over UDP and TCP. */
  public InetSocketAddress address() {
    return address;
  }

  /**
   * The addresses of a name, as the embedded browser gets them: from the resolver's memory, or by a
   * question to the name server. Blocks.
   *
   * @param name a whole name
   * @return in the order in which they are to be tried; never empty
   * @throws ProblemException {@link ProblemKind#NOT_FOUND} if it has none, with the reason
   */
  public List<InetAddress> lookup(String name) {
    try {
      return List.copyOf(resolver.addresses(name));
    } catch (UnknownHostException e) {
      throw new ProblemException(ProblemKind.NOT_FOUND, e.getMessage(), e);
    }
  }

  /** The servers of a service, from the resolver's memory or by a question. Blocks. */
  List<Resolver.Service> services(String name) throws UnknownHostException {
    return resolver.services(name);
  }

  /**
   * Forgets what the resolver keeps, so that every name is asked for anew.
   *
   * @return how many answers were forgotten
   */
  public int flush() {
    int forgotten = resolver.flush();
    journal.append(
        EventType.DNS_FLUSHED,
        SUBJECT,
        "answers forgotten: %d; every name is asked for anew".formatted(forgotten));
    return forgotten;
  }

  /** How it is now. */
  public DnsSnapshot snapshot() {
    Resolver asking = resolver;
    return server.snapshot(asking == null ? List.of() : asking.cached(), clock.instant());
  }

  void close() {
    server.close();
  }
}
