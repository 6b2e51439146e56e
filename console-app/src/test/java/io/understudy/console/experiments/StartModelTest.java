package io.understudy.console.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.experiment.run.RunOptions;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StartModelTest {
  private final StartModel model = new StartModel();

  @Test
  void nothingTypedMeansAnySeed() {
    assertEquals(Optional.of(RunOptions.DEFAULTS), model.options().get());
    model.pace().set(Pace.SHORT);
    model.seed().set(" 42 ");
    assertEquals(
        Optional.of(RunOptions.DEFAULTS.withPace(0.5).withSeed(42)), model.options().get());
  }

  @Test
  void whatIsNoSeedIsSaidAndStartsNothing() {
    for (String typed : new String[] {"-1", "many", "99999999999999999999"}) {
      model.seed().set(typed);
      assertEquals(Optional.empty(), model.options().get());
      assertTrue(model.error().get().startsWith("seed is 0 to "), model.error()::get);
    }
    model.seed().set("");
    assertEquals("", model.error().get());
  }
}
