package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.EventType;
import io.understudy.load.Traffic;
import io.understudy.load.TrafficSnapshot;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.testing.Browser;
import io.understudy.testing.FreePorts;
import io.understudy.testing.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running cluster takes one shape after the other, under load, and keeps its data. */
final class PresetsTest {
  @TempDir Path data;

  private void write(String name, String json) throws Exception {
    Files.writeString(
        Files.createDirectories(data.resolve("presets")).resolve(name + ".json"), json);
  }

  private static List<Integer> ports(TestCluster test) {
    return test.cluster().snapshot().nodes().stream().map(node -> node.url().getPort()).toList();
  }

  @Test
  void noRequestFailsWhileTheShapeChangesAndTheSessionStays() throws Exception {
    Assumptions.assumeTrue(Loopback.has("127.0.0.20"), "this system has one loopback address only");
    write("wide", "{\"cluster\":{\"nodes\":6,\"frontends\":3,\"restart\":\"always\"}}");
    write("small", "{\"cluster\":{\"nodes\":2},\"balancer\":{\"policy\":\"least-connections\"}}");
    try (TestCluster test = TestCluster.start(data);
        Browser browser = new Browser()) {
      SteadyReader reader = SteadyReader.begin(browser, test.frontend());
      test.cluster().presets().apply("wide");
      ClusterSnapshot wide = test.cluster().snapshot();
      assertEquals("wide", wide.preset());
      assertEquals(6, wide.nodes().stream().filter(ClusterSnapshot.Node::isServing).count());
      assertEquals(3, wide.frontends().size());
      assertEquals("always", wide.nodes().getLast().restarts().rules().restart());
      test.cluster().presets().apply("small");
      ClusterSnapshot small = test.cluster().snapshot();
      reader.endWithoutAnyFailure();
      assertEquals(
          List.of("node-1", "node-2"),
          small.nodes().stream().map(ClusterSnapshot.Node::id).toList());
      assertEquals(1, small.frontends().size());
      assertEquals("least-connections", small.balancer().settings().policy());
      assertEquals(1, test.cluster().sessions().list().size());
      assertEquals("node-3", test.cluster().addNode());
      assertEquals(2, test.events(EventType.PRESET_APPLIED).size());
      assertEquals(2, test.events(EventType.FRONTEND_REMOVED).size());
    }
  }

  @Test
  void theTrafficGoesOnAndFindsTheFrontendsThatThereAre() throws Exception {
    Assumptions.assumeTrue(Loopback.has("127.0.0.20"), "this system has one loopback address only");
    write("wide", "{\"cluster\":{\"nodes\":4,\"frontends\":3}}");
    write("small", "{\"cluster\":{\"nodes\":2}}");
    try (TestCluster test = TestCluster.start(data)) {
      test.cluster().startTraffic();
      for (String shape : List.of("wide", "small", "wide")) {
        test.cluster().presets().apply(shape);
        List<ClusterSnapshot.Frontend> now = test.cluster().snapshot().frontends();
        Awaitility.await("each frontend of " + shape + " is used")
            .atMost(Duration.ofMinutes(1))
            .until(() -> {
              List<ClusterSnapshot.Frontend> then = test.cluster().snapshot().frontends();
              return IntStream.range(0, now.size())
                  .allMatch(
                      i -> then.get(i).traffic().requests() > now.get(i).traffic().requests() + 5);
            });
      }
      TrafficSnapshot seen = test.cluster().snapshot().traffic();
      // What is on its way through a frontend when that one leaves may be lost; nothing else is.
      assertTrue(seen.failed() <= Traffic.VISITORS, seen::lastFailure);
      assertEquals(0, seen.sessionsLost());
      assertEquals(1, test.events(EventType.TRAFFIC_STARTED).size());
    }
  }

  @Test
  void nodesMoveToTheirPortsOneAfterTheOtherInEitherDirection() throws Exception {
    int begin = FreePorts.row(8);
    write("low", "{\"cluster\":{\"nodes\":4,\"nodePort\":%d}}".formatted(begin));
    write("high", "{\"cluster\":{\"nodes\":4,\"nodePort\":%d}}".formatted(begin + 1));
    try (TestCluster test =
        TestCluster.start(
            data,
            settings ->
                settings.withPorts(
                    PortPlan.RANDOM.withNodes(new ClusterSettings.Port(begin, false))),
            InstantSource.system())) {
      test.cluster().presets().apply("high");
      assertEquals(IntStream.range(begin + 1, begin + 5).boxed().toList(), ports(test));
      test.cluster().kill("node-2");
      test.cluster().presets().apply("low");
      assertEquals(IntStream.range(begin, begin + 4).boxed().toList(), ports(test));
      test.awaitAllServing();
    }
  }

  @Test
  void whatWasBrokenIsWholeAfterwards() {
    try (TestCluster test = TestCluster.start(data)) {
      test.cluster().kill("node-1");
      test.cluster().faults().put("node-2", "latency", Map.of("ms", 1));
      test.cluster().frontends().kill("frontend-1");
      test.cluster().presets().apply("failover");
      ClusterSnapshot now = test.cluster().snapshot();
      assertTrue(now.nodes().stream().allMatch(ClusterSnapshot.Node::isServing));
      assertTrue(now.nodes().stream().allMatch(node -> node.faults().isEmpty()));
      assertEquals("UP", now.frontends().getFirst().state().name());
      assertEquals("failover", now.preset());
    }
  }

  @Test
  void anEmptyClusterIsFilled() {
    try (TestCluster test = TestCluster.start(data)) {
      for (int number = 1; number <= 3; number++) {
        test.cluster().removeNode("node-" + number).join();
      }
      test.cluster().presets().apply("failover");
      assertEquals(
          3,
          test.cluster().snapshot().nodes().stream()
              .filter(ClusterSnapshot.Node::isServing)
              .count());
    }
  }

  @Test
  void howItIsNowCanBeKept() {
    try (TestCluster test = TestCluster.start(data)) {
      test.cluster().addNode();
      test.cluster().balancing().change(Map.of("policy", "sticky"));
      test.cluster().presets().save("mine", Map.of("en", Map.of("title", "Mine")));
      Preset mine = new PresetFiles(data).find("mine");
      assertEquals(4, mine.cluster().nodes());
      assertEquals("sticky", mine.balancer().policy());
      assertEquals("Mine", mine.en().title());
      ProblemException refusal =
          assertThrows(
              ProblemException.class, () -> test.cluster().presets().save("../x", Map.of()));
      assertEquals(ProblemKind.BAD_REQUEST, refusal.kind());
    }
  }

  @Test
  void aFileInThePlaceOfAPresetOfTheProgramIsSaid() throws Exception {
    write("failover", "{\"cluster\":{\"nodes\":1}}");
    write("mine", "{\"cluster\":{\"nodes\":1}}");
    String words =
        "; the preset \"failover\" is the user's %s, in place of the one that comes with the program"
            .formatted(data.resolve("presets").resolve("failover.json"));
    Preset chosen = new PresetFiles(data).find("failover");
    try (TestCluster test =
        TestCluster.start(
            data, s -> s.withPreset(chosen).withPorts(PortPlan.RANDOM), InstantSource.system())) {
      String started = test.events(EventType.CLUSTER_STARTED).getLast().reason();
      assertTrue(started.endsWith(words), started);
      test.cluster().presets().apply("mine");
      assertFalse(test.events(EventType.PRESET_BEGAN).getLast().reason().contains("in place"));
      test.cluster().presets().apply("failover");
      String began = test.events(EventType.PRESET_BEGAN).getLast().reason();
      assertTrue(began.endsWith(words), began);
      test.cluster().presets().save("chat", Map.of());
      String saved = test.events(EventType.PRESET_SAVED).getLast().reason();
      assertTrue(saved.contains("in place of the one"), saved);
    }
  }
}
