package io.understudy.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.balancer.Policies;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.testing.Browser;
import io.understudy.testing.Browser.Answer;
import io.understudy.testing.FreePorts;
import io.understudy.testing.TestCluster;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exported layout with the real HAProxy and nginx of this computer. */
class LayoutExportTest {
  private static final Set<String> ALL_NODES = Set.of("node-1", "node-2", "node-3");

  @TempDir private Path folder;
  private TestCluster test;

  @BeforeEach
  void start() {
    test = TestCluster.start(folder.resolve("data"));
  }

  @AfterEach
  void stop() {
    test.close();
  }

  private String export(String format, int port) throws Exception {
    StringWriter out = new StringWriter();
    Exporters.named(format).write(test.cluster(), port, out, Exporter.Tally.NONE);
    return out.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"haproxy", "nginx", "compose"})
  void everyPolicyAndEverySettingIsAccepted(String format) throws Exception {
    for (String policy : Policies.names()) {
      test.cluster()
          .balancing()
          .change(
              Map.of(
                  "policy",
                  policy,
                  "weights",
                  Map.of("node-2", 7),
                  "slowStartMs",
                  5_000,
                  "timeouts",
                  Map.of("routes", Map.of("GET /login", 900, "GET /a;}", 900))));
      assertEquals("", Peer.complaint(format, folder.resolve(policy), export(format, 0)), policy);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"haproxy", "nginx", "compose"})
  void itBehavesAsTheBalancerDoes(String format) throws Exception {
    int port = FreePorts.row(1);
    try (Peer peer = Peer.run(format, folder.resolve("peer"), export(format, port), port);
        Browser browser = new Browser()) {
      Set<String> seen = new TreeSet<>();
      Awaitility.await("all nodes answer")
          .atMost(Duration.ofMinutes(1))
          .until(() -> {
            seen.add(browser.get(peer.address(), "/status").servedBy());
            return seen.equals(ALL_NODES);
          });
      assertEquals(200, browser.login(peer.address(), "alice", "123").status());
      test.cluster().kill("node-2");
      for (int i = 0; i < 60; i++) {
        Answer profile = browser.get(peer.address(), "/profile");
        assertEquals(200, profile.status(), () -> profile.header("X-Served-By"));
        assertEquals("alice", profile.json().get("name"));
        assertEquals("frontend-1", profile.header("X-Frontend"));
      }
      test.cluster().revive("node-2");
      Awaitility.await("node-2 answers again")
          .atMost(Duration.ofMinutes(1))
          .until(() -> browser.get(peer.address(), "/status").servedBy().equals("node-2"));
    }
  }

  @Test
  void haProxyKeepsAClientWithItsNodeAsStickyDoes() throws Exception {
    test.cluster().balancing().change(Map.of("policy", "sticky"));
    int port = FreePorts.row(1);
    try (Peer peer = Peer.run("haproxy", folder.resolve("peer"), export("haproxy", port), port);
        Browser browser = new Browser()) {
      String first = browser.get(peer.address(), "/status").servedBy();
      for (int i = 0; i < 20; i++) {
        assertEquals(first, browser.get(peer.address(), "/status").servedBy());
      }
    }
  }

  @Test
  void weightsAndTimeoutsAreThoseOfTheBalancer() throws Exception {
    test.cluster()
        .balancing()
        .change(Map.of("weights", Map.of("node-2", 9), "timeouts", Map.of("connectMs", 123)));
    String haproxy = export("haproxy", 0);
    assertTrue(haproxy.contains("timeout connect 123ms"), haproxy);
    assertTrue(haproxy.contains("weight 9"), haproxy);
    assertTrue(haproxy.contains("bind 127.0.0.1:" + test.frontend().getPort()), haproxy);
    String nginx = export("nginx", 0);
    assertTrue(nginx.contains("proxy_connect_timeout 123ms;"), nginx);
    assertTrue(nginx.contains("weight=9"), nginx);
  }

  @Test
  void anEmptyClusterIsRefusedInWords() throws Exception {
    for (String node : ALL_NODES) {
      test.cluster().removeNode(node).get();
    }
    ProblemException refused = assertThrows(ProblemException.class, () -> export("nginx", 0));
    assertEquals(ProblemKind.CONFLICT, refused.kind());
  }
}
