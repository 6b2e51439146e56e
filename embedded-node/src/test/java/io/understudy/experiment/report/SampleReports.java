package io.understudy.experiment.report;

import io.understudy.balancer.UpstreamHealth;
import io.understudy.check.CheckResult;
import io.understudy.check.Finding;
import io.understudy.check.Judgement;
import io.understudy.check.Trace;
import io.understudy.check.Verdict;
import io.understudy.experiment.RunReport;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.RunSnapshot.Asserted;
import io.understudy.experiment.RunSnapshot.Deviation;
import io.understudy.experiment.RunSnapshot.Hypothesis;
import io.understudy.experiment.RunSnapshot.Node;
import io.understudy.experiment.RunSnapshot.Probed;
import io.understudy.experiment.RunSnapshot.Step;
import io.understudy.experiment.RunState;
import io.understudy.experiment.StepState;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.load.Latency;
import io.understudy.load.LoadPlan;
import io.understudy.load.LoadSnapshot;
import io.understudy.load.LoadSnapshot.Count;
import io.understudy.load.LoadSnapshot.Second;
import io.understudy.load.LoadState;
import io.understudy.load.Stage;
import io.understudy.node.NodeState;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reports that no run had to be made for. Every member is filled, and every text is nasty. */
public final class SampleReports {
  /** Whatever could be taken for markup by one of the formats, or is none of its characters. */
  static final String NASTY =
      "</script><script>document.title='owned'</script><img src=x onerror=alert(1)>"
          + " {{run.id}} ]]> & \"'` \u0000\u0007\uFFFE \uD83D\uDE80 \u202Eright to left";

  static final Instant BEGAN = Instant.parse("2026-11-21T10:00:00.250Z");

  private SampleReports() {}

  /** A run that failed, with nasty texts. */
  static RunReport nasty() {
    return report(NASTY, RunState.DONE, Verdict.FAILED, judgement(NASTY));
  }

  /** The same with texts as they should be. */
  public static RunReport failed() {
    return report("A node dies under load", RunState.DONE, Verdict.FAILED, judgement("answer"));
  }

  /** A run of which nothing is known but that it could not begin. */
  static RunReport unborn() {
    RunSnapshot run =
        new RunSnapshot(
            "run-1",
            "empty",
            "An experiment that could not begin",
            "",
            List.of(),
            1,
            RunState.FAILED,
            "node-1 did not start: its port is taken",
            BEGAN,
            null,
            BEGAN.plusSeconds(2),
            0,
            0,
            new Hypothesis("Nothing is promised", 0, List.of()),
            List.of(step(0, null, StepState.SKIPPED, "kill node-1", "")),
            List.of(),
            List.of(),
            null,
            List.of(),
            List.of(new Asserted("failed-requests", "no request fails", Verdict.UNKNOWN, "")),
            Verdict.PASSED,
            Verdict.UNKNOWN);
    return new RunReport(run, "title: x\n", Map.of("understudy", "0.1.0"), List.of(), 0);
  }

  private static RunReport report(
      String text, RunState state, Verdict verdict, Judgement judgement) {
    String name = text.startsWith("A node") ? "kill-one" : text;
    RunSnapshot run =
        new RunSnapshot(
            "run-3",
            name,
            text,
            text + ", and what comes of it.",
            List.of("failover", text),
            8_123_456_789_012_345_678L,
            state,
            "one assertion does not hold: " + text,
            BEGAN.minusSeconds(3),
            BEGAN,
            BEGAN.plusSeconds(14),
            12.4,
            12,
            new Hypothesis(
                text,
                5,
                List.of(
                    new Probed("at least 3 nodes are healthy " + text, true, "3", true, true),
                    new Probed("a request is answered within 50 ms", false, "61", true, false))),
            List.of(
                step(2, 2.02, StepState.DONE, "kill node-1 " + text, "node-1 was killed " + text),
                step(4.5, 4.51, StepState.DONE, "let node-2 hang", "node-2 hangs"),
                step(4.6, 4.63, StepState.FAILED, "revive node-9", "there is no node-9 " + text),
                step(20, null, StepState.SKIPPED, "revive node-1", "")),
            List.of(step(0, 12.6, StepState.DONE, "clear all faults", "1 fault cleared")),
            List.of(
                new Node("node-1", NodeState.DOWN, UpstreamHealth.UNHEALTHY, text, List.of()),
                new Node("node-2", NodeState.UP, UpstreamHealth.HEALTHY, "", List.of("hang"))),
            load(text, judgement),
            List.of(
                new Deviation(0, "at least 3 nodes are healthy " + text, 2.2, 7.9, "2 " + text),
                new Deviation(1, "a request is answered within 50 ms", 5.1, null, "61 ms")),
            List.of(
                new Asserted("failed-requests", "no request fails", Verdict.FAILED, text),
                new Asserted("latency", "p99 is below 500 ms", Verdict.PASSED, "212 ms"),
                new Asserted("recovery", "the cluster recovers within 2 s", Verdict.UNKNOWN, "?")),
            Verdict.PASSED,
            verdict);
    return new RunReport(
        run,
        "title: \"" + text + "\"\nmethod:\n  - at: 2\n    kill: node-1\n",
        Map.of("understudy", "0.1.0", "java", "25", "system", text),
        events(text),
        17);
  }

  private static Step step(double at, Double taken, StepState state, String words, String outcome) {
    return new Step(at, "kill", words, state, taken, outcome);
  }

  private static List<Event> events(String text) {
    return List.of(
        event(1, -2, EventType.CLUSTER_STARTED, "cluster", "", "", text),
        event(2, 2, EventType.NODE_KILLED, "node-1", "UP", "DOWN", "the experiment killed it"),
        event(3, 2, EventType.UPSTREAM_UNHEALTHY, text, text, text, "connection refused"));
  }

  private static Event event(
      long seq, int second, EventType type, String subject, String from, String to, String why) {
    return new Event(seq, BEGAN.plusSeconds(second), type, subject, from, to, why);
  }

  private static LoadSnapshot load(String text, Judgement judgement) {
    return new LoadSnapshot(
        "load-1",
        LoadState.DONE,
        "the plan is over",
        BEGAN.plusMillis(10),
        BEGAN.plusSeconds(13),
        new LoadPlan(
            List.of(new Stage(0, 200, 2), Stage.constant(200, 10)),
            20,
            Map.of("status", 3, "session", 1),
            42,
            10_000,
            List.of(URI.create("http://127.0.0.1:3001"))),
        2_200,
        2_200,
        2_199,
        2_170,
        30,
        Map.of("reset", 20L, "timeout", 9L, text, 1L),
        text,
        0,
        2_240,
        0,
        0,
        1,
        2L,
        latency(212, 1_900),
        latency(18, 240),
        latency(0.2, 1.1),
        Map.of("node-1", new Count(300, 21), "node-2", new Count(900, 9), text, new Count(970, 0)),
        Map.of("status", new Count(1_640, 20), "session", new Count(530, 10)),
        seconds(),
        List.of("The generator was late by more than 10 ms for one in a hundred " + text),
        judgement);
  }

  /** Steady, a stall from the second second on, and steady again; one second without a request. */
  private static List<Second> seconds() {
    List<Second> seconds = new ArrayList<>();
    for (int second = 0; second < 12; second++) {
      boolean stall = second >= 2 && second < 4;
      if (second == 9) {
        seconds.add(new Second(second, 0, 0, 0, 0, 0));
      } else {
        seconds.add(
            new Second(
                second,
                stall ? 150 : 200,
                stall ? 15 : 0,
                stall ? 40 : 1.2,
                stall ? 900 : 4.5,
                stall ? 1_900 : 12));
      }
    }
    return seconds;
  }

  private static Latency latency(double p99, double max) {
    return new Latency(
        2_200,
        p99 / 8,
        p99 / 20,
        p99 / 4,
        p99,
        max * 0.9,
        max,
        List.of(
            new Latency.Point(0, p99 / 40),
            new Latency.Point(50, p99 / 20),
            new Latency.Point(90, p99 / 4),
            new Latency.Point(99, p99),
            new Latency.Point(99.9, max * 0.9),
            new Latency.Point(100, max)));
  }

  private static Judgement judgement(String text) {
    Trace sent = new Trace("r-17 " + text, "node-1", BEGAN.plusSeconds(2), BEGAN.plusSeconds(3));
    Trace nobody = Trace.moment("r-18", "", BEGAN.plusSeconds(4));
    return new Judgement(
        Verdict.FAILED,
        List.of(
            new CheckResult(
                "sessions-lost",
                "Nobody is signed out who did not ask for it",
                Verdict.FAILED,
                true,
                "a session was gone " + text,
                List.of(new Finding("session s1 was gone " + text, List.of(sent, nobody))),
                3),
            new CheckResult(
                "writes-lost", "Every number is there", Verdict.UNKNOWN, true, text, List.of(), 0),
            new CheckResult(
                "wrong-user", "Nobody is somebody else", Verdict.PASSED, true, "", List.of(), 0),
            new CheckResult(
                "messages-lost",
                "Every message arrives",
                Verdict.UNKNOWN,
                false,
                "nobody said anything",
                List.of(),
                0)),
        List.of("the oldest 12 observations " + text));
  }
}
