package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.http.RecordPatch;
import io.understudy.http.ServerResources;
import io.understudy.journal.Journal;
import io.understudy.testing.ManualClock;
import io.understudy.testing.MemoryKeeper;
import java.net.URI;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A probe reads the answer: being reachable proves nothing. */
final class ProberTest {
  /** A busy machine may take long for the first one. */
  private volatile BalancerSettings settings =
      RecordPatch.apply(BalancerSettings.DEFAULTS, Map.of("checks", Map.of("timeoutMs", 30_000)));

  private final ManualClock clock = new ManualClock();
  private final Journal journal = new Journal(new MemoryKeeper(), clock);
  private final Upstreams upstreams =
      new Upstreams(journal, () -> settings, System::nanoTime, new Random(1));
  private final ServerResources resources = new ServerResources();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private Prober prober;

  @AfterEach
  void close() {
    prober.close();
    timer.shutdownNow();
    resources.close();
    journal.close();
  }

  @Test
  void aNodeThatSaysItIsWellIsHealthy() throws Exception {
    try (RawNode node = answering("200 OK", "{\"ok\":true,\"host\":\"node-1\"}")) {
      CheckResult check = probe(node.uri());
      assertTrue(check.ok());
      assertTrue(check.text().matches("200 within 10 ms|200 in \\d+ ms"), check.text());
      assertEquals(
          UpstreamHealth.HEALTHY, upstreams.get("node-1").orElseThrow().standing().health());
      assertEquals("GET /health HTTP/1.1", node.received().getFirst().line());
    }
  }

  @Test
  void anotherProgramOnThePortIsNotTheNode() throws Exception {
    try (RawNode node = answering("200 OK", "{\"ok\":true,\"host\":\"node-7\"}")) {
      unwell("200, but from node-7", node.uri());
    }
  }

  @Test
  void aNodeThatRefusesIsQuotedToo() throws Exception {
    try (RawNode node =
        new RawNode((_, connection) ->
            connection.answer(
                "503 Service Unavailable",
                "X-Served-By: node-1\r\n",
                "{\"status\":503,\"detail\":\"it was told to\"}"))) {
      unwell("503: it was told to", node.uri());
    }
  }

  @Test
  void aTrialDoesNotWaitForAProbeThatIsLongInComing() throws Exception {
    settings = RecordPatch.apply(settings, Map.of("checks", Map.of("intervalMs", 60_000)));
    try (RawNode node = answering("200 OK", "{\"ok\":true,\"host\":\"node-1\"}")) {
      probe(node.uri());
      Upstream upstream = upstreams.get("node-1").orElseThrow();
      upstream.broke("it reset a connection");
      assertEquals(UpstreamPhase.EJECTED, upstream.standing().phase());
      Awaitility.await()
          .until(() -> {
            upstreams.tick();
            return upstream.standing().phase() == UpstreamPhase.HALF_OPEN;
          });
    }
  }

  @Test
  void aNodeThatGivesAReasonIsQuoted() throws Exception {
    String body = "{\"ok\":false,\"host\":\"node-1\",\"reason\":\"draining\"}";
    try (RawNode node = answering("503 Service Unavailable", body)) {
      unwell("503: draining", node.uri());
    }
  }

  @Test
  void a200ThatSaysNoIsANo() throws Exception {
    try (RawNode node = answering("200 OK", "{\"ok\":false,\"host\":\"node-1\"}")) {
      unwell("200: no reason given", node.uri());
    }
  }

  @Test
  void aPageIsNotAnAnswer() throws Exception {
    try (RawNode node = answering("200 OK", "<h1>It works!</h1>")) {
      unwell("200, but the answer is not the JSON of a node", node.uri());
    }
  }

  @Test
  void aRedirectIsNotAnAnswer() throws Exception {
    try (RawNode well = answering("200 OK", "{\"ok\":true,\"host\":\"node-1\"}");
        RawNode node =
            new RawNode((_, connection) ->
                connection.answer("302 Found", "Location: " + well.uri() + "\r\n", ""))) {
      unwell("302, but the answer is not the JSON of a node", node.uri());
      assertTrue(well.received().isEmpty());
    }
  }

  @Test
  void anEndlessAnswerIsNotRead() throws Exception {
    try (RawNode node = answering("200 OK", "{\"ok\":true,\"x\":\"" + "y".repeat(100_000))) {
      assertFalse(probe(node.uri()).ok());
    }
  }

  @Test
  void aNodeThatAcceptsAndSaysNothingIsUnwell() throws Exception {
    settings = RecordPatch.apply(settings, Map.of("checks", Map.of("timeoutMs", 300)));
    try (RawNode node = new RawNode((_, _) -> {})) {
      unwell("no answer within 300 ms", node.uri());
    }
  }

  @Test
  void aClosedPortIsRefused() {
    unwell("connection refused", Rig.nobody());
  }

  @Test
  void probesGoOnAndFindANodeAgain() throws Exception {
    try (RawNode node = answering("200 OK", "{\"ok\":true,\"host\":\"node-1\"}")) {
      probe(node.uri());
      Upstream upstream = upstreams.get("node-1").orElseThrow();
      upstream.broke("it reset a connection");
      Awaitility.await().until(() -> upstream.standing().health() == UpstreamHealth.HEALTHY);
    }
  }

  @Test
  void aRestartedNodeIsAskedAtOnce() throws Exception {
    try (RawNode node = answering("200 OK", "{\"ok\":true,\"host\":\"node-1\"}")) {
      settings = RecordPatch.apply(settings, Map.of("checks", Map.of("intervalMs", 60_000)));
      probe(node.uri());
      Upstream upstream = upstreams.get("node-1").orElseThrow();
      upstream.broke("it reset a connection");
      upstreams.readmit("node-1", "revived");
      Awaitility.await().until(() -> upstream.standing().health() == UpstreamHealth.HEALTHY);
    }
  }

  @Test
  void anotherIntervalIsNoticedWithinTheOldOne() throws Exception {
    try (RawNode node = answering("200 OK", "{\"ok\":true,\"host\":\"node-1\"}")) {
      settings = RecordPatch.apply(settings, Map.of("checks", Map.of("intervalMs", 60_000)));
      probe(node.uri());
      settings = RecordPatch.apply(settings, Map.of("checks", Map.of("intervalMs", 50)));
      Awaitility.await().until(() -> node.received().size() > 3);
    }
  }

  private static RawNode answering(String status, String json) {
    return new RawNode(
        (_, connection) -> connection.answer(status, "Content-Type: application/json\r\n", json));
  }

  private void unwell(String text, URI uri) {
    CheckResult check = probe(uri);
    assertFalse(check.ok());
    assertEquals(text, check.text());
    assertEquals(clock.instant(), check.at());
    assertEquals(
        UpstreamHealth.UNHEALTHY, upstreams.get("node-1").orElseThrow().standing().health());
  }

  private CheckResult probe(URI uri) {
    upstreams.add("node-1", uri);
    prober = new Prober(upstreams, resources, timer, clock);
    Upstream upstream = upstreams.get("node-1").orElseThrow();
    Awaitility.await().until(() -> upstream.standing().phase() != UpstreamPhase.NEW);
    return upstream.lastCheck().orElseThrow();
  }
}
