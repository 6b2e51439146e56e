package io.understudy.rpc.client;

import java.util.List;

/**
 * Who serves a service at the moment.
 *
 * @param live those to call
 * @param out those that are known but are not to be called
 * @param words where this comes from, for example "the registry has 3 live servers"
 */
public record Resolution(List<Instance> live, List<Absent> out, String words) {
  /** Copies the lists. */
  public Resolution {
    live = List.copyOf(live);
    out = List.copyOf(out);
  }

  /**
   * A server that is not to be called.
   *
   * @param instance the server
   * @param missedHeartbeat whether the reason is a missed heartbeat
   * @param words why, in words
   */
  public record Absent(Instance instance, boolean missedHeartbeat, String words) {}
}
