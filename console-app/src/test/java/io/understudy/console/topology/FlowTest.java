package io.understudy.console.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class FlowTest {
  private static final double FRAME = 1.0 / 30;

  private final Flow flow = new Flow();

  @Test
  void theBusierThePathTheDenserItsDots() {
    run(3, Map.of("slow", 4.0, "fast", 80.0, "idle", 0.0));
    long slow = dotsOn("slow");
    long fast = dotsOn("fast");
    assertTrue(slow > 0 && fast > slow, slow + " and " + fast);
    assertEquals(0, dotsOn("idle"));
  }

  @Test
  void aFloodOfRequestsIsNoFloodOfDots() {
    run(3, Map.of("path", 1e6));
    assertTrue(dotsOn("path") <= Math.ceil(Flow.DENSEST * Flow.SECONDS_PER_PATH));
  }

  @Test
  void aPathThatBreaksLosesItsDotsAtOnce() {
    run(3, Map.of("path", 40.0));
    flow.advance(FRAME, Map.of());
    assertEquals(0, flow.dots().size());
  }

  @Test
  void whatFlowedArrivesAndThenThereIsPeace() {
    run(3, Map.of("path", 40.0));
    run(Flow.SECONDS_PER_PATH + 0.1, Map.of("path", 0.0));
    assertEquals(0, flow.dots().size());
  }

  private long dotsOn(String path) {
    return flow.dots().stream().filter(dot -> dot.path().equals(path)).count();
  }

  private void run(double seconds, Map<String, Double> rates) {
    for (double at = 0; at < seconds; at += FRAME) {
      flow.advance(FRAME, rates);
    }
  }
}
