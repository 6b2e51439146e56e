package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.understudy.balancer.UpstreamHealth;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.testing.Browser;
import io.understudy.testing.TestCluster;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that is killed and revived again and again is not held to account for it. */
final class KilledManyTimesTest {
  private static final int CYCLES = 20;

  @TempDir Path data;

  @Test
  void everyRevivalIsAFreshStart() {
    try (TestCluster test = TestCluster.start(data);
        Browser browser = new Browser()) {
      test.withoutHedging();
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        test.cluster().kill("node-2");
        for (int i = 0; i < 6; i++) {
          assertEquals(200, browser.get(test.frontend(), "/status").status());
        }
        test.cluster().revive("node-2");
        test.awaitHealth("node-2", UpstreamHealth.HEALTHY);
        Set<String> served = new HashSet<>();
        for (int i = 0; i < 6; i++) {
          served.add(browser.get(test.frontend(), "/status").servedBy());
        }
        assertEquals(3, served.size(), "it serves again");
      }
      for (Event event : test.events(EventType.UPSTREAM_EJECTED)) {
        assertFalse(event.reason().contains("as this was time"), event.reason());
      }
    }
  }
}
