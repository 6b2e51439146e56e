package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.http.RecordPatch;
import io.understudy.journal.EventType;
import io.understudy.testing.Browser.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a request does that waits: when another node is asked too, and when it gives up. */
final class SlowNodeTest {
  private static final BalancerSettings.Timeouts TIMEOUTS = BalancerSettings.DEFAULTS.timeouts();

  private final CountDownLatch allowed = new CountDownLatch(1);
  private final RawNode hanging = RawNode.silentUntil(allowed, "late");
  private final RawNode well = RawNode.saying("well");

  @AfterEach
  void close() throws Exception {
    allowed.countDown();
    hanging.close();
    well.close();
  }

  @Test
  void anotherNodeIsAskedWhenOneHasHadItsTime() {
    try (Rig rig = new Rig(hanging.uri(), well.uri())) {
      CompletableFuture<Answer> answer = put(rig, "/x");
      awaitAsked(hanging);
      rig.pass(TIMEOUTS.tryMs() - 1);
      assertNotAsked(rig, well);
      rig.pass(1);
      assertEquals("well", answer.join().text());
      rig.awaitIdle();
      assertEquals(1, rig.failovers());
      assertEquals(
          List.of("1 request met node-1 (no answer within 200 ms) and was answered by node-2"),
          rig.reasons(EventType.FAILOVER));
    }
  }

  @Test
  void aNodeThatIsMerelySlowMayStillAnswer() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (RawNode worse = RawNode.silentUntil(never, "never");
        Rig rig = new Rig(hanging.uri(), worse.uri())) {
      CompletableFuture<Answer> answer = put(rig, "/x");
      awaitAsked(hanging);
      rig.pass(TIMEOUTS.tryMs());
      awaitAsked(worse);
      allowed.countDown();
      assertEquals("late", answer.join().text());
      rig.awaitIdle();
      assertEquals(0, rig.failovers());
    } finally {
      never.countDown();
    }
  }

  @Test
  void someRoutesHaveMoreTime() {
    try (Rig rig = new Rig(hanging.uri(), well.uri())) {
      CompletableFuture<Answer> answer =
          rig.browser.sendLater(
              HttpRequest.newBuilder(rig.uri().resolve("/login"))
                  .POST(BodyPublishers.ofString("username=alice")));
      awaitAsked(hanging);
      rig.pass(TIMEOUTS.tryMs());
      assertNotAsked(rig, well);
      rig.pass(TIMEOUTS.routes().get("POST /login"));
      assertEquals("well", answer.join().text());
    }
  }

  @Test
  void aPostWaitsForItsOnlyNodeAndIsThenToldSo() {
    try (Rig rig = new Rig(hanging.uri(), well.uri())) {
      CompletableFuture<Answer> answer =
          rig.browser.sendLater(
              HttpRequest.newBuilder(rig.uri().resolve("/x")).POST(BodyPublishers.ofString("1")));
      awaitAsked(hanging);
      rig.pass(TIMEOUTS.totalMs() - 1);
      assertNotAsked(rig, well);
      rig.pass(1);
      assertEquals(504, answer.join().status());
      assertEquals("/problems/upstream-slow", answer.join().json().get("type"));
      assertTrue(answer.join().text().contains("node-1"), answer.join().text());
      rig.awaitIdle();
      assertEquals(1, rig.reading().failed());
    }
  }

  @Test
  void aReadThatTakesLongerThanUsualIsHedged() {
    try (Rig rig = new Rig(hanging.uri(), well.uri())) {
      CompletableFuture<Answer> answer = get(rig);
      awaitAsked(hanging);
      rig.pass(TIMEOUTS.tryMs() - 1);
      assertEquals("well", answer.join().text());
      rig.awaitIdle();
      assertEquals(1, rig.hedgesWon());
      assertEquals(0, rig.failovers());
      assertEquals(List.of(), rig.reasons(EventType.FAILOVER));
    }
  }

  @Test
  void withoutABudgetItWaits() {
    try (Rig rig = new Rig(hanging.uri(), well.uri())) {
      rig.neverEject();
      int possible = Relay.HEDGE_RESERVE + 1; // the reserve, and a tenth of all requests
      for (int i = 0; i < possible; i++) {
        int asked = i + 1;
        CompletableFuture<Answer> hedged = get(rig);
        Awaitility.await().until(() -> hanging.received().size() == asked);
        rig.pass(TIMEOUTS.tryMs() - 1);
        assertEquals("well", hedged.join().text());
      }
      CompletableFuture<Answer> answer = get(rig);
      Awaitility.await().until(() -> hanging.received().size() > possible);
      int before = well.received().size();
      rig.pass(TIMEOUTS.tryMs() - 1);
      rig.tick();
      assertEquals(before, well.received().size());
      assertFalse(answer.isDone());
      allowed.countDown();
      assertEquals("late", answer.join().text());
    }
  }

  /** On a machine that is out of breath everything is slow; a node may die there all the same. */
  @Test
  void whatBreaksIsRepeatedEvenIfTheBudgetForSlowTriesIsUsedUp() throws Exception {
    try (RawNode breaking =
            new RawNode((_, connection) -> {
              try {
                allowed.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              connection.reset();
            });
        Rig rig = new Rig(breaking.uri(), well.uri())) {
      rig.neverEject();
      rig.change(settings ->
          RecordPatch.apply(settings, Map.of("retries", Map.of("budgetPercent", 0, "reserve", 1))));
      CompletableFuture<Answer> first = put(rig, "/x");
      awaitAsked(breaking);
      rig.pass(TIMEOUTS.tryMs());
      assertEquals("well", first.join().text());
      CompletableFuture<Answer> second = put(rig, "/x");
      Awaitility.await().until(() -> breaking.received().size() == 2);
      rig.pass(TIMEOUTS.tryMs());
      rig.tick();
      assertEquals(1, well.received().size());
      allowed.countDown();
      assertEquals("well", second.join().text());
    }
  }

  private static CompletableFuture<Answer> get(Rig rig) {
    return rig.browser.sendLater(HttpRequest.newBuilder(rig.uri().resolve("/x")));
  }

  private static CompletableFuture<Answer> put(Rig rig, String path) {
    return rig.browser.sendLater(
        HttpRequest.newBuilder(rig.uri().resolve(path)).PUT(BodyPublishers.ofString("1")));
  }

  private static void awaitAsked(RawNode node) {
    Awaitility.await("the node is asked").until(() -> !node.received().isEmpty());
  }

  /** Looks once more after the time was looked at. */
  private static void assertNotAsked(Rig rig, RawNode node) {
    rig.tick();
    assertEquals(List.of(), node.received());
  }
}
