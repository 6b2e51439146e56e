package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The estimate of a percentile comes near to it and follows it. */
final class PercentileTest {
  private static final int VALUES = 20_000;

  @ParameterizedTest
  @ValueSource(doubles = {50, 95, 99})
  void aboutTheRightShareOfTheValuesIsAbove(double wanted) {
    Random random = new Random(11);
    Percentile percentile = new Percentile(100);
    int above = 0;
    for (int i = 0; i < VALUES; i++) {
      double value = Math.exp(random.nextGaussian());
      percentile.add(value, wanted);
      above += i > VALUES / 2 && value > percentile.get() ? 1 : 0;
    }
    double share = 100.0 * above / (VALUES / 2.0);
    assertTrue(Math.abs(share - (100 - wanted)) < 2, share + " % are above");
  }

  @Test
  void itFollowsAChange() {
    Percentile percentile = new Percentile(100);
    feed(percentile, 1);
    assertTrue(percentile.get() < 1.2, "it is " + percentile.get());
    feed(percentile, 50);
    assertTrue(percentile.get() > 40, "it is " + percentile.get());
  }

  private static void feed(Percentile percentile, double value) {
    for (int i = 0; i < 3_000; i++) {
      percentile.add(value, 95);
    }
  }
}
