package io.understudy.console.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScaleTest {
  @ParameterizedTest
  @CsvSource({
    "0, 10, 5, 10, 2",
    "41, 10, 5, 50, 10",
    "50, 10, 5, 50, 10",
    "51, 10, 5, 60, 20",
    "1234, 10, 5, 1250, 250",
    "0.3, 0.1, 3, 0.3, 0.1",
    "7, 1, 1, 10, 10"
  })
  void axesAreRoundAndHoldTheirValue(
      double value, double least, int ticks, double highest, double step) {
    Scale scale = Scale.of(value, least, ticks);
    assertEquals(highest, scale.highest(), 1e-9);
    assertEquals(step, scale.step(), 1e-9);
    assertEquals(Math.round(highest / step), scale.steps());
  }
}
