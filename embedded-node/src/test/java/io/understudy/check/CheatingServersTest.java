package io.understudy.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Servers that break one promise each: the right check says so, and only that one. */
final class CheatingServersTest {

  @Test
  void anHonestServerPasses() throws Exception {
    try (HonestServer server = new HonestServer()) {
      Judgement judgement = Visit.of(server);
      judgement
          .checks()
          .forEach(each -> assertEquals(Verdict.PASSED, each.verdict(), each::toString));
      assertEquals(Verdict.PASSED, judgement.verdict());
      assertEquals(8, judgement.checks().size());
    }
  }

  @Test
  void aNodeThatForgetsSessionsIsFound() throws Exception {
    Finding finding =
        found(
            "sessions-lost",
            new HonestServer() {
              @Override
              Session find(String cookie, String node) {
                return node.equals("node-3") && rows.size() > 20 ? null : super.find(cookie, node);
              }
            });
    assertTrue(finding.words().contains("nobody had ended it"), finding.words());
    assertEquals("node-3", finding.evidence().getLast().node());
  }

  @Test
  void aSessionThatIsGoneOnlyAtTheEndIsFound() throws Exception {
    History history = new History();
    try (HonestServer server = new HonestServer();
        Checker checker = new Checker(history, List.of(server.address()));
        Witness alice = new Witness(history, server.address(), "alice")) {
      alice.login();
      assertEquals(200, alice.profile());
      server.sessions.clear();
      assertEquals(1, checker.finish().count("sessions-lost"));
    }
  }

  @Test
  void aNodeThatAnswersWithAnotherUserIsFound() throws Exception {
    Finding finding =
        found(
            "wrong-user",
            new HonestServer() {
              @Override
              Session shown(Session session) {
                return session.name().equals("alice") && rows.size() == 12
                    ? sessions.values().stream()
                        .filter(other -> other.name().equals("bob"))
                        .findFirst()
                        .orElseThrow()
                    : session;
              }
            });
    assertTrue(finding.words().startsWith("alice asked with session"), finding.words());
    assertTrue(finding.words().endsWith("of bob"), finding.words());
  }

  @Test
  void anAcknowledgedWriteThatWasDroppedIsFound() throws Exception {
    Finding finding =
        found(
            "writes-lost",
            new HonestServer() {
              @Override
              List<Long> insert(String user, List<Integer> numbers) {
                List<Long> ids = super.insert(user, numbers);
                if (ids.contains(42L)) {
                  rows.removeIf(row -> row.id() == 42);
                }
                return ids;
              }
            });
    assertTrue(finding.words().endsWith("as row 42, which is not there"), finding.words());
  }

  @Test
  void anAcknowledgedWriteWithOtherNumbersIsFound() throws Exception {
    Finding finding =
        found(
            "writes-lost",
            new HonestServer() {
              @Override
              List<Long> insert(String user, List<Integer> numbers) {
                List<Long> ids = super.insert(user, numbers);
                rows.replaceAll(
                    row -> row.id() == 42 ? new Row(42, 59, row.user(), row.at()) : row);
                return ids;
              }
            });
    assertTrue(finding.words().contains("row 42, which is 59 of"), finding.words());
  }

  @Test
  void anAcknowledgementWithTooFewRowsIsFound() throws Exception {
    Finding finding =
        found(
            "writes-lost",
            new HonestServer() {
              @Override
              List<Long> insert(String user, List<Integer> numbers) {
                return super.insert(user, rows.size() == 40 ? numbers.subList(0, 3) : numbers);
              }
            });
    assertTrue(finding.words().endsWith("4 numbers and was acknowledged with 3 rows"));
  }

  @Test
  void twoWritesThatShareTheirRowsAreFound() throws Exception {
    Finding finding =
        found(
            "writes-lost",
            new HonestServer() {
              @Override
              List<Long> insert(String user, List<Integer> numbers) {
                return rows.size() == 40 ? List.of(1L, 2L, 3L, 4L) : super.insert(user, numbers);
              }
            });
    assertTrue(finding.words().endsWith("or belongs to another insert"), finding.words());
  }

  @Test
  void aWriteThatIsThereTwiceIsFound() throws Exception {
    Finding finding =
        found(
            "writes-doubled",
            new HonestServer() {
              @Override
              List<Long> insert(String user, List<Integer> numbers) {
                if (rows.size() == 40) {
                  super.insert(user, numbers);
                }
                return super.insert(user, numbers);
              }
            });
    assertTrue(finding.words().endsWith("a second time, from row 41 on"), finding.words());
  }

  @Test
  void aWriteThatIsPartlyThereTwiceIsFound() throws Exception {
    Finding finding =
        found(
            "writes-doubled",
            new HonestServer() {
              @Override
              List<Long> insert(String user, List<Integer> numbers) {
                List<Long> ids = super.insert(user, numbers);
                if (ids.contains(40L)) {
                  append(user, numbers.getLast());
                }
                return ids;
              }
            });
    assertTrue(finding.words().startsWith("row 41, number 7 of"), finding.words());
  }

  @Test
  void aRepetitionThatIsCarriedOutAgainIsFound() throws Exception {
    Finding finding =
        found(
            "writes-doubled",
            new HonestServer() {
              @Override
              List<Long> insertOnce(String key, String user, List<Integer> numbers) {
                return insert(user, numbers);
              }
            });
    assertTrue(finding.words().contains("and again as the rows"), finding.words());
  }

  @Test
  void aNodeThatKeepsASignedOutSessionIsFound() throws Exception {
    Map<String, HonestServer.Session> kept = new HashMap<>();
    Finding finding =
        found(
            "stale-sessions",
            new HonestServer() {
              @Override
              Session find(String cookie, String node) {
                Session session = super.find(cookie, node);
                if (session != null) {
                  kept.put(cookie, session);
                }
                return node.equals("node-2") ? kept.get(cookie) : session;
              }
            });
    assertTrue(finding.words().endsWith("had ended, and was answered all the same"));
    assertEquals("node-2", finding.evidence().getLast().node());
  }

  @Test
  void aNodeThatAnswersWithAnOlderSessionIsFound() throws Exception {
    Finding finding =
        found(
            "stale-sessions",
            new HonestServer() {
              @Override
              Session shown(Session session) {
                Session first =
                    sessions.values().stream()
                        .filter(each -> each.name().equals(session.name()))
                        .min(java.util.Comparator.comparing(Session::loginAt))
                        .orElseThrow();
                return rows.size() > 20 ? first : session;
              }
            });
    assertTrue(finding.words().startsWith("bob asked with session"), finding.words());
  }

  @Test
  void aLoginTimeThatGoesBackIsFound() throws Exception {
    found(
        "stale-sessions",
        new HonestServer() {
          @Override
          Session shown(Session session) {
            return rows.size() > 20
                ? new Session(session.id(), session.name(), "2026-11-20T00:00:00Z")
                : session;
          }
        });
  }

  @Test
  void aPrivateMessageThatWasDroppedIsFound() throws Exception {
    Finding finding =
        found(
            "messages-lost",
            new HonestServer() {
              @Override
              int times(Message message, String hearer) {
                return message.to() != null && message.seq() == 9 ? 0 : 1;
              }
            });
    assertTrue(finding.words().endsWith("was acknowledged and never arrived"), finding.words());
  }

  @Test
  void aPrivateMessageThatComesOnlyToWhomAsksAgainIsNotLost() throws Exception {
    Map<Long, Integer> asked = new ConcurrentHashMap<>();
    try (HonestServer server =
        new HonestServer() {
          @Override
          int times(Message message, String hearer) {
            boolean first = message.seq() == 9 && asked.merge(9L, 1, Integer::sum) == 1;
            return first ? 0 : 1;
          }
        }) {
      Judgement judgement = Visit.of(server);
      assertEquals(Verdict.PASSED, judgement.verdict(), judgement::toString);
      assertEquals(2, asked.get(9L));
    }
  }

  @Test
  void aMessageToAllThatOneDidNotHearIsFound() throws Exception {
    Finding finding =
        found(
            "messages-lost",
            new HonestServer() {
              @Override
              int times(Message message, String hearer) {
                return message.to() == null && message.seq() < 8 ? 0 : 1;
              }
            });
    assertTrue(finding.words().endsWith("who heard a later one"), finding.words());
  }

  @Test
  void aMessageThatIsSentTwiceIsFound() throws Exception {
    found(
        "messages-doubled",
        new HonestServer() {
          @Override
          int times(Message message, String hearer) {
            return message.seq() == 9 ? 2 : 1;
          }
        });
  }

  @Test
  void aMessageThatIsStoredTwiceIsFound() throws Exception {
    found(
        "messages-doubled",
        new HonestServer() {
          @Override
          void say(String id, String from, String to, String text) {
            super.say(id, from, to, text);
            if (messages.size() == 9) {
              post(id, from, to, text);
            }
          }
        });
  }

  @Test
  void aDeadNodeThatAnswersIsFound() throws Exception {
    Set<String> deaf = new HashSet<>();
    Finding finding =
        found(
            "dead-node-answers",
            new HonestServer() {
              @Override
              synchronized void kill(String node) {
                deaf.add(node);
              }
            });
    assertTrue(finding.words().startsWith("node-2 answered"), finding.words());
    assertFalse(deaf.isEmpty());
  }

  /** Only that check fails, and the others have seen enough to pass. */
  private static Finding found(String check, HonestServer cheat) throws Exception {
    try (cheat) {
      Judgement judgement = Visit.of(cheat);
      Map<Verdict, Set<String>> byVerdict =
          judgement.checks().stream()
              .collect(
                  Collectors.groupingBy(
                      CheckResult::verdict,
                      Collectors.mapping(CheckResult::check, Collectors.toSet())));
      assertEquals(Set.of(check), byVerdict.get(Verdict.FAILED), judgement::toString);
      assertEquals(null, byVerdict.get(Verdict.UNKNOWN), judgement::toString);
      assertEquals(Verdict.FAILED, judgement.verdict());
      assertTrue(judgement.count(check) > 0);
      Finding finding = judgement.check(check).orElseThrow().findings().getFirst();
      assertFalse(finding.evidence().isEmpty());
      return finding;
    }
  }
}
