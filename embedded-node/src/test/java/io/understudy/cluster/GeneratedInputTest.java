package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import io.understudy.journal.EventType;
import io.understudy.testing.Browser;
import io.understudy.testing.FarIds;
import io.understudy.testing.HostileGrammar;
import io.understudy.testing.RawClient;
import io.understudy.testing.TestCluster;
import io.understudy.testing.Together;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Very many requests that are nearly right. Nothing crashes, hangs or leaks, no request has two
 * answers, no answer goes to the wrong client, and no node is blamed for what a client did.
 */
final class GeneratedInputTest {
  private static final int REQUESTS = 100_000;
  private static final int CLIENTS = 4;
  private static final Pattern ANSWER = Pattern.compile("HTTP/1\\.1 ([1-5][0-9][0-9]) ");
  private static final Pattern ID = Pattern.compile("\"instance\":\"/g/([0-9]+)\"");

  /** Connections between frontend and nodes stay open for later. */
  private static final int KEPT = 200;

  @TempDir private Path data;
  private final FarIds ids = new FarIds();

  @Test
  void nothingHappensToTheServers() throws Exception {
    try (TestCluster cluster = TestCluster.start(data)) {
      cluster.awaitAllServing();
      attack(cluster, 99, 500); // so that everything that is made once is there
      long files = openFiles();
      int threads = Thread.activeCount();
      attack(cluster, 1, REQUESTS);
      Awaitility.await("nothing in flight")
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> cluster.cluster().snapshot().frontends().getFirst().traffic().inFlight() == 0);
      Awaitility.await("connections are closed")
          .atMost(Duration.ofMinutes(2))
          .until(() -> openFiles() <= files + KEPT);
      assertTrue(Thread.activeCount() <= threads + 64, "threads: " + Thread.activeCount());
      assertEquals(List.of(), cluster.events(EventType.UPSTREAM_EJECTED));
      assertEquals(List.of(), cluster.events(EventType.REQUESTS_FAILED));
      try (Browser good = new Browser()) {
        assertEquals(200, good.login(cluster.frontend(), "alice", "123").status());
        assertEquals(200, good.get(cluster.node("node-1"), "/profile").status());
      }
    }
  }

  private void attack(TestCluster cluster, long seed, int requests) throws Exception {
    Together.run(
        Duration.ofMinutes(10),
        CLIENTS,
        client -> {
          URI server = client == 0 ? cluster.node("node-1") : cluster.frontend();
          HostileGrammar grammar = new HostileGrammar(seed * CLIENTS + client);
          return () -> {
            int sent = 0;
            while (sent < requests / CLIENTS) {
              sent += converse(server, grammar);
            }
            return sent;
          };
        });
  }

  /** Some good requests and then a bad one, over one connection; how many there were. */
  private int converse(URI server, HostileGrammar grammar) throws IOException {
    Set<String> mine = new HashSet<>();
    StringBuilder all = new StringBuilder();
    int good = grammar.few();
    for (int i = 0; i < good; i++) {
      long id = ids.next();
      mine.add(Long.toString(id));
      all.append(grammar.good(id));
    }
    long last = ids.next();
    all.append(grammar.bad(last));
    mine.add(Long.toString(last));
    String answers;
    try (RawClient client = new RawClient(server)) {
      client.send(all.toString());
      client.endSending();
      answers = client.readToEnd();
    } catch (IOException e) {
      throw new IOException("after " + quoted(all.toString()), e);
    }
    check(mine, good, all.toString(), answers);
    return good + 1;
  }

  private void check(Set<String> mine, int good, String sent, String answers) {
    int count = 0;
    Matcher statuses = ANSWER.matcher(answers);
    while (statuses.find()) {
      int status = Integer.parseInt(statuses.group(1));
      assertTrue(status < 500 || status == 505, () -> status + " for " + quoted(sent) + answers);
      count += status < 200 ? 0 : 1;
    }
    Set<String> answered = new HashSet<>();
    Matcher bodies = ID.matcher(answers);
    while (bodies.find()) {
      String id = bodies.group(1);
      assertTrue(answered.add(id), () -> "two answers for " + id + ": " + quoted(sent) + answers);
      assertTrue(
          !ids.isAnothers(id, mine),
          () -> "an answer for somebody else: " + quoted(sent) + answers);
    }
    int answersToGood = count;
    assertTrue(
        answersToGood >= good,
        () -> "only " + answersToGood + " answers: " + quoted(sent) + answers);
  }

  private static String quoted(String text) {
    return "<" + text.replace("\r", "\\r").replace("\n", "\\n\n") + ">\n";
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : 0;
  }
}
