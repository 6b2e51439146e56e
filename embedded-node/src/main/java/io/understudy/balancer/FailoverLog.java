package io.understudy.balancer;

import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Turns what happened to single requests into events. A kill under load strikes hundreds of
 * requests in the same millisecond; they become one event with their number, at the next tick, so
 * that the journal stays readable and still accounts for every one of them.
 */
public final class FailoverLog {
  private final Journal journal;
  private final LongAdder failovers = new LongAdder();
  private final LongAdder hedgesWon = new LongAdder();
  private final Map<Meeting, Saved> saved = new ConcurrentHashMap<>();
  private final Map<Meeting, Integer> failed = new ConcurrentHashMap<>();

  /** A request met this upstream in this condition. */
  private record Meeting(String upstream, String cause) {}

  private record Saved(int requests, Set<String> by) {
    Saved plus(Saved other) {
      Set<String> all = new TreeSet<>(by);
      all.addAll(other.by);
      return new Saved(requests + other.requests, all);
    }
  }

  /**
   * Nothing happened yet.
   *
   * @param journal where the sums go
   */
  public FailoverLog(Journal journal) {
    this.journal = journal;
  }

  void saved(String deadUpstream, String cause, String answeredBy) {
    failovers.increment();
    saved.merge(new Meeting(deadUpstream, cause), new Saved(1, Set.of(answeredBy)), Saved::plus);
  }

  /** A second node, asked before the first had failed, answered first. */
  void hedgeWon() {
    hedgesWon.increment();
  }

  void failed(String subject, String cause) {
    failed.merge(new Meeting(subject, cause), 1, Integer::sum);
  }

  /** How many requests were answered by another node than the one they met first. */
  public long failovers() {
    return failovers.sum();
  }

  /** How many requests were answered by a second node, because the first was slower than usual. */
  public long hedgesWon() {
    return hedgesWon.sum();
  }

  /** Writes what has gathered since the last call. */
  public void flush() {
    for (Meeting meeting : Set.copyOf(saved.keySet())) {
      Saved sum = saved.remove(meeting);
      if (sum != null) {
        journal.append(
            EventType.FAILOVER,
            meeting.upstream(),
            "%s met %s (%s) and %s answered by %s"
                .formatted(
                    requests(sum.requests()),
                    meeting.upstream(),
                    meeting.cause(),
                    sum.requests() == 1 ? "was" : "were",
                    String.join(", ", sum.by())));
      }
    }
    for (Meeting meeting : Set.copyOf(failed.keySet())) {
      Integer count = failed.remove(meeting);
      if (count != null) {
        journal.append(
            EventType.REQUESTS_FAILED,
            meeting.upstream(),
            "%s got no answer: %s".formatted(requests(count), meeting.cause()));
      }
    }
  }

  private static String requests(int count) {
    return count == 1 ? "1 request" : count + " requests";
  }
}
