package io.understudy.load;

import io.understudy.check.Judgement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a run is or was. Immutable. At its end {@code due} is {@code ok + failed + cut}.
 *
 * @param id its name
 * @param state where it is
 * @param reason why it is there, in words
 * @param startedAt when the plan began, null before that
 * @param endedAt when everything was over, null before that
 * @param plan what it is to do
 * @param planned requests that the whole plan has
 * @param due requests whose time has come
 * @param sent requests that a user has begun
 * @param ok requests that went as a user expects
 * @param failed requests that did not
 * @param causes those by cause: {@code connect}, {@code reset}, {@code timeout}, {@code not-sent},
 *     {@code wrong-answer}, {@code session-lost}, {@code wrong-user}, {@code status-503} …
 * @param lastFailure the last failure in words, empty if there was none
 * @param cut requests that were under way or waiting when the run was stopped; they say nothing
 * @param requests all that have left, those outside of the plan included: to sign in before it, to
 *     sign out after it, and what the checker asks before and after. The nodes have counted as many
 *     if none was lost on the way
 * @param busy users that wait for an answer
 * @param waiting requests that wait for a user
 * @param lostSessions sessions that were gone though nobody had ended them
 * @param lostWrites numbers that were acknowledged and are not there; null before the end, or if
 *     nobody knows
 * @param latency from when a request should have begun until it was known how it went, so that who
 *     has to wait because of others counts ("no coordinated omission")
 * @param service the same from when it did begin
 * @param lateness how late the generator itself noticed that the time of a request had come
 * @param nodes by node
 * @param journeys by journey
 * @param seconds second by second, by when it was known how a request went
 * @param warnings what makes the figures doubtful, or explains them, in words
 * @param judgement what the independent checker says, with its evidence; null before the end
 */
public record LoadSnapshot(
    String id,
    LoadState state,
    String reason,
    Instant startedAt,
    Instant endedAt,
    LoadPlan plan,
    long planned,
    long due,
    long sent,
    long ok,
    long failed,
    Map<String, Long> causes,
    String lastFailure,
    long cut,
    long requests,
    int busy,
    long waiting,
    long lostSessions,
    Long lostWrites,
    Latency latency,
    Latency service,
    Latency lateness,
    Map<String, Count> nodes,
    Map<String, Count> journeys,
    List<Second> seconds,
    List<String> warnings,
    Judgement judgement) {

  /**
   * Requests of one sort.
   *
   * @param ok that went as a user expects
   * @param failed that did not
   */
  public record Count(long ok, long failed) {}

  /**
   * One second of a run.
   *
   * @param second which one, from 0 on, after the plan began
   * @param ok requests that went as a user expects
   * @param failed requests that did not
   * @param p50Ms half of them took no longer, from when they should have begun
   * @param p99Ms 99 % of them took no longer
   * @param maxMs the longest
   */
  public record Second(
      int second, long ok, long failed, double p50Ms, double p99Ms, double maxMs) {}

  /** The figures in one line of words. */
  public String words() {
    return String.format(
        Locale.ROOT,
        "%,d of %,d requests went as expected, %,d failed%s; half of them within %.1f ms of when"
            + " they should have begun, 99 %% within %.1f ms; sessions lost: %d%s",
        ok,
        due,
        failed,
        causes.isEmpty() ? "" : " " + new TreeMap<>(causes),
        latency.p50Ms(),
        latency.p99Ms(),
        lostSessions,
        cut == 0 ? "" : "; cut off: " + cut);
  }

  /** Keeps copies. */
  public LoadSnapshot {
    causes = Map.copyOf(causes);
    nodes = Map.copyOf(nodes);
    journeys = Map.copyOf(journeys);
    seconds = List.copyOf(seconds);
    warnings = List.copyOf(warnings);
  }
}
