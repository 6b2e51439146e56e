package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.journal.EventType;
import io.understudy.problem.ProblemException;
import io.understudy.testing.Browser;
import io.understudy.testing.Browser.Answer;
import io.understudy.testing.TestCluster;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Faults, kills and revivals in any order, under load, with one node left alone. Whatever the
 * order: nobody waits for ever, no session is lost, and a request with a key is carried out once.
 */
final class AnyFaultTest {
  private static final int CLIENTS = 6;
  private static final int STEPS = 40;

  private static final List<Map.Entry<String, Map<String, Object>>> FAULTS =
      List.of(
          Map.entry("hang", Map.of()),
          Map.entry("latency", Map.of("ms", 300, "jitterMs", 200)),
          Map.entry("error", Map.of("status", 500, "probability", 0.5)),
          Map.entry("error", Map.of("status", 503, "count", 7)),
          Map.entry("reset", Map.of("probability", 0.5)),
          Map.entry("partition", Map.of("from", "store")));

  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicInteger logins = new AtomicInteger();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

  @TempDir private Path data;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void nothingIsLostAndNothingIsDoneTwice(int seed) throws Exception {
    try (TestCluster test = TestCluster.start(data)) {
      List<Thread> clients =
          java.util.stream.IntStream.range(0, CLIENTS)
              .mapToObj(number -> Thread.ofVirtual().start(() -> client(test, seed, number)))
              .toList();
      Random random = new Random(seed);
      for (int step = 0; step < STEPS && wrong.isEmpty(); step++) {
        change(test, random);
        int goal = answers.get() + 1 + random.nextInt(20);
        Awaitility.await("answers after step " + step)
            .atMost(java.time.Duration.ofMinutes(1))
            .until(() -> answers.get() >= goal || !wrong.isEmpty());
      }
      test.cluster().faults().clearAll();
      stop.set(true);
      for (Thread client : clients) {
        client.join();
      }
      assertEquals(List.of(), List.copyOf(wrong));
      assertEquals(logins.get(), test.events(EventType.LOGIN).size());
      assertEquals(List.of(), test.events(EventType.SESSION_LOST));
    }
  }

  /** Does something to the first or the second node; the third is left alone. */
  private static void change(TestCluster test, Random random) {
    String node = "node-" + (1 + random.nextInt(2));
    Cluster cluster = test.cluster();
    switch (random.nextInt(6)) {
      case 0 -> attempt(() -> cluster.kill(node));
      case 1 -> attempt(() -> cluster.revive(node));
      case 2 -> cluster.faults().clearAll();
      default -> {
        var fault = FAULTS.get(random.nextInt(FAULTS.size()));
        cluster.faults().put(node, fault.getKey(), fault.getValue());
      }
    }
  }

  private static void attempt(Runnable command) {
    try {
      command.run();
    } catch (ProblemException e) {
      // It is dead or alive already.
    }
  }

  private void client(TestCluster test, int seed, int number) {
    for (int round = 0; !stop.get() && wrong.isEmpty(); round++) {
      try (Browser browser = new Browser()) {
        String session = login(test, browser, "key-%d-%d-%d".formatted(seed, number, round));
        for (int i = 0; i < 25 && !stop.get(); i++) {
          look(test, browser, session);
        }
      } catch (RuntimeException e) {
        wrong.add(e.toString());
      }
    }
  }

  /** Asks with the same key until it has worked. */
  private String login(TestCluster test, Browser browser, String key) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(test.frontend().resolve("/login"))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString("{\"username\":\"alice\",\"password\":\"123\"}"));
    Answer answer = browser.send(request);
    while (answer.status() != 200) {
      if (!Set.of(409, 500, 502, 503, 504).contains(answer.status())) {
        wrong.add("login was answered with " + answer.status() + " " + answer.text());
        return "";
      }
      answer = browser.send(request);
    }
    logins.incrementAndGet();
    answers.incrementAndGet();
    return (String) answer.json().get("session");
  }

  private void look(TestCluster test, Browser browser, String session) {
    Answer answer = browser.get(test.frontend(), "/profile");
    answers.incrementAndGet();
    if (answer.status() == 200 && !session.equals(answer.json().get("session"))) {
      wrong.add("somebody else's profile: " + answer.text());
    } else if (answer.status() == 401) {
      wrong.add("signed out: " + answer.text());
    }
  }
}
