package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How often may be asked again. */
final class BudgetTest {
  private static final int PERCENT = 20;
  private static final int RESERVE = 10;

  private final AtomicLong nanos = new AtomicLong(TimeUnit.DAYS.toNanos(1));
  private final Budget budget = new Budget(nanos::get);

  @Test
  void theReserveIsThereWithoutRequests() {
    for (int i = 0; i < RESERVE; i++) {
      assertTrue(take(), "extra request " + i);
    }
    assertFalse(take());
  }

  @Test
  void requestsEarnTheirShare() {
    for (int i = 0; i < 500; i++) {
      budget.request();
    }
    int taken = 0;
    while (take()) {
      taken++;
    }
    assertEquals(RESERVE + 100, taken);
  }

  @Test
  void whatIsTenSecondsOldCountsNoMore() {
    while (take()) {
      pass(100);
      if (budget.take(0, RESERVE)) {
        break;
      }
    }
    for (int i = 0; i < RESERVE; i++) {
      take();
    }
    assertFalse(take());
    pass(9_000);
    assertFalse(take());
    pass(1_000);
    assertTrue(take());
  }

  @Test
  void aStormNeverAsksMoreThanItsShareAgain() {
    Random random = new Random(3);
    int requests = 0;
    int extras = 0;
    for (int i = 0; i < 200_000; i++) {
      budget.request();
      requests++;
      if (random.nextInt(100) < 90 && take()) { // nearly everything fails
        extras++;
      }
      pass(1);
    }
    assertTrue(extras >= requests * 0.9 * PERCENT / 100, extras + " of " + requests);
    int slack = RESERVE * (200 / 10 + 1) + requests * PERCENT / 100 / 100;
    assertTrue(extras <= requests * PERCENT / 100 + slack, extras + " of " + requests);
  }

  private boolean take() {
    return budget.take(PERCENT, RESERVE);
  }

  private void pass(long millis) {
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
