package io.understudy.console.bridge;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.measure.Reading;
import io.understudy.measure.Sample;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured since the window has known the cluster, of all requests together and of each
 * node. It is kept in plain numbers that get coarser with age (every second for ten minutes, every
 * ten for two hours, every minute for a day, every ten for a week), so that it never grows beyond
 * 105 kB for a node: 27 MB for 256 of them. Safe for any thread.
 */
public final class History {
  /** The name of all requests together, as the frontends saw them. */
  public static final String TOTAL = "";

  /** So many nodes are remembered; of those that left, the ones that were silent longest go. */
  static final int MOST_SERIES = 320;

  private final Map<String, Series> series = new HashMap<>();
  private Instant first = Instant.MAX;

  /** Takes from a picture what it did not know. */
  synchronized void add(ClusterSnapshot now) {
    if (first.isAfter(now.at())) {
      first = now.at();
    }
    add(TOTAL, now.balancer().traffic());
    now.nodes().forEach(node -> add(node.id(), node.traffic()));
    while (series.size() > MOST_SERIES) {
      forgetOne();
    }
  }

  private void add(String name, Reading reading) {
    List<Sample> samples = reading.samples();
    if (!samples.isEmpty() && samples.getLast().at().isAfter(of(name).last())) {
      samples.forEach(of(name)::add);
    }
  }

  private Series of(String name) {
    return series.computeIfAbsent(name, any -> new Series());
  }

  private void forgetOne() {
    series.entrySet().stream()
        .filter(one -> !one.getKey().equals(TOTAL))
        .min(Comparator.comparing(one -> one.getValue().last()))
        .map(Map.Entry::getKey)
        .ifPresent(series::remove);
  }

  /** When it begins; {@link Instant#MAX} before the first picture. */
  public synchronized Instant first() {
    return first;
  }

  /** The last second that was measured of all requests; {@link Instant#MIN} before the first. */
  public synchronized Instant last() {
    return of(TOTAL).last();
  }

  /**
   * What was measured between two moments, and one stretch on each side if there is one.
   *
   * @param name the id of a node, or {@link #TOTAL}; nothing was measured of an unknown one
   * @param from the earlier moment
   * @param to the later one
   * @param most about how many stretches at most; coarser ones are taken rather than more
   * @return oldest first; never null
   */
  public synchronized List<Stretch> between(String name, Instant from, Instant to, int most) {
    Series known = series.get(name);
    return known == null ? List.of() : known.between(from, to, most);
  }

  /** The bytes of its numbers. */
  synchronized long bytes() {
    return series.values().stream().mapToLong(Series::bytes).sum();
  }
}
