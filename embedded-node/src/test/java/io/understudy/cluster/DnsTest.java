package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cluster.ClusterSettings.Port;
import io.understudy.control.ControlServer;
import io.understudy.dns.Place;
import io.understudy.experiment.run.Experiments;
import io.understudy.http.Json;
import io.understudy.journal.EventType;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.testing.Browser;
import io.understudy.testing.Browser.Answer;
import io.understudy.testing.TestCluster;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names of a cluster, through the facade and the control API. */
final class DnsTest {
  @TempDir Path data;

  private TestCluster start(Port dns, boolean move) {
    PortPlan any = PortPlan.RANDOM;
    PortPlan plan =
        new PortPlan(any.nodes(), any.grpc(), any.balancers(), dns, any.control(), move);
    return TestCluster.start(data, s -> s.withPorts(plan), InstantSource.system());
  }

  @Test
  void aBusyDefaultPortMovesAndANamedOneIsAnError() throws IOException {
    try (DatagramSocket taken =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      int port = taken.getLocalPort();
      ProblemException refusal =
          assertThrows(
              ProblemException.class,
              () -> {
                try (TestCluster test = start(new Port(port, true), true)) {
                  throw new AssertionError(test.cluster().dns().address());
                }
              });
      assertEquals(ProblemKind.PORT_BUSY, refusal.kind());
      assertTrue(refusal.detail().contains("127.0.0.1:" + port), refusal.detail());
      assertTrue(refusal.detail().endsWith("choose another one with --dns-port"));
      try (TestCluster test = start(new Port(port, false), true)) {
        assertTrue(test.cluster().dns().address().getPort() > port);
        assertEquals("dns", test.events(EventType.PORT_MOVED).getFirst().subject());
        assertEquals(1, test.events(EventType.DNS_UP).size());
      }
    }
  }

  @Test
  void aNodeThatIsCutOffFromTheStoreIsNoServiceUnlessAllAre() {
    try (TestCluster test = TestCluster.start(data)) {
      assertEquals(Set.of("node-1", "node-2", "node-3"), handedOut(test));
      cutOff(test, "node-2");
      awaitHandedOut(test, Set.of("node-1", "node-3"));
      assertTrue(place(test, "node-2").reason().contains("cut off from the session store"));
      cutOff(test, "node-1");
      awaitHandedOut(test, Set.of("node-3"));
      cutOff(test, "node-3");
      awaitHandedOut(test, Set.of("node-1", "node-2", "node-3"));
      test.cluster().faults().clearAll();
      cutOff(test, "node-1");
      awaitHandedOut(test, Set.of("node-2", "node-3"));
      test.cluster().kill("node-1");
      test.cluster().faults().clearAll();
      test.cluster().revive("node-1");
      awaitHandedOut(test, Set.of("node-1", "node-2", "node-3"));
    }
  }

  private static void cutOff(TestCluster test, String node) {
    test.cluster().faults().put(node, "partition", Map.of("from", "store"));
  }

  private static Place place(TestCluster test, String node) {
    return test.cluster().snapshot().dns().places().stream()
        .filter(place -> place.id().equals(node))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> handedOut(TestCluster test) {
    return test.cluster().snapshot().dns().places().stream()
        .filter(place -> place.role().equals("node") && place.live())
        .map(Place::id)
        .collect(Collectors.toSet());
  }

  private static void awaitHandedOut(TestCluster test, Set<String> nodes) {
    Awaitility.await(nodes.toString())
        .atMost(Duration.ofMinutes(1))
        .until(() -> handedOut(test).equals(nodes));
  }

  @Test
  void whatTheBrowserWouldBeToldCanBeAskedAndForgotten() {
    try (TestCluster test = TestCluster.start(data);
        ControlServer control =
            ControlServer.start(test.cluster(), Experiments.of(test.cluster()));
        Browser browser = new Browser()) {
      Answer found = post(browser, control, test, "dns/lookup", Map.of("name", "www.cluster.test"));
      assertEquals(200, found.status());
      assertEquals(List.of("127.0.0.1"), found.json().get("addresses"));
      assertEquals(
          404,
          post(browser, control, test, "dns/lookup", Map.of("name", "no.cluster.test")).status());
      assertEquals(400, post(browser, control, test, "dns/lookup", Map.of()).status());
      assertEquals(2, test.cluster().snapshot().dns().cached().size());
      Answer forgotten = post(browser, control, test, "dns/flush", Map.of());
      assertEquals(2, forgotten.json().get("forgotten"));
      assertEquals(List.of(), test.cluster().snapshot().dns().cached());
      assertEquals(
          "answers forgotten: 2; every name is asked for anew",
          test.events(EventType.DNS_FLUSHED).getFirst().reason());
    }
  }

  private static Answer post(
      Browser browser, ControlServer control, TestCluster test, String path, Map<?, ?> body) {
    return browser.send(
        HttpRequest.newBuilder(control.uri().resolve("/api/v1/" + path))
            .header("Authorization", "Bearer " + test.cluster().token())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.bytes(body))));
  }

  @Test
  void aFrontendIsAddedDroppedAndAddedAgainWithReasons() {
    try (TestCluster test = TestCluster.start(data)) {
      test.cluster().frontends().kill("frontend-1");
      assertThrows(ProblemException.class, () -> test.cluster().dns().lookup("www.cluster.test"));
      test.cluster().frontends().revive("frontend-1");
      test.cluster().dns().flush();
      assertEquals(1, test.cluster().dns().lookup("www.cluster.test").size());
      assertEquals(2, test.events(EventType.DNS_ADDED).size());
      assertEquals(
          "www.cluster.test no longer leads to 127.0.0.1 of frontend-1: killed by the operator",
          test.events(EventType.DNS_DROPPED).getFirst().reason());
    }
  }
}
