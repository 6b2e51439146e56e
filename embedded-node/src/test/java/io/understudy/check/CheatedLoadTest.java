package io.understudy.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The load generator at servers that cheat: the verdict of its run names the cheat. */
final class CheatedLoadTest {
  private static TestCluster test;

  @BeforeAll
  static void start(@TempDir Path data) {
    test = TestCluster.start(data);
  }

  @AfterAll
  static void stop() {
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

  @Test
  void aServerThatDropsAcknowledgedWritesIsNamed() {
    HonestServer cheat =
        new HonestServer() {
          @Override
          List<Long> insert(String user, List<Integer> numbers) {
            List<Long> ids = super.insert(user, numbers);
            rows.removeIf(row -> row.id() == 42);
            return ids;
          }
        };
    assertEquals(Set.of("writes-lost"), failed(cheat));
  }

  @Test
  void aServerThatDoublesWritesIsNamed() {
    HonestServer cheat =
        new HonestServer() {
          @Override
          List<Long> insert(String user, List<Integer> numbers) {
            return rows.size() == 40
                ? List.of(super.insert(user, numbers), super.insert(user, numbers)).getLast()
                : super.insert(user, numbers);
          }
        };
    assertEquals(Set.of("writes-doubled"), failed(cheat));
  }

  @Test
  void aServerThatDropsAcknowledgedMessagesIsNamed() {
    HonestServer cheat =
        new HonestServer() {
          @Override
          int times(Message message, String hearer) {
            return message.seq() == 9 ? 0 : 1;
          }
        };
    assertEquals(Set.of("messages-lost"), failed(cheat));
  }

  @Test
  void aServerThatDoublesMessagesIsNamed() {
    HonestServer cheat =
        new HonestServer() {
          @Override
          int times(Message message, String hearer) {
            return message.seq() == 9 ? 2 : 1;
          }
        };
    assertEquals(Set.of("messages-doubled"), failed(cheat));
  }

  /** The checks that say so; all others that the run exercised have seen enough to pass. */
  private Set<String> failed(HonestServer server) {
    try (server) {
      Load load = test.cluster().load();
      String id =
          load.start(
              load.plan(
                  Map.of(
                      "rate",
                      400,
                      "users",
                      8,
                      "seconds",
                      1,
                      "seed",
                      1,
                      "mix",
                      Map.of("session", 8, "mega", 1, "chat", 1),
                      "targets",
                      List.of(server.address().toString()))));
      Awaitility.await("over")
          .atMost(Duration.ofMinutes(2))
          .until(() -> load.snapshot(id).state().isOver());
      Judgement judgement = load.snapshot(id).judgement();
      Map<Verdict, Set<String>> byVerdict =
          judgement.checks().stream()
              .filter(CheckResult::exercised)
              .collect(
                  Collectors.groupingBy(
                      CheckResult::verdict,
                      Collectors.mapping(CheckResult::check, Collectors.toSet())));
      assertFalse(byVerdict.containsKey(Verdict.UNKNOWN), judgement::toString);
      Set<String> failed = byVerdict.getOrDefault(Verdict.FAILED, Set.of());
      assertEquals(failed.isEmpty() ? Verdict.PASSED : Verdict.FAILED, judgement.verdict());
      return failed;
    }
  }
}
