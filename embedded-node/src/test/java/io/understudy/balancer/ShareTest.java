package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A node that returns works up to its share. */
final class ShareTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000); // it may overflow
  private final Share share = new Share(nanos::get);

  @Test
  void itGrowsEvenlyFromATenth() {
    share.set(20, 1_000);
    assertEquals(20, share.now(), "nobody has returned yet");
    share.warmUp();
    assertEquals(2, share.now());
    pass(50);
    assertEquals(2, share.now());
    pass(200);
    assertEquals(5, share.now());
    pass(500);
    assertEquals(15, share.now());
    pass(250);
    assertEquals(20, share.now());
    pass(10_000);
    assertEquals(20, share.now());
  }

  @Test
  void withoutASlowStartItIsThereAtOnce() {
    share.set(3, 0);
    share.warmUp();
    assertEquals(3, share.now());
  }

  @Test
  void aReturnedNodeGetsLittleAtFirst() {
    try (Pool pool = new Pool(2)) {
      pool.set(Map.of("slowStartMs", 1_000));
      pool.choose();
      pool.probe(2, false);
      pool.probe(2, true);
      assertEquals(1_000, pool.spread(1_100).get("node-1"), 1);
      pool.pass(500);
      assertEquals(1_000, pool.spread(1_500).get("node-1"), 1);
      pool.pass(500);
      assertEquals(500, pool.spread(1_000).get("node-1"), 1);
    }
  }

  private void pass(long millis) {
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
