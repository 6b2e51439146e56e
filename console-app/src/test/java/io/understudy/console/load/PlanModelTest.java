package io.understudy.console.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.console.load.RateFields.Kind;
import io.understudy.load.LoadPlan;
import io.understudy.load.Stage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PlanModelTest {
  private final AtomicLong seeds = new AtomicLong(100);
  private final PlanModel model = new PlanModel(seeds::getAndIncrement);

  @Test
  void itCanBeStartedAsItIs() {
    LoadPlan plan = model.plan().get();
    assertEquals(List.of(Stage.constant(200, 30)), plan.stages());
    assertEquals(Map.of("status", 60, "session", 40), plan.mix());
    assertEquals(100, plan.seed());
    assertEquals(0.6, model.share("status"), 1e-9);
  }

  @Test
  void whatTheEngineRefusesStandsAtItsFieldAndAllOfItAtOnce() {
    model.rates().rate().typed().set("much");
    model.users().typed().set("0");
    model.mix().get("status").typed().set("-1");
    assertNull(model.plan().get());
    assertTrue(model.rates().rate().error().get().contains("a number, not much"));
    assertTrue(model.users().error().get().startsWith("users is 1 to 1,000"));
    assertTrue(model.mix().get("status").error().get().startsWith("mix.status is"));
    assertEquals("", model.rates().seconds().error().get());
    model.rates().rate().typed().set("50");
    model.users().typed().set("5");
    model.mix().get("status").typed().set("1");
    assertNotNull(model.plan().get());
    assertEquals("", model.users().error().get());
  }

  @Test
  void aRefusedStepIsNamed() {
    model.rates().kind().set(Kind.STEPS);
    model.rates().steps().get(1).to().typed().set("60000");
    model.rates().steps().get(2).seconds().typed().set("");
    assertNull(model.plan().get());
    assertTrue(model.rates().steps().get(1).to().error().get().startsWith("stages[1].to is"));
    assertTrue(model.rates().steps().get(2).seconds().error().get().contains("stages[2].seconds"));
    assertEquals("", model.rates().steps().get(0).to().error().get());
    model.rates().steps().get(1).to().typed().set("60");
    model.rates().steps().get(2).seconds().typed().set("3700");
    assertTrue(model.rates().steps().get(2).seconds().error().get().contains("3,600"));
  }

  @Test
  void aMixOfNothingIsRefusedInWords() {
    model.mix().values().forEach(weight -> weight.typed().set("0"));
    assertNull(model.plan().get());
    assertTrue(model.complaint().get().startsWith("mix needs at least one of"));
    model.mix().get("chat").typed().set("1");
    assertEquals("", model.complaint().get());
    assertEquals(Map.of("chat", 1), model.plan().get().mix());
  }

  @Test
  void aRampIsHeldAsLongAsOneWants() {
    model.rates().kind().set(Kind.RAMP);
    assertEquals(
        List.of(new Stage(0, 500, 20), Stage.constant(500, 10)), model.plan().get().stages());
    model.rates().hold().typed().set("0");
    assertEquals(List.of(new Stage(0, 500, 20)), model.plan().get().stages());
  }

  @Test
  void aStepMoreBelongsToThePlanAndOneLessDoesNot() {
    model.rates().kind().set(Kind.STEPS);
    model.rates().addStep();
    assertEquals(4, model.plan().get().stages().size());
    model.rates().steps().getLast().to().typed().set("7");
    assertEquals(7, model.plan().get().stages().getLast().to());
    model.rates().steps().removeLast();
    assertEquals(3, model.plan().get().stages().size());
  }

  @Test
  void aRunIsDescribedAsItWas() {
    LoadPlan ran =
        LoadSamples.plan(
            Map.of(
                "stages",
                List.of(
                    Map.of("from", 0, "to", 50, "seconds", 5),
                    Map.of("to", 70, "seconds", 5),
                    Map.of("from", 70, "to", 10, "seconds", 2.5)),
                "mix",
                Map.of("grpc", 3),
                "targets",
                List.of("http://127.0.0.1:3001")));
    model.describe(ran);
    assertEquals(ran, model.plan().get());
    model.describe(ReadyShape.STEADY);
    assertEquals(List.of(), model.plan().get().targets());
    assertEquals(4_711, model.plan().get().seed());
    model.roll();
    assertEquals(Long.parseLong(model.seed().typed().get()), model.plan().get().seed());
  }

  @ParameterizedTest
  @EnumSource(ReadyShape.class)
  void everyReadyShapeCanBeStarted(ReadyShape shape) {
    model.describe(shape);
    assertEquals(shape.stages(), model.plan().get().stages());
    assertEquals(shape.mix(), model.plan().get().mix());
    assertEquals(shape.users(), model.plan().get().users());
  }
}
