package io.understudy.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.problem.ProblemException;
import io.understudy.supervisor.Decision.GiveUp;
import io.understudy.supervisor.Decision.Retry;
import io.understudy.supervisor.Decision.Stay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What becomes of a node that has ended, decided without a node, a timer or a real time. */
final class RestartsTest {
  private static final String WHY = "it ended by itself";

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L); // and it wraps

  @Test
  void noRestartComesSoonerThanTheLeastWait() {
    RestartRules rules = new RestartRules("on-crash", 8, 60_000, 3_000, 100, 10_000);
    assertEquals(3_000, Backoff.before(rules, 1, new Random(1)).toMillis());
    for (int attempt = 1; attempt <= 8; attempt++) {
      assertTrue(Backoff.before(rules, attempt, new Random(attempt)).toMillis() >= 3_000);
    }
  }

  @Test
  void thePolicySaysWhoIsRestartedAtAll() {
    assertInstanceOf(Stay.class, restarts(RestartPolicy.NEVER).ended(Ending.CRASH, WHY));
    assertInstanceOf(Stay.class, restarts(RestartPolicy.NEVER).ended(Ending.KILL, "killed"));
    assertInstanceOf(Retry.class, restarts(RestartPolicy.ON_CRASH).ended(Ending.CRASH, WHY));
    assertInstanceOf(Stay.class, restarts(RestartPolicy.ON_CRASH).ended(Ending.KILL, "killed"));
    assertInstanceOf(Retry.class, restarts(RestartPolicy.ALWAYS).ended(Ending.CRASH, WHY));
    assertInstanceOf(Retry.class, restarts(RestartPolicy.ALWAYS).ended(Ending.KILL, "killed"));
  }

  @Test
  void theWaitDoublesUpToItsLimitAndIsSpread() {
    long[] limits = {250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000};
    RestartRules rules = new RestartRules("on-crash", 8, 60_000, 100, 250, 10_000);
    long[] least = new long[limits.length];
    long[] most = new long[limits.length];
    java.util.Arrays.fill(least, Long.MAX_VALUE);
    for (int seed = 0; seed < 400; seed++) {
      Restarts restarts = new Restarts(rules, now::get, new Random(seed));
      for (int i = 0; i < limits.length; i++) {
        Retry retry = (Retry) restarts.ended(Ending.CRASH, WHY);
        assertEquals("attempt %d of 8".formatted(i + 1), retry.why());
        least[i] = Math.min(least[i], retry.delay().toMillis());
        most[i] = Math.max(most[i], retry.delay().toMillis());
      }
    }
    for (int i = 0; i < limits.length; i++) {
      assertTrue(least[i] >= 100 && most[i] <= limits[i], least[i] + " to " + most[i]);
      double width = limits[i] - 100.0;
      assertTrue(least[i] <= 100 + width / 10 && most[i] >= limits[i] - width / 10, "all of it");
    }
  }

  @Test
  void afterTooManyInTheWindowItIsGivenUpWithTheReason() {
    Restarts restarts = restarts(RestartPolicy.ON_CRASH);
    for (int i = 0; i < 5; i++) {
      assertInstanceOf(Retry.class, restarts.ended(Ending.CRASH, WHY));
    }
    GiveUp end = (GiveUp) restarts.ended(Ending.CRASH, WHY);
    assertEquals(
        "given up after 5 restarts in 60 s; the last time: it ended by itself", end.reason());
    restarts.forgive();
    assertEquals("attempt 1 of 5", ((Retry) restarts.ended(Ending.CRASH, WHY)).why());
  }

  @Test
  void whatIsLongAgoDoesNotCount() {
    Restarts restarts = restarts(RestartPolicy.ON_CRASH);
    List<String> attempts = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      attempts.add(((Retry) restarts.ended(Ending.CRASH, WHY)).why());
      advance(Duration.ofSeconds(20)); // so that three of them are within a minute
    }
    assertEquals("attempt 3 of 5", attempts.getLast());
    advance(Duration.ofSeconds(60));
    Retry fresh = (Retry) restarts.ended(Ending.CRASH, WHY);
    assertEquals("attempt 1 of 5", fresh.why());
    assertTrue(fresh.delay().toMillis() <= 250, fresh.toString());
  }

  @Test
  void killsDoNotCount() {
    Restarts restarts = restarts(RestartPolicy.ALWAYS);
    for (int i = 0; i < 50; i++) {
      assertInstanceOf(Retry.class, restarts.ended(Ending.KILL, "killed by the operator"));
    }
    assertEquals("attempt 1 of 5", ((Retry) restarts.ended(Ending.CRASH, WHY)).why());
  }

  @Test
  void newRulesCountFromTheNextEndOn() {
    Restarts restarts = restarts(RestartPolicy.ON_CRASH);
    restarts.ended(Ending.CRASH, WHY);
    restarts.follow(new RestartRules("on-crash", 1, 60_000, 100, 250, 10_000));
    assertInstanceOf(GiveUp.class, restarts.ended(Ending.CRASH, WHY));
    restarts.follow(restarts.rules().withPolicy(RestartPolicy.NEVER));
    assertInstanceOf(Stay.class, restarts.ended(Ending.CRASH, WHY));
  }

  @Test
  void theWaitIsToldInWords() {
    assertEquals(
        "restarts in 0.4 s, attempt 2 of 5",
        new Retry(Duration.ofMillis(412), "attempt 2 of 5").words());
  }

  @Test
  void whatCannotBeIsRefusedWithWhatIsAllowed() {
    refused("[never, on-crash, always]", "sometimes", 5, 60_000, 100, 250, 10_000);
    refused("\"maxRestarts\" is 1 to 100, not 0", "never", 0, 60_000, 100, 250, 10_000);
    refused("\"windowMs\"", "never", 5, 999, 100, 250, 10_000);
    refused("\"leastBackoffMs\"", "never", 5, 60_000, -1, 250, 10_000);
    refused("\"leastBackoffMs\" is at most \"mostBackoffMs\"", "never", 5, 60_000, 90, 50, 80);
    refused("\"firstBackoffMs\" is at most \"mostBackoffMs\"", "never", 5, 60_000, 10, 90, 80);
    refused("\"firstBackoffMs\"", "never", 5, 60_000, 100, 0, 10_000);
    refused("\"mostBackoffMs\"", "never", 5, 60_000, 100, 250, 600_001);
  }

  private static void refused(
      String words, String restart, int max, long window, long least, long first, long most) {
    ProblemException problem =
        assertThrows(
            ProblemException.class,
            () -> new RestartRules(restart, max, window, least, first, most));
    assertTrue(problem.detail().contains(words), problem.detail());
  }

  private Restarts restarts(RestartPolicy policy) {
    return new Restarts(RestartRules.DEFAULTS.withPolicy(policy), now::get, new Random(1));
  }

  private void advance(Duration duration) {
    now.addAndGet(duration.toNanos());
  }
}
