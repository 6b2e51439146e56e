package io.understudy.console.load;

import io.understudy.check.CheckResult;
import io.understudy.check.Finding;
import io.understudy.check.Judgement;
import io.understudy.check.Trace;
import io.understudy.check.Verdict;
import io.understudy.console.Samples;
import io.understudy.load.Latency;
import io.understudy.load.LoadPlan;
import io.understudy.load.LoadPlanReader;
import io.understudy.load.LoadSnapshot;
import io.understudy.load.LoadSnapshot.Count;
import io.understudy.load.LoadSnapshot.Second;
import io.understudy.load.LoadState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Runs of load that never were. */
final class LoadSamples {
  /** When the plan of every run began: ten seconds before the picture. */
  static final Instant BEGAN = Samples.NOW.minusSeconds(10);

  private LoadSamples() {}

  static LoadPlan plan(Map<String, ?> fields) {
    return LoadPlanReader.read(fields, 4_711);
  }

  static Latency latency(double p50, double p99) {
    return new Latency(
        1_000,
        p50,
        p50,
        p50 * 2,
        p99,
        p99 * 2,
        p99 * 3,
        List.of(
            new Latency.Point(0, p50 / 2),
            new Latency.Point(50, p50),
            new Latency.Point(99, p99),
            new Latency.Point(100, p99 * 3)));
  }

  /** A session was lost, messages were nobody's business, the rest is well. */
  static Judgement judgement() {
    Trace login = new Trace("req-1", "node-1", BEGAN.plusMillis(1_000), BEGAN.plusMillis(1_020));
    Trace refused = Trace.moment("req-2", "", BEGAN.plusMillis(2_500));
    Finding lost = new Finding("session s-1 was not known any more", List.of(login, refused));
    List<CheckResult> checks =
        Judgement.promises().keySet().stream()
            .map(name ->
                switch (name) {
                  case "sessions-lost" ->
                      new CheckResult(
                          name, "", Verdict.FAILED, true, "broken 3 times", List.of(lost), 2);
                  case "messages-lost" ->
                      new CheckResult(name, "", Verdict.UNKNOWN, false, "nothing", List.of(), 0);
                  case "writes-lost" ->
                      new CheckResult(name, "", Verdict.UNKNOWN, true, "too little", List.of(), 0);
                  default -> new CheckResult(name, "", Verdict.PASSED, true, "well", List.of(), 0);
                })
            .toList();
    return new Judgement(Verdict.FAILED, checks, List.of());
  }

  /** Ten seconds of a plan of twenty have gone by; one request failed. */
  static LoadSnapshot run(String id, LoadState state) {
    boolean over = state.isOver();
    List<Second> seconds =
        IntStream.range(0, 11)
            .mapToObj(at -> new Second(at, at == 10 ? 3 : 100, at == 5 ? 1 : 0, 2, 9, 20))
            .toList();
    return new LoadSnapshot(
        id,
        state,
        "as it is",
        BEGAN,
        over ? Samples.NOW : null,
        plan(Map.of("rate", 100, "seconds", 20)),
        2_000,
        1_004,
        1_004,
        1_003,
        1,
        Map.of("status-503", 1L),
        "GET /status was answered with 503",
        0,
        1_050,
        0,
        0,
        0,
        null,
        latency(2, 400),
        latency(2, 8),
        latency(0.01, 0.1),
        Map.of(
            "node-1", new Count(600, 0), "node-10", new Count(3, 1), "node-2", new Count(400, 0)),
        Map.of("status", new Count(603, 1), "session", new Count(400, 0)),
        seconds,
        List.of(),
        over ? judgement() : null);
  }

  /** The same run with other times. */
  static LoadSnapshot took(LoadSnapshot run, Latency latency, Latency service) {
    return new LoadSnapshot(
        run.id(),
        run.state(),
        run.reason(),
        run.startedAt(),
        run.endedAt(),
        run.plan(),
        run.planned(),
        run.due(),
        run.sent(),
        run.ok(),
        run.failed(),
        run.causes(),
        run.lastFailure(),
        run.cut(),
        run.requests(),
        run.busy(),
        run.waiting(),
        run.lostSessions(),
        run.lostWrites(),
        latency,
        service,
        run.lateness(),
        run.nodes(),
        run.journeys(),
        run.seconds(),
        run.warnings(),
        run.judgement());
  }
}
