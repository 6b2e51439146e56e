package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Browser;
import io.understudy.testing.HostileRequests;
import io.understudy.testing.HostileRequests.Hostile;
import io.understudy.testing.RawClient;
import io.understudy.testing.TestCluster;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What must not be understood in two ways is not understood at all, at a node and at a frontend.
 */
final class HostileInputTest {
  @TempDir private static Path data;
  private static TestCluster cluster;

  @BeforeAll
  static void start() {
    cluster = TestCluster.start(data);
    cluster.awaitAllServing();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void aNodeRefusesEachWithOneAnswer() throws Exception {
    allAreRefused(cluster.node("node-1"));
  }

  @Test
  void aFrontendRefusesEachWithOneAnswer() throws Exception {
    allAreRefused(cluster.frontend());
  }

  private static void allAreRefused(URI server) throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Hostile hostile : HostileRequests.all()) {
      try (RawClient client = new RawClient(server)) {
        client.send(hostile.bytes());
        String all = client.readToEnd();
        long answers = all.lines().filter(line -> line.startsWith("HTTP/1.")).count();
        int status = all.length() > 12 ? Integer.parseInt(all.substring(9, 12)) : 0;
        if (answers != 1 || !hostile.statuses().contains(status)) {
          wrong.add(
              "%s: %d answers, %s"
                  .formatted(hostile, answers, all.lines().findFirst().orElse("nothing")));
        } else if (!all.toLowerCase(java.util.Locale.ROOT).contains("connection: close")) {
          wrong.add(hostile + ": does not say that it closes");
        }
      } catch (IOException e) {
        wrong.add(hostile + ": " + e);
      }
    }
    assertEquals("", String.join("\n", wrong));
    try (Browser good = new Browser()) {
      assertEquals(200, good.get(server, "/status").status());
    }
    assertTrue(HostileRequests.all().size() > 150);
  }
}
