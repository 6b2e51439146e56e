package io.understudy.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the generator says is so. */
final class HonestyTest {
  private static final Map<String, Integer> STATUS = Map.of("status", 1);

  private final Runs runs = new Runs();

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void aStallIsSeenByEverybodyWhoWouldHaveMetIt() throws Exception {
    Duration stall = Duration.ofMillis(200);
    try (StallingServer server = new StallingServer(stall, stall.multipliedBy(10))) {
      LoadSnapshot end = runs.run(Runs.plan(400, 6, 4, STATUS), server.uri());
      assertEquals(2_400, end.due(), "not one less because of the stalls");
      assertEquals(2_400, end.ok(), end::words);
      assertEquals(server.requests(), end.requests());
      assertTrue(server.stalled() <= 6 * 4, "a closed loop meets a stall once for each user");
      // A tenth of the time it stands still, so one request in a hundred waits nine tenths of that.
      assertTrue(end.latency().p99Ms() > 0.85 * stall.toMillis(), end::words);
      assertTrue(
          end.service().p99Ms() < end.latency().p99Ms(), "the other curve shows only those few");
      assertTrue(
          end.warnings().toString().contains("All users were busy"), end.warnings()::toString);
    }
  }

  @Test
  void everyRequestOfTheScheduleIsAccountedFor() throws Exception {
    try (StallingServer server = new StallingServer(Duration.ZERO, Duration.ofDays(1))) {
      LoadSnapshot end = runs.run(Runs.plan(2_000, 2, 20, STATUS), server.uri());
      assertEquals(LoadState.DONE, end.state());
      assertEquals(4_000, end.planned());
      assertEquals(4_000, end.due());
      assertEquals(4_000, end.ok() + end.failed());
      assertEquals(4_000, end.sent());
      assertEquals(4_000, server.requests());
      assertEquals(4_000, end.latency().count());
      assertEquals(new LoadSnapshot.Count(4_000, 0), end.nodes().get("node-1"));
      assertEquals(4_000, end.seconds().stream().mapToLong(LoadSnapshot.Second::ok).sum());
    }
  }

  @Test
  void whatNobodyAcceptsAndWhatIsCutOffHasItsCause() throws Exception {
    URI nobody;
    try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://127.0.0.1:" + once.getLocalPort());
    }
    LoadSnapshot refused = runs.run(Runs.plan(50, 1, 2, STATUS), nobody);
    assertEquals(Map.of(Cause.CONNECT, 50L), refused.causes());
    assertEquals(0, refused.requests());
    try (ServerSocket rude = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> hangUp(rude));
      LoadSnapshot cut =
          runs.run(
              Runs.plan(50, 1, 2, STATUS), URI.create("http://127.0.0.1:" + rude.getLocalPort()));
      assertEquals(Map.of(Cause.RESET, 50L), cut.causes());
    }
  }

  @Test
  void whoFindsNoConnectionGoesToTheNextAddress() throws Exception {
    URI nobody;
    try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://127.0.0.1:" + once.getLocalPort());
    }
    try (StallingServer server = new StallingServer(Duration.ZERO, Duration.ofDays(1))) {
      LoadSnapshot end = runs.run(Runs.plan(100, 1, 4, STATUS), nobody, server.uri());
      assertEquals(100, end.ok(), end::words);
      assertEquals(100, server.requests());
    }
  }

  @Test
  void whatIsNotAnsweredInTimeIsGivenUpAndWhatHadNoUserToo() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      URI uri = URI.create("http://127.0.0.1:" + mute.getLocalPort());
      LoadPlan patient = Runs.plan(20, 1, 1, STATUS);
      LoadPlan plan = new LoadPlan(patient.stages(), 1, patient.mix(), 1, 200, patient.targets());
      LoadSnapshot end = runs.run(plan, uri);
      long timeouts = end.causes().get(Cause.TIMEOUT);
      assertEquals(20, timeouts + end.causes().get(Cause.NOT_SENT), end::words);
      assertEquals(timeouts, end.sent());
      assertTrue(end.latency().maxMs() >= 200);
    }
  }

  @Test
  void aStopIsAtOnceAndCutsOffWhatSaysNothing() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      URI uri = URI.create("http://127.0.0.1:" + mute.getLocalPort());
      LoadRun run = runs.start(Runs.plan(100, 600, 3, STATUS), java.util.List.of(uri));
      Awaitility.await().until(() -> run.snapshot().waiting() > 5);
      run.stop("enough").get(1, TimeUnit.MINUTES);
      LoadSnapshot end = run.snapshot();
      assertEquals(LoadState.STOPPED, end.state());
      assertEquals("enough", end.reason());
      assertEquals(end.due(), end.cut());
      assertEquals(0, end.failed());
      run.stop("again").get(1, TimeUnit.MINUTES);
      assertEquals("enough", run.snapshot().reason());
    }
  }

  private static void hangUp(ServerSocket server) {
    try {
      while (true) {
        try (Socket socket = server.accept()) {
          socket.getInputStream().read();
        }
      }
    } catch (IOException e) {
      // the end of the test
    }
  }
}
