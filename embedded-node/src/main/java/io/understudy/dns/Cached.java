package io.understudy.dns;

import java.util.List;

/**
 * An answer that the resolver keeps.
 *
 * @param name for what, without the dot at its end
 * @param type a record type
 * @param outcome {@code NOERROR}, {@code NODATA} or {@code NXDOMAIN}
 * @param data the records, in the order in which they are given next
 * @param remainingMs how long it is kept, in milliseconds; more than 0
 */
public record Cached(
    String name, String type, String outcome, List<String> data, long remainingMs) {
  /** Copies the records. */
  public Cached {
    data = List.copyOf(data);
  }
}
