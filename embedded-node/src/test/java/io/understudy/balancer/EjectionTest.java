package io.understudy.balancer;

import static io.understudy.balancer.UpstreamPhase.EJECTED;
import static io.understudy.balancer.UpstreamPhase.HALF_OPEN;
import static io.understudy.balancer.UpstreamPhase.HEALTHY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.EventType;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which requests take a node out, for how long, and how many nodes at most. */
final class EjectionTest {
  private final Pool pool = new Pool(3);
  private final Upstream node = pool.node(1);

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void brokenConnections() {
    pool.ejection(Map.of("connectionFailures", 3));
    pool.times(2, () -> node.broke("connection reset"));
    node.answered(200, 1);
    pool.times(2, () -> node.broke("connection reset"));
    assertEquals(HEALTHY, pool.phase(1));
    node.broke("connection refused");
    ejected(
        "3 requests in a row met a broken connection, the last one: connection refused;"
            + " out for 250 ms");
  }

  @Test
  void serverErrors() {
    pool.times(4, () -> node.answered(503, 1));
    node.answered(404, 1);
    pool.times(4, () -> node.answered(503, 1));
    assertEquals(HEALTHY, pool.phase(1));
    node.answered(500, 1);
    ejected("5 answers in a row were errors, the last one 500; out for 250 ms");
  }

  @Test
  void requestsThatTakeTooLong() {
    anotherAnswersWhileItIsSilent(200);
    pool.times(2, () -> node.timedOut(200));
    node.answered(500, 1);
    pool.times(2, () -> node.timedOut(200));
    assertEquals(HEALTHY, pool.phase(1), "an error is an answer");
    node.timedOut(200);
    ejected(
        "3 requests in a row got no answer in time, the last one within 200 ms; out for 250 ms");
  }

  @Test
  void requestsThatAnotherNodeAnswersFirst() {
    pool.times(9, node::outrun);
    node.answered(200, 1);
    anotherAnswersWhileItIsSilent(100);
    pool.times(9, node::outrun);
    assertEquals(HEALTHY, pool.phase(1));
    node.outrun();
    ejected(
        "10 requests in a row were answered earlier by another node, asked later; out for 250 ms");
  }

  @Test
  void whenAllAreSilentNobodyIsToBlame() {
    pool.pass(1_000);
    for (int i = 1; i <= 3; i++) {
      Upstream slow = pool.node(i);
      pool.times(50, () -> slow.timedOut(200));
      pool.times(50, slow::outrun);
      assertEquals(HEALTHY, pool.phase(i));
    }
  }

  @Test
  void aNodeThatStillAnswersIsSlowAndNotHanging() {
    for (int i = 0; i < 20; i++) {
      pool.pass(99);
      pool.node(2).answered(200, 1);
      node.answered(200, 1);
      pool.times(20, () -> node.timedOut(200));
      pool.times(20, node::outrun);
      assertEquals(HEALTHY, pool.phase(1));
    }
  }

  private void anotherAnswersWhileItIsSilent(long millis) {
    pool.pass(millis);
    pool.node(2).answered(200, 1);
  }

  @Test
  void zeroMeansNever() {
    pool.ejection(Map.of("serverErrors", 0, "timeouts", 0, "outruns", 0, "latencyFactor", 0));
    pool.times(
        2_000,
        () -> {
          node.answered(500, 1);
          node.timedOut(1);
          node.outrun();
        });
    windows(5, 500, 1, 1);
    assertEquals(HEALTHY, pool.phase(1));
  }

  @Test
  void answersThatTakeMuchLongerThanThoseOfTheOthers() {
    windows(1, 300, 2, 3);
    assertEquals(HEALTHY, pool.phase(1), "one window proves nothing");
    windows(1, 2, 2, 3);
    windows(1, 300, 2, 3);
    assertEquals(HEALTHY, pool.phase(1));
    windows(1, 300, 2, 3);
    ejected("half of its answers took more than 300 ms, those of the others 3 ms; out for 250 ms");
  }

  @Test
  void aFactorThatNobodyWouldNoticeIsNone() {
    windows(5, 20, 1, 1);
    assertEquals(HEALTHY, pool.phase(1));
  }

  @Test
  void ifAllAreSlowNobodyIs() {
    windows(5, 300, 280, 310);
    assertEquals(HEALTHY, pool.phase(1));
    assertEquals(HEALTHY, pool.phase(3));
  }

  @Test
  void fewAnswersAreNotEnough() {
    for (int i = 0; i < Latencies.ENOUGH - 1; i++) {
      node.answered(200, TimeUnit.SECONDS.toNanos(1));
    }
    for (int i = 0; i < 4; i++) {
      pool.upstreams.tick();
    }
    assertEquals(HEALTHY, pool.phase(1));
  }

  @Test
  void theTimeDoublesWithEveryRepetitionUpToAMaximum() {
    pool.ejection(Map.of("maxMs", 1_500));
    for (long expected : new long[] {250, 500, 1_000, 1_500, 1_500}) {
      node.broke("connection reset");
      assertEquals(expected, node.treatment().outForMs());
      pool.pass(expected - 1);
      pool.probe(1, true);
      assertEquals(EJECTED, pool.phase(1));
      pool.pass(1);
      pool.probe(1, true);
      assertEquals(HALF_OPEN, pool.phase(1));
      pool.times(3, () -> pool.probe(1, true));
      assertEquals(HEALTHY, pool.phase(1));
    }
    assertTrue(
        pool.events(EventType.UPSTREAM_EJECTED).getLast().reason().endsWith("as this was time 5"));
  }

  @Test
  void tenGoodSecondsMakeUpForOneEjection() {
    pool.times(4, this::ejectAndReturn);
    assertEquals(2_000, lastTime());
    pool.pass(10_000);
    ejectAndReturn();
    assertEquals(2_000, lastTime(), "one back, one more");
    pool.pass(29_999);
    ejectAndReturn();
    assertEquals(1_000, lastTime(), "two back, one more");
    pool.pass(3_600_000);
    ejectAndReturn();
    assertEquals(250, lastTime(), "all forgiven");
  }

  private long lastTime;

  private void ejectAndReturn() {
    node.broke("connection reset");
    lastTime = node.treatment().outForMs();
    pool.pass(lastTime);
    pool.times(4, () -> pool.probe(1, true));
    assertEquals(HEALTHY, pool.phase(1));
  }

  private long lastTime() {
    return lastTime;
  }

  @Test
  void atMostAShareOfTheNodesGoesForHowItAnswers() {
    pool.times(5, () -> pool.node(1).answered(500, 1));
    pool.times(5, () -> pool.node(2).answered(500, 1));
    assertEquals(EJECTED, pool.phase(2));
    pool.times(500, () -> pool.node(3).answered(500, 1));
    assertEquals(HEALTHY, pool.phase(3));
    assertEquals(
        "it stays in although 5 answers in a row were errors, the last one 500:"
            + " nodes out: 2 of 3, and at most 67 % may be",
        pool.reason(3));
    assertEquals(1, pool.events(EventType.UPSTREAM_KEPT).size(), "said once, not 496 times");
    pool.pass(10_001);
    pool.node(3).answered(200, 1);
    pool.probe(3, true);
    assertEquals("the probe was answered: 200 in 1 ms", pool.reason(3));
  }

  @Test
  void theOnlyNodeIsNeverTakenOutForHowItAnswers() {
    try (Pool one = new Pool(1)) {
      one.times(100, () -> one.node(1).answered(500, 1));
      assertEquals(HEALTHY, one.phase(1));
    }
  }

  @Test
  void aBrokenConnectionEjectsHoweverManyAreOut() {
    for (int i = 1; i <= 3; i++) {
      pool.node(i).broke("connection refused");
      assertEquals(EJECTED, pool.phase(i));
    }
    pool.choose(); // and still nobody is refused
  }

  private void ejected(String reason) {
    assertEquals(EJECTED, pool.phase(1));
    assertEquals(reason, pool.reason(1));
    assertEquals(reason, pool.events(EventType.UPSTREAM_EJECTED).getLast().reason());
    assertEquals(1, node.treatment().ejections());
    for (int i = 0; i < 9; i++) {
      assertTrue(pool.choose() != node);
    }
  }

  /** Windows in which the nodes answer in so many milliseconds, each with enough answers. */
  private void windows(int count, long... millis) {
    for (int window = 0; window < count; window++) {
      for (int i = 0; i < millis.length; i++) {
        for (int k = 0; k < Latencies.ENOUGH; k++) {
          pool.node(i + 1).answered(200, TimeUnit.MILLISECONDS.toNanos(millis[i]));
        }
      }
      pool.pass(250);
      pool.upstreams.tick();
    }
  }
}
