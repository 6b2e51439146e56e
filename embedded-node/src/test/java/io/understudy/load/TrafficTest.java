package io.understudy.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.load.Traffic.Credentials;
import io.understudy.testing.ManualClock;
import io.understudy.testing.MemoryKeeper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The witness sees what a user would see, and does not cry wolf. */
final class TrafficTest {
  private final Journal journal = new Journal(new MemoryKeeper(), new ManualClock());
  private final Traffic traffic = new Traffic(journal, new Random(1));
  private FakeSite site;

  @BeforeEach
  void start() throws IOException {
    site = new FakeSite();
    traffic.start(() -> List.of(site.uri()), new Credentials("visitor", "secret"));
    Awaitility.await().until(() -> site.sessions.size() == Traffic.VISITORS);
    awaitMore(10);
  }

  @AfterEach
  void stop() {
    traffic.stop();
    site.close();
    journal.close();
  }

  @Test
  void aSiteThatAnswersHasNoFailures() {
    TrafficSnapshot seen = traffic.snapshot();
    assertTrue(seen.running());
    assertEquals(0, seen.failed(), seen.lastFailure());
    assertEquals(0, seen.sessionsLost());
    assertEquals("", seen.lastFailure());
    assertEquals(Traffic.VISITORS, site.sessions.size(), "each has signed in once");
  }

  @Test
  void aSessionThatDisappearsIsCountedOnce() {
    site.sessions.clear();
    Awaitility.await().until(() -> site.sessions.size() == Traffic.VISITORS);
    awaitMore(25);
    assertEquals(Traffic.VISITORS, traffic.snapshot().sessionsLost());
    assertEquals(Traffic.VISITORS, events(EventType.SESSION_LOST).size());
    assertEquals(
        "visitor: signed out though nobody had ended the session",
        traffic.snapshot().lastFailure());
  }

  @Test
  void aSessionThatTheOperatorEndedIsNotLost() {
    List<String> ended = List.copyOf(site.sessions);
    ended.forEach(id -> journal.append(EventType.SESSION_ENDED, id, "ended by the operator"));
    for (int i = 0; i < 2_000; i++) {
      journal.append(EventType.FAILOVER, "node-1", "a busy journal");
    }
    site.sessions.clear();
    Awaitility.await().until(() -> site.sessions.size() == Traffic.VISITORS);
    awaitMore(25);
    assertEquals(0, traffic.snapshot().sessionsLost());
    assertEquals(0, traffic.snapshot().failed());
    assertEquals(List.of(), events(EventType.SESSION_LOST));
  }

  @Test
  void somebodyElsesProfileIsALostSession() {
    site.confuseEverybody();
    Awaitility.await().until(() -> traffic.snapshot().sessionsLost() > 0);
    Event lost = events(EventType.SESSION_LOST).getFirst();
    assertEquals("the profile of somebody else was shown", lost.reason());
  }

  @Test
  void anErrorIsAFailureAndNoLostSession() {
    site.breakDown();
    Awaitility.await().until(() -> traffic.snapshot().failed() > 5);
    assertEquals(0, traffic.snapshot().sessionsLost());
    assertTrue(traffic.snapshot().lastFailure().endsWith("was answered with 500"));
  }

  @Test
  void noAnswerIsAFailureAndNoLostSession() {
    site.close();
    Awaitility.await().until(() -> traffic.snapshot().failed() > 5);
    assertEquals(0, traffic.snapshot().sessionsLost());
    assertFalse(traffic.snapshot().lastFailure().isEmpty());
  }

  @Test
  void whatIsCutOffByStoppingIsNoFailure() {
    site.hold();
    Awaitility.await().until(() -> site.held() == Traffic.VISITORS);
    TrafficSnapshot held = traffic.snapshot();
    assertEquals(Traffic.VISITORS, held.sent() - held.ok(), "whoever waits is asked for no more");
    traffic.stop();
    // The visitors are told that they were cut off on threads of their own, sooner or later.
    Awaitility.await()
        .during(Duration.ofMillis(500))
        .until(() -> traffic.snapshot().failed() == 0 && traffic.snapshot().sessionsLost() == 0);
  }

  @Test
  void doingAnythingTwiceIsHarmless() {
    traffic.start(() -> List.of(site.uri()), new Credentials("visitor", "secret"));
    assertTrue(traffic.stop());
    assertFalse(traffic.stop());
    TrafficSnapshot seen = traffic.snapshot();
    assertFalse(seen.running());
    assertEquals(0, seen.failed(), seen.lastFailure());
    assertEquals(1, events(EventType.TRAFFIC_STARTED).size());
    assertEquals(1, events(EventType.TRAFFIC_STOPPED).size());
    traffic.start(() -> List.of(site.uri()), new Credentials("visitor", "secret"));
    awaitMore(20);
    assertEquals(0, traffic.snapshot().failed(), traffic.snapshot().lastFailure());
    assertTrue(traffic.snapshot().ok() > seen.ok(), "the counters go on");
  }

  @Test
  void itGoesOnThoughItsRunsEnd() {
    Traffic brief = new Traffic(journal, new Random(1), 0.5);
    int before = site.logins();
    brief.start(() -> List.of(site.uri()), new Credentials("visitor", "secret"));
    Awaitility.await().until(() -> site.logins() - before > 3 * Traffic.VISITORS);
    TrafficSnapshot seen = brief.snapshot();
    assertTrue(seen.running());
    assertTrue(seen.ok() > 3 * Traffic.VISITORS, "the counters go on");
    assertEquals(0, seen.failed(), seen.lastFailure());
    assertTrue(brief.stop());
    assertTrue(site.sessions.size() <= 2 * Traffic.VISITORS, "who leaves signs out");
    assertEquals(2, events(EventType.TRAFFIC_STARTED).size());
  }

  @Test
  void thePasswordIsInNoText() {
    assertFalse(new Credentials("visitor", "sesame").toString().contains("sesame"));
  }

  private void awaitMore(long answers) {
    long goal = traffic.snapshot().ok() + answers;
    Awaitility.await().until(() -> traffic.snapshot().ok() >= goal);
  }

  private List<Event> events(EventType type) {
    return journal.since(0, 10_000).stream().filter(event -> event.type() == type).toList();
  }
}
