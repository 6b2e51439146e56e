package io.understudy.experiment.assertion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.check.Verdict;
import io.understudy.cluster.CallCounts;
import io.understudy.experiment.RunSnapshot.Deviation;
import io.understudy.experiment.file.DocReader;
import io.understudy.experiment.file.Said;
import io.understudy.experiment.report.SampleReports;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.load.LoadSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each assertion says of a load of 2,200 requests of which 30 failed, 99 % took 212 ms and the
 * longest 1,900; two kills, a hypothesis that did not hold for a second and a half, 7 calls.
 */
final class AssertionsTest {
  private static final LoadSnapshot LOAD = SampleReports.failed().run().load();

  private static Said<Assertion> said(String yaml) {
    return Assertions.ALL.read(
        DocReader.read("a.yaml", ("{assert: " + yaml + "}").getBytes(StandardCharsets.UTF_8)));
  }

  private static Judged judge(String yaml, Outcome outcome) {
    Said<Assertion> said = said(yaml);
    return said.word().judge(outcome, said.arguments());
  }

  private static Outcome seen() {
    return new Outcome(
        LOAD,
        List.of(new Deviation(0, "two serve", 2, 3.5, "one serves")),
        true,
        List.of(killed("node-1"), killed("node-2")),
        new CallCounts(0, 6, 1, 9, 2, 0, 2));
  }

  private static Event killed(String node) {
    return new Event(1, Instant.EPOCH, EventType.NODE_KILLED, node, "UP", "DOWN", "killed");
  }

  private static Outcome nothing() {
    return new Outcome(null, List.of(), false, List.of(), CallCounts.NONE);
  }

  static Stream<Arguments> verdicts() {
    return Stream.of(
        Arguments.of(
            "failed-requests",
            Verdict.FAILED,
            "30 of 2,200 failed (A node dies under load 1, reset 20"),
        Arguments.of("failed-requests, at-most: 29", Verdict.FAILED, "30 of 2,200"),
        Arguments.of("failed-requests, at-most: 30", Verdict.PASSED, "30 of 2,200"),
        Arguments.of("failed-requests, at-most-percent: 1.3", Verdict.FAILED, "30 of 2,200"),
        Arguments.of("failed-requests, at-most-percent: 1.4", Verdict.PASSED, "30 of 2,200"),
        Arguments.of(
            "failed-requests, at-most: 50, at-most-percent: 1", Verdict.FAILED, "30 of 2,200"),
        Arguments.of("answered-requests, at-least: 2170", Verdict.PASSED, "2,170 went well"),
        Arguments.of("answered-requests, at-least: 2171", Verdict.FAILED, "2,170 went well"),
        Arguments.of("latency, at-most-ms: 212", Verdict.PASSED, "99 %: 212.0 ms"),
        Arguments.of("latency, at-most-ms: 211", Verdict.FAILED, "99 %: 212.0 ms"),
        Arguments.of("latency, percentile: 95, at-most-ms: 100", Verdict.FAILED, "99 %"),
        Arguments.of("latency, percentile: 100, at-most-ms: 1899", Verdict.FAILED, "1900.0 ms"),
        Arguments.of("latency, at-most-ms: 18, since: sent", Verdict.PASSED, "18.0 ms"),
        Arguments.of("promises", Verdict.FAILED, "sessions-lost FAILED"),
        Arguments.of("promises, of: wrong-user", Verdict.FAILED, "sessions-lost FAILED"),
        Arguments.of("recovery, at-most-s: 1.5", Verdict.PASSED, "1.50 s at most"),
        Arguments.of("recovery, at-most-s: 1.4", Verdict.FAILED, "from 2.00 s on (one serves)"),
        Arguments.of("spread, nodes: 3, at-least-percent: 13", Verdict.PASSED, "node-1 14 %"),
        Arguments.of("spread, nodes: 3, at-least-percent: 14", Verdict.FAILED, "node-1 14 %"),
        Arguments.of("spread, nodes: 4", Verdict.FAILED, "node-2 41 %"),
        Arguments.of("event, type: node-killed", Verdict.PASSED, "2 times; the first: node-1"),
        Arguments.of("event, type: node-killed, at-least: 3", Verdict.FAILED, "2 times"),
        Arguments.of("event, type: node-killed, at-most: 1", Verdict.FAILED, "2 times"),
        Arguments.of("event, type: node-killed, subject: node-2", Verdict.PASSED, "once"),
        Arguments.of("event, type: node-killed, subject: node-3", Verdict.FAILED, "did not"),
        Arguments.of("event, type: node-crashed, at-most: 0", Verdict.PASSED, "did not"),
        Arguments.of("failed-calls", Verdict.FAILED, "6 answered, 1 failed, 2 fell back"),
        Arguments.of("failed-calls, at-most: 1", Verdict.PASSED, "1 failed"),
        Arguments.of(
            "failed-calls, at-most: 1, fallbacks-at-least: 3", Verdict.FAILED, "2 fell back"));
  }

  @ParameterizedTest
  @MethodSource
  void verdicts(String yaml, Verdict verdict, String words) {
    Judged judged = judge(yaml, seen());
    assertEquals(verdict, judged.verdict(), judged.seen());
    assertTrue(judged.seen().contains(words), judged.seen());
  }

  @Test
  void whereNothingWasSeenNothingIsKnown() {
    for (String yaml :
        List.of(
            "failed-requests",
            "answered-requests, at-least: 1",
            "latency, at-most-ms: 1",
            "promises",
            "recovery, at-most-s: 1",
            "spread, nodes: 1",
            "failed-calls")) {
      assertEquals(Verdict.UNKNOWN, judge(yaml, nothing()).verdict(), yaml);
    }
  }

  @Test
  void whatNeverHeldAgainIsNotRecovered() {
    Outcome outcome =
        new Outcome(
            null,
            List.of(new Deviation(0, "two serve", 2, null, "one serves")),
            true,
            List.of(),
            CallCounts.NONE);
    Judged judged = judge("recovery, at-most-s: 3600", outcome);
    assertEquals(Verdict.FAILED, judged.verdict());
    assertEquals("\"two serve\" never held again after 2.0 s", judged.seen());
  }

  @Test
  void everyAssertionSaysWhatItWants() {
    assertEquals("no request fails", said("failed-requests").sentence());
    assertEquals(
        "node-killed of node-1 happens at least 2 times and at most 3 times",
        said("event, type: node-killed, subject: node-1, at-least: 2, at-most: 3").sentence());
    assertEquals(
        "node-killed happens never", said("event, type: node-killed, at-most: 0").sentence());
    assertEquals("node-killed happens at least once", said("event, type: node-killed").sentence());
    assertEquals(
        "no call fails, and at least 5 fall back",
        said("failed-calls, fallbacks-at-least: 5").sentence());
  }
}
