package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Browser;
import io.understudy.testing.Browser.Answer;
import io.understudy.testing.TestCluster;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client with the sticky cookie stays with its node as long as that lives. */
final class StickyTest {
  @TempDir private Path data;

  @Test
  void theCookieNeverPointsToADeadNode() {
    try (TestCluster test = TestCluster.start(data);
        Browser browser = new Browser()) {
      test.withoutHedging();
      test.cluster().balancing().change(Map.of("policy", "sticky"));
      Answer first = browser.get(test.frontend(), "/status");
      String node = first.header("X-Served-By");
      assertEquals(
          "understudy-node=" + node + "; Path=/; HttpOnly; SameSite=Lax",
          first.header("Set-Cookie"));
      for (int i = 0; i < 5; i++) {
        Answer again = browser.get(test.frontend(), "/status");
        assertEquals(node, again.header("X-Served-By"));
        assertEquals("", again.header("Set-Cookie"), "the client knows it already");
      }
      // A login sets a cookie of its own; neither replaces the other.
      assertEquals(200, browser.login(test.frontend(), "alice", "123").status());
      test.cluster().kill(node);
      Answer moved = browser.get(test.frontend(), "/profile");
      assertEquals(200, moved.status());
      assertNotEquals(node, moved.header("X-Served-By"));
      assertTrue(
          moved
              .header("Set-Cookie")
              .startsWith("understudy-node=" + moved.header("X-Served-By") + ";"),
          moved.header("Set-Cookie"));
      assertEquals(
          moved.header("X-Served-By"),
          browser.get(test.frontend(), "/status").header("X-Served-By"));
    }
  }
}
