package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.balancer.FrontendState;
import io.understudy.journal.EventType;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.testing.Browser;
import io.understudy.testing.Browser.Answer;
import io.understudy.testing.TestCluster;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several balancers that die and come back. */
final class FrontendsTest {
  @TempDir Path data;

  @BeforeEach
  void needsManyAddresses() {
    Assumptions.assumeTrue(Loopback.has("127.0.0.20"), "this system has one loopback address only");
  }

  private TestCluster start(int frontends) {
    return TestCluster.start(data, s -> s.withFrontends(frontends), InstantSource.system());
  }

  @Test
  void eachHasItsAddressAndAllHaveOnePortAndOneViewOfTheNodes() {
    try (TestCluster test = start(3);
        Browser browser = new Browser()) {
      List<URI> uris = test.cluster().frontends().uris();
      assertEquals(
          List.of("127.0.0.1", "127.0.0.20", "127.0.0.21"),
          uris.stream().map(URI::getHost).toList());
      assertEquals(1, uris.stream().map(URI::getPort).distinct().count());
      test.cluster().kill("node-1");
      for (int i = 0; i < 3; i++) {
        Answer answer = browser.get(uris.get(i), "/status");
        assertEquals(200, answer.status());
        assertEquals("frontend-" + (i + 1), answer.header("X-Frontend"));
        assertEquals("frontend-" + (i + 1), answer.json().get("frontend"));
      }
    }
  }

  @Test
  void whatAFrontendCountedIsNotForgottenWithIt() {
    try (TestCluster test = start(2);
        Browser browser = new Browser()) {
      for (URI uri : test.cluster().frontends().uris()) {
        assertEquals(200, browser.get(uri, "/status").status());
      }
      Awaitility.await("both have counted")
          .until(() -> test.cluster().snapshot().totals().requests() == 2);
      test.cluster().frontends().resize(1);
      ClusterSnapshot now = test.cluster().snapshot();
      assertEquals(1, now.frontends().size());
      assertEquals(2, now.totals().requests());
    }
  }

  @Test
  void aKillCutsEveryConnectionAndFreesTheAddressUntilTheRevival() throws IOException {
    try (TestCluster test = start(2);
        Browser browser = new Browser()) {
      URI second = test.cluster().frontends().uris().get(1);
      assertEquals(200, browser.get(second, "/status").status());
      try (Socket idle = new Socket(second.getHost(), second.getPort())) {
        idle.setSoTimeout(10_000);
        test.cluster().frontends().kill("frontend-2");
        assertTrue(isCut(idle));
      }
      ClusterSnapshot.Frontend dead = test.cluster().snapshot().frontends().get(1);
      assertEquals(FrontendState.DOWN, dead.state());
      assertEquals("killed by the operator", dead.reason());
      assertEquals(second, dead.url(), "it keeps its place");
      assertEquals(200, browser.get(test.frontend(), "/status").status());
      try (ServerSocket taken =
          new ServerSocket(second.getPort(), 1, InetAddress.getByName(second.getHost()))) {
        assertTrue(taken.isBound());
        refused(
            ProblemKind.PORT_BUSY,
            Integer.toString(second.getPort()),
            () -> test.cluster().frontends().revive("frontend-2"));
      }
      assertEquals(FrontendState.DOWN, test.cluster().snapshot().frontends().get(1).state());
      test.cluster().frontends().revive("frontend-2");
      assertEquals("frontend-2", browser.get(second, "/status").header("X-Frontend"));
      Awaitility.await("it goes on counting, and nothing hangs")
          .until(() -> {
            var traffic = test.cluster().snapshot().frontends().get(1).traffic();
            return traffic.requests() == 2 && traffic.inFlight() == 0;
          });
      assertEquals(1, test.events(EventType.FRONTEND_KILLED).size());
      assertEquals(2, test.events(EventType.FRONTEND_REVIVED).size());
      assertEquals(1, test.events(EventType.FRONTEND_DOWN).size());
      assertTrue(test.events(EventType.UPSTREAM_EJECTED).isEmpty(), "no node is to blame");
    }
  }

  @Test
  void aKillInTheMiddleOfRequestsBlamesNoNode() throws InterruptedException {
    try (TestCluster test = start(2)) {
      URI second = test.cluster().frontends().uris().get(1);
      List<Thread> people = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        people.add(Thread.ofVirtual().start(() -> login(second)));
      }
      Awaitility.await("logins are on their way")
          .until(() -> test.cluster().snapshot().frontends().get(1).traffic().inFlight() > 5);
      test.cluster().frontends().kill("frontend-2");
      for (Thread person : people) {
        person.join();
      }
      Awaitility.await("nothing hangs")
          .atMost(Duration.ofMinutes(1))
          .until(() ->
              test.cluster().snapshot().frontends().get(1).traffic().inFlight() == 0
                  && test.cluster().snapshot().nodes().stream()
                      .allMatch(node -> node.traffic().inFlight() == 0));
      assertTrue(test.events(EventType.UPSTREAM_EJECTED).isEmpty(), "no node is to blame");
      assertTrue(test.events(EventType.REQUESTS_FAILED).isEmpty());
    }
  }

  private static void login(URI frontend) {
    try (Browser browser = new Browser()) {
      browser.login(frontend, "alice", "123");
    } catch (RuntimeException e) {
      // Its frontend was killed.
    }
  }

  @Test
  void whatCannotBeDoneIsRefusedInWords() {
    try (TestCluster test = start(2)) {
      Frontends frontends = test.cluster().frontends();
      refused(
          ProblemKind.CONFLICT,
          "frontend-2 cannot be revived: it is up",
          () -> frontends.revive("frontend-2"));
      frontends.kill("frontend-2");
      refused(
          ProblemKind.CONFLICT,
          "frontend-2 cannot be killed: it is down (killed by the operator)",
          () -> frontends.kill("frontend-2"));
      refused(ProblemKind.NOT_FOUND, "frontend-1, frontend-2", () -> frontends.kill("frontend-3"));
    }
  }

  @Test
  void visitorsOfADeadFrontendMoveToAnother() {
    try (TestCluster test = start(3)) {
      test.cluster().startTraffic();
      awaitRequests(test, 30);
      test.cluster().frontends().kill("frontend-1");
      test.cluster().frontends().kill("frontend-3");
      long cut = test.cluster().snapshot().traffic().failed();
      awaitRequests(test, 60);
      // What was on its way when its frontend died is lost and counted; nothing after that is.
      assertTrue(
          test.cluster().snapshot().traffic().failed() <= cut + io.understudy.load.Traffic.VISITORS,
          test.cluster().snapshot().traffic().lastFailure());
      test.cluster().frontends().revive("frontend-1");
      long before = test.cluster().snapshot().frontends().getFirst().traffic().requests();
      Awaitility.await("they come back")
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> test.cluster().snapshot().frontends().getFirst().traffic().requests() > before);
      assertEquals(0, test.cluster().snapshot().traffic().sessionsLost());
    }
  }

  @Test
  void whereThereIsOneAddressOtherPortsTakeItsPlace() {
    try (TestCluster test = start(1)) {
      // Nothing is carried here: only where they listen is of interest.
      Frontends alone =
          new Frontends(
              test.cluster()::frontend,
              host -> false,
              test.cluster().journal(),
              InstantSource.system(),
              (id, uri, state, reason) -> {});
      alone.start(3, new ClusterSettings.Port(0, true), new Ports(false, test.cluster().journal()));
      try {
        assertEquals(
            List.of("127.0.0.1"), alone.uris().stream().map(URI::getHost).distinct().toList());
        assertEquals(3, alone.uris().stream().map(URI::getPort).distinct().count());
        assertEquals(2, test.events(EventType.PORT_MOVED).size());
        assertTrue(test.events(EventType.PORT_MOVED).getFirst().reason().contains("127.0.0.20"));
      } finally {
        alone.close();
      }
    }
  }

  private static void awaitRequests(TestCluster test, int more) {
    long goal = test.cluster().snapshot().traffic().ok() + more;
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> test.cluster().snapshot().traffic().ok() >= goal);
  }

  private static void refused(ProblemKind kind, String words, Runnable act) {
    ProblemException problem = assertThrows(ProblemException.class, act::run);
    assertEquals(kind, problem.kind());
    assertTrue(problem.detail().contains(words), problem.detail());
  }

  private static boolean isCut(Socket socket) {
    try (InputStream in = socket.getInputStream()) {
      return in.read() < 0;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
