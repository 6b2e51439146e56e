package io.understudy.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.cluster.Load;
import io.understudy.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The load generator at servers that cheat: the verdict of its run names the cheat. */
final class CheatedLoadTest {
  @TempDir Path data;

  private TestCluster test;

  @BeforeEach
  void start() {
    test = TestCluster.start(data);
  }

  @AfterEach
  void stop() {
    test.close();
  }

  @Test
  void anHonestServerPasses() {
    assertEquals(Set.of(), failed(new HonestServer()));
  }

  @Test
  void aServerThatForgetsSessionsIsNamed() {
    HonestServer cheat =
        new HonestServer() {
          @Override
          Session find(String cookie, String node) {
            Session session = super.find(cookie, node);
            return node.equals("node-2") && sessions.size() > 3 ? null : session;
          }
        };
    assertEquals(Set.of("sessions-lost"), failed(cheat));
  }

  @Test
  void aServerThatShowsSomebodyElseIsNamed() {
    HonestServer cheat =
        new HonestServer() {
          @Override
          Session shown(Session session) {
            return sessions.values().stream()
                .filter(other -> other.name().equals("load-1"))
                .findFirst()
                .orElse(session);
          }
        };
    assertEquals(Set.of("wrong-user"), failed(cheat));
  }

  @Test
  void aServerThatKeepsEndedSessionsIsNamed() {
    Map<String, HonestServer.Session> kept = new HashMap<>();
    HonestServer cheat =
        new HonestServer() {
          @Override
          Session find(String cookie, String node) {
            Session session = super.find(cookie, node);
            if (session != null) {
              kept.put(cookie, session);
            }
            return node.equals("node-2") ? kept.get(cookie) : session;
          }
        };
    assertEquals(Set.of("stale-sessions"), failed(cheat));
  }

  private Set<String> failed(HonestServer server) {
    try (server) {
      Load load = test.cluster().load();
      String id =
          load.start(
              load.plan(
                  Map.of(
                      "rate",
                      100,
                      "users",
                      4,
                      "seconds",
                      1,
                      "mix",
                      Map.of("session", 1),
                      "targets",
                      List.of(server.address().toString()))));
      Awaitility.await("over")
          .atMost(Duration.ofMinutes(2))
          .until(() -> load.snapshot(id).state().isOver());
      try (Checker checker = new Checker(load.history(id), List.of(server.address()))) {
        return checker.finish().checks().stream()
            .filter(result -> result.verdict() == Verdict.FAILED)
            .map(CheckResult::check)
            .collect(Collectors.toSet());
      }
    }
  }
}
