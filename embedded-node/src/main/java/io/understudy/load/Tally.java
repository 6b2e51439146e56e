package io.understudy.load;

import io.understudy.load.LoadSnapshot.Count;
import io.understudy.load.LoadSnapshot.Second;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Counts and measures. One thread tells, any number may ask. */
final class Tally {
  static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(5);

  private static final int DIGITS = 3;

  private final Histogram latency = new Histogram(HIGHEST_MICROS, DIGITS);
  private final Histogram service = new Histogram(HIGHEST_MICROS, DIGITS);
  private final Histogram lateness = new Histogram(HIGHEST_MICROS, DIGITS);
  private final Histogram waits = new Histogram(HIGHEST_MICROS, DIGITS);
  private final Map<String, Long> causes = new TreeMap<>();
  private final Map<String, Sum> nodes = new HashMap<>();
  private final Map<String, Sum> journeys = new HashMap<>();
  private final Seconds seconds = new Seconds();
  private long start;
  private long sent;
  private long failed;
  private long cut;
  private long requests;
  private String lastFailure = "";

  private static final class Sum {
    long ok;
    long failed;

    void add(boolean good) {
      if (good) {
        ok++;
      } else {
        failed++;
      }
    }

    Count count() {
      return new Count(ok, failed);
    }
  }

  /** What there is to say at one moment. */
  record Reading(
      long due,
      long sent,
      long ok,
      long failed,
      Map<String, Long> causes,
      String lastFailure,
      long lost,
      long cut,
      long requests,
      long waited,
      double longestWaitMs,
      Latency latency,
      Latency service,
      Latency lateness,
      Map<String, Count> nodes,
      Map<String, Count> journeys,
      List<Second> seconds) {}

  /**
   * The most important counts.
   *
   * @param lost sessions that were gone, or that showed somebody else
   * @param lastFailure in words, empty if there was none
   */
  record Totals(long sent, long ok, long failed, long lost, String lastFailure) {
    static final Totals NONE = new Totals(0, 0, 0, 0, "");

    /** With what was counted after it. */
    Totals plus(Totals later) {
      return new Totals(
          sent + later.sent,
          ok + later.ok,
          failed + later.failed,
          lost + later.lost,
          later.lastFailure.isEmpty() ? lastFailure : later.lastFailure);
    }
  }

  /** The plan begins at this {@code nanoTime}. */
  synchronized void begin(long nanos) {
    start = nanos;
  }

  /** The time of a request has come. */
  synchronized void due(long late) {
    lateness.recordValue(micros(late));
  }

  /**
   * A user has begun a request.
   *
   * @param waited for so many nanoseconds there was no user
   */
  synchronized void sent(long waited) {
    sent++;
    if (waited > 0) {
      waits.recordValue(micros(waited));
    }
  }

  /** A request has left, as part of the plan or outside of it. */
  synchronized void left() {
    requests++;
  }

  /** So many say nothing, because the run was stopped. */
  synchronized void cut(long requests) {
    cut += requests;
  }

  /** Nobody had the time to send a request. */
  synchronized void notSent(String journey, long intended, long now) {
    add(journey, Cause.NOT_SENT, "no user had the time to send it", "", now - intended, now);
  }

  /** It is known how a request went; for the parameters see {@link Turn.Sink#ended}. */
  synchronized void ended(
      String journey, Turn turn, String cause, String words, String node, long now) {
    service.recordValue(micros(now - turn.started()));
    add(journey, cause, words, node, now - turn.intended(), now);
  }

  private void add(String journey, String cause, String words, String node, long took, long now) {
    boolean good = cause == null;
    latency.recordValue(micros(took));
    seconds.add((int) Math.max(0, TimeUnit.NANOSECONDS.toSeconds(now - start)), good, micros(took));
    journeys.computeIfAbsent(journey, _ -> new Sum()).add(good);
    if (!node.isEmpty()) {
      nodes.computeIfAbsent(node, _ -> new Sum()).add(good);
    }
    if (!good) {
      failed++;
      causes.merge(cause, 1L, Long::sum);
      lastFailure = words;
    }
  }

  private static long micros(long nanos) {
    return Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 0, HIGHEST_MICROS);
  }

  private long lost() {
    return causes.getOrDefault(Cause.SESSION_LOST, 0L) + causes.getOrDefault(Cause.WRONG_USER, 0L);
  }

  synchronized Totals totals() {
    return new Totals(sent, latency.getTotalCount() - failed, failed, lost(), lastFailure);
  }

  synchronized Reading read() {
    return new Reading(
        lateness.getTotalCount(),
        sent,
        latency.getTotalCount() - failed,
        failed,
        new TreeMap<>(causes),
        lastFailure,
        lost(),
        cut,
        requests,
        waits.getTotalCount(),
        Latency.at(waits, 100),
        Latency.of(latency),
        Latency.of(service),
        Latency.of(lateness),
        counts(nodes),
        counts(journeys),
        seconds.all());
  }

  private static Map<String, Count> counts(Map<String, Sum> sums) {
    Map<String, Count> counts = new TreeMap<>();
    sums.forEach((name, sum) -> counts.put(name, sum.count()));
    return counts;
  }
}
