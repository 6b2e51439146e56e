package io.understudy.console.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.balancer.BalancerSettings;
import io.understudy.http.RecordPatch;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BalancerModelTest {
  private static final BalancerSettings DEFAULTS = BalancerSettings.DEFAULTS;

  private final BalancerModel model = new BalancerModel();

  @Test
  void itShowsWhatHolds() {
    assertEquals("round-robin", model.of(Setting.POLICY).typed().get());
    assertEquals("250", model.of(Setting.CHECK_INTERVAL).typed().get());
    assertEquals("4", model.of(Setting.EJECT_LATENCY).typed().get());
    assertEquals("POST /login 5000", model.of(Setting.ROUTES).typed().get());
    assertEquals("1", model.weightOf("node-1").typed().get());
    assertEquals(0, model.changes().get());
    assertEquals(Map.of(), model.patch());
  }

  @Test
  void everythingThatIsTypedIsInThePatch() {
    type(Setting.POLICY, "sticky");
    type(Setting.CHECK_INTERVAL, " 300 ");
    type(Setting.EJECT_LATENCY, "2,5");
    type(Setting.HEDGE, "false");
    type(Setting.ROUTES, "GET /slow 900\n\nPOST /app/mega 700");
    type(Setting.ORIGINS, "http://localhost:5173\nhttps://a.example");
    model.weightOf("node-2").typed().set("3");
    assertEquals(0, model.errors().get());
    assertEquals(7, model.changes().get());
    BalancerSettings after = RecordPatch.apply(DEFAULTS, model.patch());
    assertEquals("sticky", after.policy());
    assertEquals(300, after.checks().intervalMs());
    assertEquals(2.5, after.ejection().latencyFactor());
    assertEquals(Map.of("GET /slow", 900L, "POST /app/mega", 700L), after.timeouts().routes());
    assertEquals(List.of("http://localhost:5173", "https://a.example"), after.cors().origins());
    assertEquals(Map.of("node-2", 3), after.weights());
    model.holds(after);
    assertEquals(0, model.changes().get());
    model.weightOf("node-2").typed().set("1");
    assertEquals(Map.of(), RecordPatch.apply(after, model.patch()).weights());
  }

  @Test
  void everyImpossibleValueHasTheEnginesWordsBesideIt() {
    type(Setting.CHECK_INTERVAL, "5");
    type(Setting.TRY, "soon");
    type(Setting.ROUTES, "login 5000");
    type(Setting.ORIGINS, "*");
    type(Setting.RETRY_MOST, "4");
    model.weightOf("node-1").typed().set("1000");
    assertEquals(
        "\"checks.intervalMs\" is 50 to 60000, not 5",
        model.of(Setting.CHECK_INTERVAL).error().get());
    assertEquals(
        "\"timeouts.tryMs\" is a whole number, not \"soon\"", model.of(Setting.TRY).error().get());
    assertTrue(model.of(Setting.ROUTES).error().get().contains("POST /login"));
    assertTrue(model.of(Setting.ORIGINS).error().get().contains("no wildcard"));
    assertTrue(model.weightOf("node-1").error().get().contains("1 to 100"));
    assertEquals("", model.of(Setting.RETRY_MOST).error().get());
    assertEquals(5, model.errors().get());
    type(Setting.CHECK_INTERVAL, "50");
    assertEquals(4, model.errors().get());
  }

  @Test
  void aLimitThatDependsOnAnotherValueIsExplainedAtTheValueItNames() {
    type(Setting.EJECT_BASE, "60000");
    assertTrue(model.of(Setting.EJECT_MOST).error().get().contains("60000 to 3600000"));
    type(Setting.EJECT_MOST, "120000");
    assertEquals(0, model.errors().get());
  }

  @Test
  void whatIsTypedStaysWhenTheSettingsChangeUnderIt() {
    type(Setting.TRY, "777");
    model.holds(DEFAULTS.withPolicy("random"));
    assertEquals("random", model.of(Setting.POLICY).typed().get());
    assertEquals("777", model.of(Setting.TRY).typed().get());
    assertEquals(1, model.changes().get());
    model.discard();
    assertEquals("200", model.of(Setting.TRY).typed().get());
  }

  @Test
  void theDefaultsAreTypedAndNotApplied() {
    model.holds(DEFAULTS.withPolicy("random"));
    model.typeDefaults();
    assertEquals(Map.of("policy", "round-robin"), model.patch());
    assertEquals("random", model.of(Setting.POLICY).current().get());
  }

  @Test
  void aRefusalThatNamesNothingIsShownTooAndNothingIsLost() {
    type(Setting.TRY, "777");
    model.refused(new ProblemException(ProblemKind.CONFLICT, "The cluster is stopping."));
    assertEquals("The cluster is stopping.", model.complaint().get());
    assertEquals("777", model.of(Setting.TRY).typed().get());
    type(Setting.TRY, "778");
    assertEquals("", model.complaint().get());
  }

  private void type(Setting setting, String text) {
    model.of(setting).typed().set(text);
  }
}
