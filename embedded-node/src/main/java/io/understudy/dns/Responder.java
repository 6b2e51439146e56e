package io.understudy.dns;

import io.understudy.dns.Request.Edns;
import io.understudy.dns.Request.Ignored;
import io.understudy.dns.Request.Query;
import io.understudy.dns.Request.Refused;
import io.understudy.dns.Zone.Found;
import io.understudy.dns.Zone.Outcome;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * Answers one packet with one packet, or with none. An authoritative server (RFC 1034, section
 * 4.3.2) without recursion; EDNS is RFC 6891, the answers that say no are RFC 2308. Safe for any
 * number of threads.
 */
final class Responder {
  /** The largest UDP packet, in bytes: it passes every network unfragmented (DNS Flag Day 2020). */
  static final int MOST_UDP = 1_232;

  /** What every client takes over UDP, in bytes. */
  static final int LEAST_UDP = 512;

  /** The largest message over TCP, in bytes. */
  static final int MOST_TCP = 65_535;

  /** Questions for a whole zone, which nobody gets. */
  private static final int FIRST_TRANSFER = 251;

  private final Directory directory;
  private final AnswerLog log;
  private final Counters counters;
  private final InstantSource clock;
  private final Map<Name, AtomicInteger> turns = new ConcurrentHashMap<>();

  Responder(Directory directory, AnswerLog log, Counters counters, InstantSource clock) {
    this.directory = directory;
    this.log = log;
    this.counters = counters;
    this.clock = clock;
  }

  /**
   * The answer to a packet.
   *
   * @param packet whatever came
   * @param tcp whether it came over TCP, where an answer may be long
   * @param client who sent it
   * @return what to send back; null for nothing. Over UDP it is never longer than what the client
   *     said it takes
   */
  byte[] answer(byte[] packet, boolean tcp, InetSocketAddress client) {
    (tcp ? counters.tcp : counters.udp).increment();
    return switch (Request.read(packet)) {
      case Ignored ignored -> {
        counters.ignored.increment();
        yield null;
      }
      case Refused refused -> {
        (refused.rcode() == Rcode.FORMERR ? counters.malformed : counters.refused).increment();
        yield Reply.header(refused);
      }
      case Query query -> answer(query, tcp, client);
    };
  }

  private byte[] answer(Query query, boolean tcp, InetSocketAddress client) {
    Edns edns = query.edns();
    if (edns != null && edns.version() != 0) {
      counters.refused.increment();
      return Reply.to(query).rcode(Rcode.BADVERS).fitting(MOST_UDP);
    }
    Zone zone = directory.now().zone();
    boolean ours = Zone.serves(query.dclass()) && !isTransfer(query.type());
    Found found =
        ours
            ? zone.find(query.name(), query.type())
            : new Found(Outcome.OUTSIDE, null, List.of(), List.of());
    List<Record> records = inTurn(found);
    Reply reply = Reply.to(query);
    switch (found.outcome()) {
      case FOUND -> reply.authoritative().answer(records).additional(found.glue());
      case NO_DATA -> reply.authoritative().authority(zone.soa());
      case NO_NAME -> reply.authoritative().authority(zone.soa()).rcode(Rcode.NXDOMAIN);
      case OUTSIDE -> reply.rcode(Rcode.REFUSED);
    }
    counter(found.outcome()).increment();
    byte[] bytes = reply.fitting(tcp ? MOST_TCP : room(edns));
    if (reply.isTruncated()) {
      counters.truncated.increment();
    }
    log.add(
        new AnswerLog.Given(
            clock.instant(),
            client,
            tcp ? "tcp" : "udp",
            query.name(),
            query.type(),
            word(found.outcome()),
            reply.isTruncated() ? List.of() : records,
            reply.isTruncated() || found.outcome() == Outcome.OUTSIDE ? 0 : Zone.TTL,
            reply.isTruncated()));
    return bytes;
  }

  private static boolean isTransfer(int type) {
    return type >= FIRST_TRANSFER && type < Type.ANY;
  }

  /** Between what every client takes and what passes every network. */
  private static int room(Edns edns) {
    return edns == null ? LEAST_UDP : Math.clamp(edns.payload(), LEAST_UDP, MOST_UDP);
  }

  /** Each answer begins with the next record, so that those who take the first one spread. */
  private List<Record> inTurn(Found found) {
    int count = found.records().size();
    if (count < 2) {
      return found.records();
    }
    int turn = turns.computeIfAbsent(found.name(), name -> new AtomicInteger()).getAndIncrement();
    int first = Math.floorMod(turn, count);
    List<Record> turned = new ArrayList<>(count);
    turned.addAll(found.records().subList(first, count));
    turned.addAll(found.records().subList(0, first));
    return turned;
  }

  private LongAdder counter(Outcome outcome) {
    return switch (outcome) {
      case FOUND -> counters.answered;
      case NO_DATA -> counters.noData;
      case NO_NAME -> counters.noName;
      case OUTSIDE -> counters.refused;
    };
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case FOUND -> "NOERROR";
      case NO_DATA -> "NODATA";
      case NO_NAME -> "NXDOMAIN";
      case OUTSIDE -> "REFUSED";
    };
  }
}
