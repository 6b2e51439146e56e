package io.understudy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.testing.Browser;
import io.understudy.testing.Program;
import io.understudy.testing.TestCluster;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cluster without a window, as a process of its own. */
final class HeadlessTest {
  /** Three seconds are promised; a machine that is busy with other things may take longer. */
  private static final Duration LONGEST = Duration.ofSeconds(15);

  @TempDir Path data;

  @Test
  void itSaysOneLineAndEndsInOrderWhenItIsAskedTo() {
    try (Browser browser = new Browser()) {
      Object session;
      try (Program program = Program.headless(data)) {
        Map<String, Object> ready = program.ready();
        assertEquals("ready", ready.get("event"));
        assertTrue(
            ready.keySet().containsAll(Set.of("control", "token", "frontends", "nodes", "data")));
        assertEquals(3, ((List<?>) ready.get("nodes")).size());
        assertTrue(ready.get("dns").toString().startsWith("127.0.0.1:"), ready.toString());
        assertEquals("cluster.test", ready.get("zone"));
        assertEquals(data.toAbsolutePath().toString(), ready.get("data"));
        session = browser.login(program.frontend(), "alice", "123").json().get("session");

        long asked = System.nanoTime();
        program.terminate();
        program.exit();
        Duration took = Duration.ofNanos(System.nanoTime() - asked);
        assertTrue(took.compareTo(LONGEST) < 0, "it took " + took);
        assertEquals(1, program.out().size(), program.out().toString());
        assertFalse(program.err().contains("Exception"), program.err());
      }
      try (TestCluster test = TestCluster.start(data)) {
        assertEquals(session, browser.get(test.frontend(), "/profile").json().get("session"));
        List<Event> events = test.cluster().journal().since(0, 10_000);
        assertEquals(
            LongStream.rangeClosed(1, events.size()).boxed().toList(),
            events.stream().map(Event::seq).toList());
        assertEquals(1, test.events(EventType.CLUSTER_STOPPED).size());
      }
    }
  }

  @Test
  void aProjectSaysWithWhatItBegins() throws Exception {
    Path file = data.resolve("mine.understudy");
    Files.writeString(
        file,
        """
        {"format": 1, "cluster": {"nodes": 2},
         "faults": [{"node": "node-2", "type": "latency", "parameters": {"ms": 1}}]}
        """);
    try (Program program = Program.headless(data.resolve("data"), file.toString())) {
      assertEquals(2, ((List<?>) program.ready().get("nodes")).size());
      program.terminate();
      program.exit();
    }
    try (TestCluster test = TestCluster.start(data.resolve("data"))) {
      assertEquals("node-2", test.events(EventType.FAULT_ADDED).getFirst().subject());
      assertTrue(test.events(EventType.PROJECT_OPENED).getFirst().reason().contains("\"mine\""));
    }
  }

  @Test
  void askedToEndAtTheVeryMomentItIsReadyItStillEndsInOrder() {
    try (Program program = Program.headless(data, "--nodes", "1")) {
      program.terminate();
      program.exit();
    }
    try (TestCluster test = TestCluster.start(data)) {
      assertEquals(1, test.events(EventType.CLUSTER_STOPPED).size());
    }
  }

  @Test
  void aSecondOneOnTheSameDataIsToldWhoHoldsIt() {
    try (Program first = Program.headless(data, "--nodes", "1");
        Program second = Program.headlessMaybe(data)) {
      assertEquals(1, second.exit());
      assertTrue(second.err().contains("process " + first.pid()), second.err());
      assertTrue(second.err().contains(data.toString()), second.err());
      assertTrue(second.err().contains("--data"), second.err());
      assertEquals(List.of(), second.out());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--node-port", "--grpc-port", "--balancer-port", "--dns-port", "--control-port"})
  void aNamedPortThatIsTakenIsNamed(String option) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      List<String> arguments = new java.util.ArrayList<>();
      arguments.addAll(List.of("--headless", "--nodes", "1", "--data", data.toString()));
      for (String each :
          List.of(
              "--node-port", "--grpc-port", "--balancer-port", "--dns-port", "--control-port")) {
        arguments.addAll(List.of(each, each.equals(option) ? port : "0"));
      }
      try (Program program = Program.start(arguments.toArray(String[]::new))) {
        assertEquals(1, program.exit());
        assertTrue(program.err().contains(":" + port), program.err());
        assertTrue(program.err().contains(option), program.err());
        assertFalse(program.err().contains("\tat "), program.err());
        assertEquals(List.of(), program.out());
      }
    }
  }

  @Test
  void withoutAWindowItSaysSoAndGoesOnAndTheTokenCanBeGiven() {
    Map<String, String> environment = Map.of("UNDERSTUDY_TOKEN", "sesame");
    String[] arguments = {
      "--nodes",
      "0",
      "--node-port",
      "0",
      "--balancer-port",
      "0",
      "--control-port",
      "0",
      "--grpc-port",
      "0",
      "--dns-port",
      "0",
      "--data",
      data.toString()
    };
    try (Program program = Program.start(environment, arguments);
        Browser browser = new Browser()) {
      Map<String, Object> ready = program.ready();
      assertEquals("sesame", ready.get("token"));
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
              URI.create(ready.get("control").toString()).resolve("/api/v1/cluster"));
      assertEquals(
          200, browser.send(request.copy().header("Authorization", "Bearer sesame")).status());
      assertEquals(401, browser.send(request).status());
      assertTrue(program.err().contains("Going on without a window"), program.err());
      assertFalse(Files.exists(data.resolve("control.token")), "nobody needs it");
    }
  }

  @Test
  void aDataFolderThatCannotBeOneIsNamed() throws Exception {
    Path file = Files.writeString(data.resolve("file"), "in the way");
    try (Program program = Program.headlessMaybe(file)) {
      assertEquals(1, program.exit());
      assertTrue(program.err().contains(file.toString()), program.err());
      assertTrue(program.err().contains("--data"), program.err());
      assertEquals("in the way", Files.readString(file));
    }
  }
}
