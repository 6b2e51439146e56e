package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.fault.ActiveFault;
import io.understudy.journal.EventType;
import io.understudy.problem.ProblemException;
import io.understudy.testing.Browser;
import io.understudy.testing.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running cluster is saved, becomes another one, and is opened again as it was. */
final class ProjectsTest {
  @TempDir Path data;

  private Path file(String name) {
    return data.resolve("shared").resolve(name + ".understudy");
  }

  private static List<String> faults(TestCluster test, String node) {
    return test.snapshot(node).faults().stream().map(ActiveFault::type).toList();
  }

  @Test
  void aRunningClusterBecomesAsTheFileSaysWithoutLosingARequestOrASession() throws Exception {
    Project.Open window = new Project.Open("sessions", List.of("/chat"));
    try (TestCluster test = TestCluster.start(data);
        Browser browser = new Browser()) {
      Cluster cluster = test.cluster();
      cluster.addNode();
      cluster.balancing().change(Map.of("policy", "least-connections"));
      cluster.balancing().change(Map.of("weights", Map.of("node-4", 3)));
      cluster.faults().put("node-4", "latency", Map.of("ms", 1));
      cluster.removeNode("node-2").join(); // from now on, node-4 is the third
      cluster.projects().save(file("before"), window);
      Project saved = cluster.projects().now();

      SteadyReader reader = SteadyReader.begin(browser, test.frontend());
      cluster.faults().clearAll();
      cluster.balancing().change(Map.of("policy", "random"));
      cluster.addNode();
      cluster.kill("node-1");
      cluster.faults().put("node-3", "error", Map.of("probability", 0.01));

      cluster.projects().open(file("before"));
      reader.endWithoutAnyFailure();
      assertEquals(saved, cluster.projects().now());
      assertEquals(
          List.of("node-1", "node-2", "node-3"),
          cluster.snapshot().nodes().stream().map(ClusterSnapshot.Node::id).toList());
      test.awaitAllServing();
      assertEquals(List.of("latency"), faults(test, "node-3"));
      assertEquals(Map.of("node-3", 3), cluster.balancing().settings().weights());
      assertEquals(1, cluster.sessions().list().size());
      Projects.Opened opened = cluster.projects().opened();
      assertEquals(
          new Projects.Opened(1, Optional.of(file("before").toAbsolutePath()), "before", window),
          opened);
      assertTrue(
          test.events(EventType.PROJECT_SAVED)
              .getLast()
              .reason()
              .contains("\"before\": nodes: 3 from port 3001 on; frontends: 1, policy"));
      assertEquals(1, test.events(EventType.PROJECT_BEGAN).size());
      assertTrue(test.events(EventType.PROJECT_OPENED).getLast().reason().contains("\"before\" ("));
    }
  }

  @Test
  void aClusterStartsAsAProjectSaysAndHasItsFaultsWhenItServes() {
    Project project =
        Project.read(
            Map.of(
                "format", 1,
                "preset", "three-tier",
                "cluster", Map.of("nodes", 2, "restart", "always"),
                "balancer", Map.of("policy", "random"),
                "faults", List.of(Map.of("node", "node-2", "type", "hang"))));
    ProjectFile file = new ProjectFile(file("mine"), project);
    file.write();
    try (TestCluster test =
        TestCluster.start(data, settings -> settings.withProject(file), InstantSource.system())) {
      assertEquals(project, test.cluster().projects().now());
      assertEquals(List.of("hang"), faults(test, "node-2"));
      assertEquals("three-tier", test.cluster().snapshot().preset());
      assertEquals(
          List.of(false), List.of(test.cluster().presets().current().en().title().isBlank()));
      assertEquals("mine", test.cluster().projects().opened().name());
    }
  }

  @Test
  void aFileThatCannotBeUsedChangesNothing() throws Exception {
    Files.createDirectories(file("wrong").getParent());
    Files.writeString(file("wrong"), "{\"format\":1,\"cluster\":{\"nodes\":1,\"nods\":2}}");
    try (TestCluster test = TestCluster.start(data)) {
      Project before = test.cluster().projects().now();
      String detail =
          assertThrows(ProblemException.class, () -> test.cluster().projects().open(file("wrong")))
              .detail();
      assertTrue(detail.contains("There is no \"cluster.nods\""), detail);
      assertEquals(before, test.cluster().projects().now());
      assertEquals(0, test.cluster().projects().opened().openings());
      assertEquals(List.of(), test.events(EventType.PROJECT_BEGAN));
    }
  }
}
