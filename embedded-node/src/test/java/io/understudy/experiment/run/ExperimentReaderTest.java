package io.understudy.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.check.Verdict;
import io.understudy.cluster.PresetFiles;
import io.understudy.load.Stage;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file may say, and how one that is wrong is refused. */
final class ExperimentReaderTest {
  private static final String ASSERTIONS = "assertions: [{assert: failed-requests}]\n";

  @TempDir Path data;

  private Experiment read(String text) {
    return new ExperimentReader(new PresetFiles(data))
        .read("mine", "mine.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aWholeFile() {
    Experiment mine =
        read(
            """
            title: A title
            description: >-
              Two lines
              in one.
            tags: [one, two]
            seed: 42
            expected-verdict: failed
            cluster:
              preset: three-tier
              nodes: 5
              restart: never
              balancer: {policy: sticky, hedging: {enabled: false}}
            load:
              stages:
                - {from: 0, to: 100, seconds: 2}
                - {to: 100, seconds: 3}
              users: 10
              mix: {session: 2, mega: 1}
            steady-state-hypothesis:
              title: Steady
              within-s: 3
              probes:
                - {probe: healthy-nodes, at-least: 3}
            method:
              - {action: kill, node: any}
              - {at: 1.5, action: fault, node: [node-1, node-2], fault: latency, with: {ms: 300}}
              - {action: clear-faults}
            rollbacks:
              - {action: revive, node: all}
            assertions:
              - {assert: failed-requests, at-most-percent: 1.5}
              - {assert: latency, percentile: 99.9, at-most-ms: 800}
            """);
    assertEquals("Two lines in one.", mine.description());
    assertEquals(42, mine.seed().orElseThrow());
    assertEquals(42, mine.load().orElseThrow().seed());
    assertEquals(Verdict.FAILED, mine.expected());
    assertEquals(5, mine.cluster().cluster().nodes());
    assertEquals(3, mine.cluster().cluster().frontends());
    assertEquals(0, mine.cluster().cluster().nodePort());
    assertEquals("sticky", mine.cluster().balancer().policy());
    assertEquals(200, mine.cluster().balancer().timeouts().tryMs());
    assertEquals(new Stage(0, 100, 2), mine.load().orElseThrow().stages().getFirst());
    assertEquals(
        List.of("kill any node", "latency at node-1, node-2 {ms=300}", "clear all faults"),
        mine.method().stream().map(step -> step.action().sentence()).toList());
    assertEquals(List.of(0.0, 1.5, 1.5), mine.method().stream().map(Experiment.Timed::at).toList());
    assertEquals("revive all nodes", mine.rollbacks().getFirst().sentence());
    assertEquals(
        List.of("at most 1.5 % of the requests fail", "99.9 % of the requests take at most 800 ms"),
        mine.assertions().stream().map(one -> one.sentence()).toList());
    assertEquals(5, mine.seconds());
    assertEquals(2.5, mine.atPace(0.5).seconds());
    assertEquals(0.75, mine.atPace(0.5).method().getLast().at());
  }

  @Test
  void jsonIsReadAsWell() {
    Experiment mine =
        read(
            """
            {"title": "J", "load": {"rate": 5, "seconds": 1},
             "assertions": [{"assert": "failed-requests", "at-most": 2}]}
            """);
    assertEquals("at most 2 requests fail", mine.assertions().getFirst().sentence());
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("", "mine.yaml: there is nothing in it"),
        Arguments.of("title: [a\n", "mine.yaml, line 2: this is no YAML or JSON"),
        Arguments.of("- a\n", "mine.yaml, line 1: the whole is keys with values, not a list of 1"),
        Arguments.of("description: x\n" + ASSERTIONS, "line 1: the key \"title\" is missing"),
        Arguments.of(
            "title: t\nsteps: []\n" + ASSERTIONS,
            "line 2: there is no key \"steps\"; there are title, description"),
        Arguments.of("title: t\ntitle: u\n" + ASSERTIONS, "line 2: \"title\" is there twice"),
        Arguments.of("title: t\n", "line 1: nothing could ever be wrong; it needs \"assertions\""),
        Arguments.of(
            "title: t\nmethod:\n  - {action: explode}\n" + ASSERTIONS,
            "line 3: \"method[0].action\" is one of kill, crash, revive"),
        Arguments.of(
            "title: t\nmethod:\n  - action: kill\n" + ASSERTIONS,
            "line 3: \"kill\" needs the key \"node\", which node"),
        Arguments.of(
            "title: t\nmethod:\n  - action: kill\n    nodes: 3\n" + ASSERTIONS,
            "line 4: there is no key \"nodes\" in \"method[0]\"; there are action, at, node"),
        Arguments.of(
            "title: t\nmethod:\n  - {at: 2, action: clear-faults}\n  - {at: 1, action: kill-store}\n"
                + ASSERTIONS,
            "line 4: steps stand in the order of their times"),
        Arguments.of(
            "title: t\nmethod:\n  - {at: -1, action: clear-faults}\n" + ASSERTIONS,
            "line 3: \"method[0].at\" is a number from 0 to 3,600, not -1"),
        Arguments.of(
            "title: t\nrollbacks:\n  - {at: 1, action: clear-faults}\n" + ASSERTIONS,
            "line 3: rollbacks come one after the other at the end"),
        Arguments.of(
            "title: t\nmethod:\n  - action: fault\n    node: any\n    fault: latency\n    with:\n"
                + "      ms: fast\n"
                + ASSERTIONS,
            "line 7, in \"method[0].with\": \"ms\" is a whole number"),
        Arguments.of(
            "title: t\ncluster:\n  nodes: 300\n" + ASSERTIONS,
            "line 3: \"cluster.nodes\" is a whole number from 1 to 256, not 300"),
        Arguments.of(
            "title: t\ncluster:\n  balancer:\n    policy: best\n" + ASSERTIONS,
            "line 4, in \"cluster.balancer\": \"policy\" is one of"),
        Arguments.of(
            "title: t\ncluster:\n  balancer:\n    hedging:\n      percentile: 0\n" + ASSERTIONS,
            "line 5, in \"cluster.balancer\": \"hedging.percentile\" is"),
        Arguments.of(
            "title: t\ncluster: {preset: none-such}\n" + ASSERTIONS,
            "line 2, in \"cluster.preset\": There is no preset \"none-such\"; there are failover"),
        Arguments.of(
            "title: t\nload:\n  rate: 100\n  mix:\n    dance: 1\n" + ASSERTIONS, "in \"load\": "),
        Arguments.of(
            "title: t\nload:\n  users: 100000\n" + ASSERTIONS,
            "line 3, in \"load\": users is 1 to 1,000"),
        Arguments.of(
            "title: t\nassertions:\n  - {assert: promises, of: [sessions-found]}\n",
            "line 3: there is no promise \"sessions-found\"; there are sessions-lost"),
        Arguments.of(
            "title: t\nassertions:\n  - {assert: event, type: node-killed, at-least: 3, at-most: 2}\n",
            "line 3: \"at-least\" is 3 and \"at-most\" 2"),
        Arguments.of(
            "title: t\nassertions:\n  - {assert: latency, at-most-ms: soon}\n",
            "line 3: \"assertions[0].at-most-ms\" is a number"),
        Arguments.of(
            "title: t\nseed: 1.5\n" + ASSERTIONS, "line 2: \"seed\" is a whole number from 0 to"),
        Arguments.of("title: t\ntags: &a [*a]\n" + ASSERTIONS, "mine.yaml"));
  }

  @ParameterizedTest
  @MethodSource
  void wrong(String text, String words) {
    ProblemException refusal = assertThrows(ProblemException.class, () -> read(text));
    assertEquals(ProblemKind.BAD_REQUEST, refusal.kind());
    assertTrue(refusal.detail().contains(words), refusal.detail());
    assertTrue(refusal.detail().startsWith("mine.yaml"), refusal.detail());
  }

  @Test
  void aFileThatIsTooLargeOrNoTextIsRefused() {
    assertTrue(
        assertThrows(ProblemException.class, () -> read("#" + " ".repeat(300_000)))
            .detail()
            .contains("262,144 are allowed"));
    assertTrue(
        assertThrows(
                ProblemException.class,
                () ->
                    new ExperimentReader(new PresetFiles(data))
                        .read("mine", "mine.yaml", new byte[] {(byte) 0xc3, 0x28}))
            .detail()
            .contains("not in UTF-8"));
  }
}
