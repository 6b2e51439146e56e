package io.understudy.dns;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One answer that was given.
 *
 * @param at when
 * @param client who asked, as address and port
 * @param transport {@code udp} or {@code tcp}
 * @param name for what, without the dot at its end
 * @param type a record type, for example {@code SRV}
 * @param outcome {@code NOERROR}, {@code NODATA}, {@code NXDOMAIN} or {@code REFUSED}
 * @param data the records, in the order in which they were given
 * @param ttl how long it may be kept, in seconds; 0 for one that must not be kept
 * @param truncated whether the client was told to ask again over TCP
 */
public record Answer(
    Instant at,
    String client,
    String transport,
    String name,
    String type,
    String outcome,
    List<String> data,
    long ttl,
    boolean truncated) {
  /** Copies the records. */
  public Answer {
    data = List.copyOf(data);
  }

  /** For how many milliseconds from that moment on it may still be kept; 0 if no longer. */
  public long remainingMs(Instant now) {
    return Math.max(0, Duration.between(now, at.plusSeconds(ttl)).toMillis());
  }
}
