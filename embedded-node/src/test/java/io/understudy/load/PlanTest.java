package io.understudy.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Plans, their limits, and when each request should begin. */
final class PlanTest {
  @Test
  void aPlanIsReadAsPeopleWriteIt() {
    LoadPlan plan =
        LoadPlanReader.read(
            Map.of("rate", 500, "users", 50, "seconds", 30, "mix", Map.of("status", 3)), 7);
    assertEquals(List.of(new Stage(500, 500, 30)), plan.stages());
    assertEquals(15_000, plan.requests());
    assertEquals(Map.of("status", 50), plan.shares());
    assertEquals(7, plan.seed());
    assertEquals("500 for 30 s requests a second by 50 users (status 3), seed 7", plan.words());
  }

  @Test
  void whatIsWrongIsNamedWithWhatIsAllowed() {
    refused(Map.of("rate", 60_000), "rate is 0.1 to 50,000, not 60,000");
    refused(Map.of("rate", "fast"), "\"rate\" is a number, not fast");
    refused(Map.of("users", 0), "users is 1 to 1,000, not 0");
    refused(Map.of("seconds", 4_000), "seconds is 0.1 to 3,600, not 4,000");
    refused(Map.of("speed", 1), "There is no \"speed\"; there are rate, seconds, stages");
    refused(Map.of("mix", Map.of("walk", 1)), "There is no journey \"walk\"; there are status");
    refused(Map.of("mix", Map.of("status", 0)), "mix needs at least one of status");
    refused(Map.of("users", 1), "users is 1, but the mix has 2 journeys, and each needs a user");
    refused(Map.of("rate", 1, "stages", List.of()), "either \"stages\" or \"rate\"");
    refused(Map.of("stages", List.of(Map.of("to", 5))), "\"stages[0].seconds\" is a number");
    refused(
        Map.of("stages", List.of(Map.of("to", 5, "seconds", 1), Map.of("to", -5, "seconds", 1))),
        "stages[1].to is 0 to 50,000");
    refused(
        Map.of("stages", List.of(Map.of("to", 5, "speed", 1))), "There is no \"stages[0].speed\"");
    refused(Map.of("targets", List.of("http://192.0.2.1:80")), "with a loopback address");
    refused(Map.of("targets", List.of("http://127.0.0.1")), "a target is http://host:port");
    refused(Map.of("stages", List.of(Map.of("to", 0, "seconds", 5))), "have not one request");
  }

  private static void refused(Map<String, ?> fields, String words) {
    ProblemException refusal =
        assertThrows(ProblemException.class, () -> LoadPlanReader.read(fields, 1));
    assertTrue(refusal.detail().contains(words), refusal::detail);
  }

  @Test
  void usersAreSharedByWeightAndNobodyIsForgotten() {
    Map<String, Integer> shares = Runs.plan(1, 1, 10, Map.of("status", 99, "session", 1)).shares();
    assertEquals(1, shares.get("session"));
    assertEquals(9, shares.get("status"));
  }

  @Test
  void rampsAndStepsFollowTheirLines() {
    LoadPlan plan =
        LoadPlanReader.read(
            Map.of(
                "stages",
                List.of(
                    Map.of("from", 0, "to", 100, "seconds", 10),
                    Map.of("to", 50, "seconds", 4),
                    Map.of("from", 50, "to", 10, "seconds", 10))),
            1);
    assertEquals(500 + 200 + 300, plan.requests());
    Schedule schedule = new Schedule(plan);
    int[] perSecond = new int[24];
    long last = -1;
    for (long i = 0; i < schedule.total(); i++) {
      long at = schedule.at(i);
      assertTrue(at >= last, "never back in time");
      last = at;
      perSecond[(int) (at / 1_000_000_000L)]++;
    }
    for (int second = 0; second < 24; second++) {
      double middle = second + 0.5;
      double rate = middle < 10 ? 10 * middle : middle < 14 ? 50 : 50 - 4 * (middle - 14);
      assertEquals(rate, perSecond[second], 1.01, "second " + second);
    }
  }
}
