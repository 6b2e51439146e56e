package io.understudy.dns;

import java.time.Instant;
import java.util.List;

/**
 * The name server at one moment. Immutable.
 *
 * @param address where it listens over UDP and TCP, as host and port; null before it does
 * @param zone the name of the zone
 * @param serial the version of the zone; grows with every change
 * @param ttlSeconds how long an answer may be kept
 * @param note what is out of the ordinary, in words; null if nothing is
 * @param places who has names, the name server first, then frontends and nodes
 * @param records the zone
 * @param answers the last answers, the latest first
 * @param cached what the resolver of the embedded browser keeps
 * @param counts how much it was asked
 * @param connections how many TCP connections are open
 * @param at the moment
 */
public record DnsSnapshot(
    String address,
    String zone,
    long serial,
    long ttlSeconds,
    String note,
    List<Place> places,
    List<Line> records,
    List<Answer> answers,
    List<Cached> cached,
    DnsCounts counts,
    int connections,
    Instant at) {
  /** Copies the lists. */
  public DnsSnapshot {
    places = List.copyOf(places);
    records = List.copyOf(records);
    answers = List.copyOf(answers);
    cached = List.copyOf(cached);
  }

  /**
   * One record.
   *
   * @param name its owner, without the dot at its end
   * @param type for example {@code A}
   * @param data what it says
   */
  public record Line(String name, String type, String data) {}

  /** A zone without names on a server that does not listen. */
  public static DnsSnapshot empty(String zone, Instant at) {
    return new DnsSnapshot(
        null,
        zone,
        0,
        Zone.TTL,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new DnsCounts(0, 0, 0, 0, 0, 0, 0, 0, 0),
        0,
        at);
  }
}
