package io.understudy.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.check.Verdict;
import io.understudy.journal.EventType;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users notice what goes wrong, and say what it is. */
final class CheatsTest {
  private final Runs runs = new Runs();
  private FakeSite site;
  private LoadRun run;

  @BeforeEach
  void start() throws IOException {
    site = new FakeSite();
    run = runs.start(Runs.plan(100, 600, 4, Map.of("session", 1)), List.of(site.uri()));
    await(() -> run.snapshot().ok() > 40);
  }

  @AfterEach
  void stop() throws Exception {
    run.stop("the end of the test").get(1, TimeUnit.MINUTES);
    site.close();
    runs.close();
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) {
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(condition::holds);
  }

  private long events(EventType type) {
    return runs.journal.since(0, 10_000).stream().filter(event -> event.type() == type).count();
  }

  @Test
  void sessionsThatAreForgottenAreLostOnceEach() throws Exception {
    assertEquals(0, run.snapshot().failed(), run.snapshot()::words);
    site.sessions.clear();
    await(() -> run.snapshot().lostSessions() > 0);
    long then = run.snapshot().ok();
    await(() -> run.snapshot().ok() > then + 100);
    LoadSnapshot now = run.snapshot();
    assertEquals(Map.of(Cause.SESSION_LOST, now.lostSessions()), now.causes());
    assertEquals(now.lostSessions(), events(EventType.SESSION_LOST));
    run.stop("enough").get(1, TimeUnit.MINUTES);
    assertEquals(
        Verdict.FAILED, run.snapshot().judgement().check("sessions-lost").orElseThrow().verdict());
  }

  @Test
  void somebodyElsesProfileIsNamed() {
    site.confuseEverybody();
    await(() -> run.snapshot().causes().containsKey(Cause.WRONG_USER));
    assertTrue(run.snapshot().lastFailure().endsWith("the profile of somebody else was shown"));
  }

  @Test
  void anErrorIsAFailureAndNoLostSession() {
    site.breakDown();
    await(() -> run.snapshot().causes().containsKey("status-500"));
    assertEquals(0, run.snapshot().lostSessions());
    assertTrue(run.snapshot().lastFailure().endsWith("was answered with 500"));
  }
}
