package io.understudy.console.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.balancer.BalancerSettings;
import io.understudy.cluster.Cluster;
import io.understudy.cluster.ClusterSettings;
import io.understudy.cluster.Load;
import io.understudy.cluster.PortPlan;
import io.understudy.cluster.PresetFiles;
import io.understudy.cluster.ProjectFile;
import io.understudy.experiment.run.ExperimentReader;
import io.understudy.experiment.run.Experiments;
import io.understudy.experiment.run.RunOptions;
import io.understudy.http.RecordPatch;
import io.understudy.problem.ProblemException;
import io.understudy.rpc.client.CallSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused in the window is refused in Portuguese, and not in half of it. */
final class RefusalsInPortugueseTest {
  @TempDir private Path data;

  private static void assertRefused(Executable asked) {
    InPortuguese.assertKnown(assertThrows(ProblemException.class, asked).detail());
  }

  @Test
  void whatIsNotPossibleInACluster() {
    ClusterSettings settings = ClusterSettings.defaults(data).withPorts(PortPlan.RANDOM);
    try (Cluster cluster = Cluster.open(settings).start();
        Experiments experiments = Experiments.of(cluster)) {
      assertRefused(() -> cluster.kill("node-9"));
      assertRefused(() -> cluster.revive("node-1"));
      assertRefused(() -> cluster.frontends().revive("frontend-1"));
      assertRefused(() -> cluster.frontends().kill("frontend-7"));
      assertRefused(() -> cluster.store().revive());
      cluster.kill("node-1");
      for (Executable again :
          List.<Executable>of(
              () -> cluster.kill("node-1"),
              () -> cluster.crash("node-1"),
              () -> cluster.drain("node-1"))) {
        assertRefused(again);
      }
      assertRefused(() -> cluster.faults().put("node-2", "rain", Map.of()));
      assertRefused(() -> cluster.faults().put("node-2", "hang", Map.of("ms", 5)));
      assertRefused(() -> cluster.faults().put("node-2", "latency", Map.of("ms", -5)));
      assertRefused(() -> cluster.faults().put("node-2", "latency", Map.of("seconds", 5)));
      assertRefused(() -> cluster.faults().put("node-2", "partition", Map.of("from", "moon")));
      assertRefused(() -> cluster.faults().put("node-2", "error", Map.of("probability", 7)));
      assertRefused(() -> cluster.supervision().change("node-2", Map.of("restart", "maybe")));
      assertRefused(() -> cluster.supervision().change("node-2", Map.of("firstBackoffMs", 0)));
      assertRefused(() -> cluster.balancing().change(Map.of("weights", Map.of("node-8", 2))));
      assertRefused(() -> cluster.presets().apply("castle"));
      assertRefused(() -> cluster.presets().save("My own", Map.of()));
      assertRefused(() -> cluster.projects().open(data.resolve("none.understudy")));
      assertRefused(() -> cluster.sessions().end("s-1"));
      assertRefused(() -> cluster.load().stop("load-3"));
      assertRefused(() -> experiments.named("storm"));
      assertRefused(() -> experiments.snapshot("run-77"));
      assertRefused(() -> cluster.calls().call(CallSpec.DEFAULTS.withServers("node-9", List.of())));
      cluster.store().kill();
      assertRefused(() -> cluster.store().kill());
      assertRefused(() -> cluster.sessions().list());
    }
  }

  @Test
  void whatWasTyped() {
    for (Map<String, ?> wrong :
        List.of(
            Map.of("policy", "loudest"),
            Map.of("colour", "red"),
            Map.of("retries", "many"),
            Map.of("timeouts", Map.of("tryMs", -1)),
            Map.of("ejection", Map.of("latencyFactor", 0.5)),
            Map.of("hedging", Map.of("percentile", 100.5)),
            Map.of("cors", Map.of("origins", List.of("*"))))) {
      assertRefused(() -> RecordPatch.apply(BalancerSettings.DEFAULTS, wrong));
    }
    for (Map<String, ?> wrong :
        List.of(
            Map.of("rate", "much", "seconds", 1),
            Map.of("rate", 0, "seconds", 1),
            Map.of("rate", 1e9, "seconds", 1),
            Map.of("rate", 1, "seconds", 1e9),
            Map.of("rate", 5, "seconds", 1, "users", 0),
            Map.of("rate", 5, "seconds", 1, "users", 1),
            Map.of("rate", 5, "seconds", 1, "mix", Map.of("juggle", 1)),
            Map.of("rate", 5, "seconds", 1, "mix", Map.of()),
            Map.of("rate", 5, "seconds", 1, "colour", 1),
            Map.of("rate", 5, "seconds", 1, "targets", List.of("http://example.org:80")),
            Map.of("rate", 5, "seconds", 1, "stages", List.of()))) {
      assertRefused(() -> Load.plan(wrong, 1));
    }
    assertRefused(() -> CallSpec.DEFAULTS.withText("x".repeat(5_000)));
    assertRefused(() -> CallSpec.DEFAULTS.withResolver("crystal ball"));
    assertRefused(() -> CallSpec.DEFAULTS.withPatience(-1, 1, 1, 0));
    assertRefused(() -> RunOptions.DEFAULTS.withSeed(-1));
    assertRefused(() -> RunOptions.DEFAULTS.withPace(9_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "title: A\ntitle: B",
        "- 1",
        "colour: red",
        "title: A",
        "title: A\nmethod: 5",
        "title: A\nmethod: [{action: juggle}]",
        "title: A\nmethod: [{action: kill}]",
        "title: A\nmethod: [{action: kill, node: []}]",
        "title: A\nmethod: [{action: drain, node: any, wait: 5}]",
        "title: A\nmethod: [{action: scale, nodes: 9000}]",
        "title: A\nmethod: [{at: x, action: clear-faults}]",
        "title: A\nmethod: [{at: 3, action: clear-faults}, {at: 1, action: clear-faults}]",
        "title: A\nmethod: [{action: fault, node: any, fault: hang, with: 5}]",
        "title: A\nmethod: [{action: fault, node: any, fault: hang, with: {ms: 5}}]",
        "title: A\nassertions: [{assert: event, type: rain}]",
        "title: A\nassertions: [{assert: event, type: node-killed, at-least: 3, at-most: 1}]",
        "title: A\nassertions: [{assert: promises, of: none}]",
        "title: A\nrollbacks: [{at: 1, action: clear-faults}]\nassertions: [{assert: recovery}]",
        "title: A\nload: {rate: 0, seconds: 3}",
        "title: A\ncluster: {preset: castle}",
      })
  void whatAFileSays(String text) throws IOException {
    PresetFiles presets = new PresetFiles(data);
    assertRefused(() -> new ExperimentReader(presets).read("x", "x.yaml", text.getBytes(UTF_8)));
    Files.writeString(data.resolve("x.yaml"), text);
    try (Experiments experiments = Experiments.alone(data)) {
      assertRefused(() -> experiments.find(data.resolve("x.yaml").toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"format\": 99}",
        "{\"format\": \"one\"}",
        "{\"format\": 1, \"faults\": [{\"node\": \"x\"}]}",
        "{\"format\": 1, \"cluster\": {\"nodes\": 1}, \"faults\": [{\"node\": \"node-5\"}]}",
        "{\"format\": 1, \"colour\": 5}",
      })
  void whatAProjectSays(String text) throws IOException {
    Path file = Files.writeString(data.resolve("x.understudy"), text);
    assertRefused(() -> ProjectFile.read(file));
    assertRefused(() -> ProjectFile.read(data));
    assertRefused(() -> ProjectFile.read(data.resolve("x.txt")));
  }
}
