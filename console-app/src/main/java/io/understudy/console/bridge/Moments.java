package io.understudy.console.bridge;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.journal.Event;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Pictures of the past: the first one after each event. There are never more than {@link
 * Bridge#EVENTS} of them, nor more than {@value #MOST_NODES} nodes on all of them together, which
 * is some 20 MB. When they get too many, the oldest go first whose events turned nothing: the
 * logins of a thousand users must not push away the kill before them. Safe for any thread.
 */
final class Moments {
  /** How much later than its event a picture may be. */
  static final Duration LATEST = Duration.ofSeconds(5);

  static final int MOST_NODES = 40_000;
  private static final int REST_OF_A_PICTURE = 8;

  private record Moment(ClusterSnapshot slim, boolean turned) {
    int weight() {
      return slim.nodes().size() + REST_OF_A_PICTURE;
    }
  }

  private final TreeMap<Long, Moment> byEvent = new TreeMap<>();
  private int weight;

  /**
   * Keeps a picture if something has happened since the last one.
   *
   * @param last the number of the newest event before it was taken
   * @param now the picture
   * @param engine where the events are
   */
  synchronized void add(long last, ClusterSnapshot now, Engine engine) {
    if (!byEvent.isEmpty() && byEvent.lastKey() >= last) {
      return;
    }
    long known = byEvent.isEmpty() ? last : byEvent.lastKey();
    long before = Math.max(known, last - Bridge.EVENTS);
    boolean turned =
        engine.eventsSince(before, Bridge.EVENTS).stream()
            .map(Event::type)
            .anyMatch(Turns.TYPES::contains);
    Moment moment = new Moment(Slim.of(now), turned);
    byEvent.put(last, moment);
    weight += moment.weight();
    while (byEvent.size() > Bridge.EVENTS || weight > MOST_NODES) {
      forgetOne();
    }
  }

  private void forgetOne() {
    long key =
        byEvent.headMap(byEvent.lastKey()).entrySet().stream()
            .filter(one -> !one.getValue().turned)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseGet(byEvent::firstKey);
    weight -= byEvent.remove(key).weight();
  }

  /** The picture that an event has led to, without what is big; empty if none is left. */
  synchronized Optional<ClusterSnapshot> after(Event event) {
    return Optional.ofNullable(byEvent.ceilingEntry(event.seq()))
        .map(entry -> entry.getValue().slim)
        .filter(slim -> !slim.at().isAfter(event.at().plus(LATEST)));
  }

  synchronized int size() {
    return byEvent.size();
  }
}
