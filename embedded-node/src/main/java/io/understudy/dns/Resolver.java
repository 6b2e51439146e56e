package io.understudy.dns;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * A stub resolver (RFC 1034, section 5.3.1) with a cache: it asks one server over UDP, over TCP
 * when the answer does not fit, and keeps each answer for its time to live, those that say no too
 * (RFC 2308). Safe for any number of threads; a look-up blocks until it is answered.
 */
public final class Resolver {
  private static final int TRIES = 3;
  private static final int TIMEOUT_MS = 1_000;

  private final InetSocketAddress server;
  private final ResolverCache cache;
  private final SecureRandom random = new SecureRandom();
  private final ConcurrentHashMap<Name, Object> asking = new ConcurrentHashMap<>();

  /**
   * A resolver that knows nothing yet.
   *
   * @param server whom to ask
   * @param nanoTime the time by which answers grow old, as of {@link System#nanoTime}
   */
  public Resolver(InetSocketAddress server, LongSupplier nanoTime) {
    this.server = server;
    this.cache = new ResolverCache(nanoTime);
  }

  /**
   * The IPv4 addresses of a name, in the order in which they are to be tried.
   *
   * @param name with or without a dot at its end
   * @return never empty
   * @throws UnknownHostException if there is no such name, it has no address, or nobody answers;
   *     the message says which
   */
  public List<Inet4Address> addresses(String name) throws UnknownHostException {
    List<Record> records = records(name, Type.A);
    if (records.isEmpty()) {
      throw new UnknownHostException(
          "%s has no address, says the name server %s".formatted(name, where()));
    }
    return records.stream().map(one -> (Inet4Address) ((ARecord) one).getAddress()).toList();
  }

  /**
   * One server of a service.
   *
   * @param host its name, whole, without a dot at its end
   * @param port where it listens there
   */
  public record Service(String host, int port) {}

  /**
   * The servers of a service by its SRV records (RFC 2782), those of the lowest priority first.
   *
   * @param name for example {@code _grpc._tcp.cluster.test}
   * @return empty if there is no such name, or nobody serves it
   * @throws UnknownHostException if nobody answers; the message says so
   */
  public List<Service> services(String name) throws UnknownHostException {
    return records(name, Type.SRV).stream()
        .map(SRVRecord.class::cast)
        .sorted(Comparator.comparingInt(SRVRecord::getPriority))
        .map(one -> new Service(one.getTarget().toString(true), one.getPort()))
        .toList();
  }

  private String where() {
    return server.getAddress().getHostAddress() + ":" + server.getPort();
  }

  private List<Record> records(String text, int type) throws UnknownHostException {
    Name name;
    try {
      name = Name.fromString(text, Name.root);
    } catch (TextParseException e) {
      throw unknown("\"%s\" is not a name".formatted(text), e);
    }
    Optional<List<Record>> known = cache.find(name, type);
    if (known.isPresent()) {
      return known.get();
    }
    try {
      // Several who want to know the same thing at the same time ask once.
      synchronized (asking.computeIfAbsent(name, one -> new Object())) {
        Optional<List<Record>> byNow = cache.find(name, type);
        return byNow.isPresent() ? byNow.get() : fetch(name, type);
      }
    } finally {
      asking.remove(name);
    }
  }

  private List<Record> fetch(Name name, int type) throws UnknownHostException {
    Message answer;
    try {
      answer = ask(name, type);
    } catch (IOException e) {
      throw unknown(
          "The name server %s does not answer for %s: %s".formatted(where(), name, e.getMessage()),
          e);
    }
    List<Record> records =
        answer.getSection(Section.ANSWER).stream()
            .filter(record -> record.getType() == type && record.getName().equals(name))
            .toList();
    return switch (answer.getRcode()) {
      case Rcode.NOERROR -> {
        String outcome = records.isEmpty() ? "NODATA" : "NOERROR";
        cache.keep(name, type, outcome, records, ttl(answer, records));
        yield cache.find(name, type).orElse(records);
      }
      case Rcode.NXDOMAIN -> {
        cache.keep(name, type, "NXDOMAIN", List.of(), ttl(answer, List.of()));
        yield List.of();
      }
      default ->
          throw new UnknownHostException(
              "The name server %s says %s to %s"
                  .formatted(where(), Rcode.string(answer.getRcode()), name));
    };
  }

  private static long ttl(Message answer, List<Record> records) {
    return records.isEmpty()
        ? negative(answer)
        : records.stream().mapToLong(Record::getTTL).min().orElse(0);
  }

  private static long negative(Message answer) {
    return answer.getSection(Section.AUTHORITY).stream()
        .filter(SOARecord.class::isInstance)
        .mapToLong(soa -> Math.min(soa.getTTL(), ((SOARecord) soa).getMinimum()))
        .findFirst()
        .orElse(0);
  }

  private Message ask(Name name, int type) throws IOException {
    Message query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
    query.getHeader().setID(random.nextInt(1 << 16));
    query.getHeader().unsetFlag(Flags.RD);
    query.addRecord(new OPTRecord(Responder.MOST_UDP, 0, 0), Section.ADDITIONAL);
    Message answer = overUdp(query);
    return answer.getHeader().getFlag(Flags.TC) ? overTcp(query) : answer;
  }

  /** From another random port each time: nobody who does not see the question can answer it. */
  private Message overUdp(Message query) throws IOException {
    byte[] bytes = query.toWire();
    SocketTimeoutException late = null;
    for (int i = 0; i < TRIES; i++) {
      try (DatagramSocket socket = new DatagramSocket()) {
        socket.connect(server);
        socket.send(new DatagramPacket(bytes, bytes.length));
        return receive(socket, query);
      } catch (SocketTimeoutException e) {
        late = e;
      }
    }
    throw new SocketTimeoutException(
        "%d questions, each for %d ms: %s".formatted(TRIES, TIMEOUT_MS, late.getMessage()));
  }

  private static Message receive(DatagramSocket socket, Message query) throws IOException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MS);
    DatagramPacket packet = new DatagramPacket(new byte[Responder.MOST_TCP], Responder.MOST_TCP);
    for (; ; ) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new SocketTimeoutException("no answer");
      }
      socket.setSoTimeout((int) left);
      socket.receive(packet);
      try {
        Message answer = new Message(java.util.Arrays.copyOf(packet.getData(), packet.getLength()));
        if (belongs(answer, query)) {
          return answer;
        }
      } catch (org.xbill.DNS.WireParseException e) {
        // Not an answer of ours: it may still come.
      }
    }
  }

  private Message overTcp(Message query) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(server, TIMEOUT_MS);
      socket.setSoTimeout(TIMEOUT_MS);
      byte[] bytes = query.toWire();
      byte[] framed = new byte[bytes.length + 2];
      framed[0] = (byte) (bytes.length >> 8);
      framed[1] = (byte) bytes.length;
      System.arraycopy(bytes, 0, framed, 2, bytes.length);
      socket.getOutputStream().write(framed);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] answer = new byte[in.readUnsignedShort()];
      in.readFully(answer);
      Message message = new Message(answer);
      if (!belongs(message, query)) {
        throw new IOException("the answer is to another question");
      }
      return message;
    }
  }

  private static boolean belongs(Message answer, Message query) {
    return answer.getHeader().getFlag(Flags.QR)
        && answer.getHeader().getID() == query.getHeader().getID()
        && query.getQuestion().equals(answer.getQuestion());
  }

  private static UnknownHostException unknown(String words, Exception cause) {
    UnknownHostException unknown = new UnknownHostException(words);
    unknown.initCause(cause);
    return unknown;
  }

  /** What is kept now, by name. */
  public List<Cached> cached() {
    return cache.list();
  }

  /** Forgets every answer; the next look-ups ask again. Answers how many there were. */
  public int flush() {
    return cache.flush();
  }
}
