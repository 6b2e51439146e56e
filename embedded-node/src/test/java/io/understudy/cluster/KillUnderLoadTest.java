package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.EventType;
import io.understudy.testing.Browser;
import io.understudy.testing.Browser.Answer;
import io.understudy.testing.TestCluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many clients, and nodes that die and return under them: nobody notices. */
final class KillUnderLoadTest {
  private static final int CLIENTS = 24;
  private static final int CYCLES = 9;
  private static final int ANSWERS_PER_PHASE = 150;

  @TempDir Path data;

  @Test
  void noGetFailsAndNoSessionIsLost() throws InterruptedException {
    try (TestCluster test = TestCluster.start(data)) {
      ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
      AtomicInteger answers = new AtomicInteger();
      AtomicBoolean stop = new AtomicBoolean();
      CountDownLatch signedIn = new CountDownLatch(CLIENTS);
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(Thread.ofVirtual().start(() -> client(test, signedIn, stop, answers, wrong)));
      }
      signedIn.await();
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        String node = "node-" + (cycle % 3 + 1);
        awaitMore(answers);
        test.cluster().kill(node);
        awaitMore(answers);
        test.cluster().revive(node);
        test.awaitAllServing();
      }
      stop.set(true);
      for (Thread client : clients) {
        client.join();
      }
      assertEquals(List.of(), List.copyOf(wrong));
      ClusterSnapshot.Totals totals = test.cluster().snapshot().totals();
      assertEquals(0, totals.failed());
      assertEquals(CYCLES, test.events(EventType.NODE_KILLED).size());
      // Every request that was saved stands in the journal, in the sum of its group.
      Awaitility.await().until(() -> savedRequests(test) == failovers(test));
      assertTrue(answers.get() >= CYCLES * 2 * ANSWERS_PER_PHASE);
    }
  }

  /** Signs in once, then reads its profile and the status until it is stopped. */
  private static void client(
      TestCluster test,
      CountDownLatch signedIn,
      AtomicBoolean stop,
      AtomicInteger answers,
      ConcurrentLinkedQueue<String> wrong) {
    try (Browser browser = new Browser()) {
      Answer login = browser.login(test.frontend(), "alice", "123");
      signedIn.countDown();
      if (login.status() != 200) {
        wrong.add("login " + login.status() + " " + login.text());
        return;
      }
      Object session = login.json().get("session");
      while (!stop.get()) {
        Answer profile = browser.get(test.frontend(), "/profile");
        if (profile.status() != 200 || !session.equals(profile.json().get("session"))) {
          wrong.add("profile " + profile.status() + " " + profile.text());
        }
        Answer page = browser.page(test.frontend(), "/profile", "en");
        if (page.status() != 200 || !page.text().strip().endsWith("</html>")) {
          wrong.add("page " + page.status() + " " + page.text().length());
        }
        answers.addAndGet(2);
      }
    } catch (RuntimeException e) {
      wrong.add(e.toString());
    }
  }

  private static void awaitMore(AtomicInteger answers) {
    int goal = answers.get() + ANSWERS_PER_PHASE;
    Awaitility.await().atMost(java.time.Duration.ofMinutes(1)).until(() -> answers.get() >= goal);
  }

  /** Asked again each time: an answer can arrive before the balancer has counted it. */
  private static long failovers(TestCluster test) {
    return test.cluster().snapshot().totals().failovers();
  }

  private static long savedRequests(TestCluster test) {
    return test.events(EventType.FAILOVER).stream()
        .mapToLong(event -> Long.parseLong(event.reason().split(" ", 2)[0]))
        .sum();
  }
}
