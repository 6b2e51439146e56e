package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.store.StoreLife;
import io.understudy.store.StoreState;
import io.understudy.testing.Browser;
import io.understudy.testing.Browser.Answer;
import io.understudy.testing.TestCluster;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shared store dies under a running cluster and comes back. */
final class StoreOutageTest {
  private static final int ROUNDS = 10;
  private static final int PEOPLE = 8;
  private static final Duration ORDERLY_END = Duration.ofSeconds(15);
  private static final String WHY = "The session store is out: killed by the operator";

  @TempDir Path data;

  @Test
  void nodesSaySoWhereTheyNeedItAndTheRestGoesOn() {
    try (TestCluster test = TestCluster.start(data);
        Browser browser = new Browser()) {
      browser.login(test.frontend(), "alice", "123");
      test.cluster().store().kill();
      List<URI> ways = new ArrayList<>(List.of(test.frontend()));
      test.cluster().snapshot().nodes().forEach(node -> ways.add(node.url()));
      for (URI way : ways) {
        unavailable(browser.get(way, "/profile"));
        unavailable(browser.login(way, "alice", "123"));
        unavailable(browser.post(way, "/logout"));
        for (String path : List.of("/status", "/login", "/", "/static/understudy.css")) {
          Answer answer = browser.page(way, path, "en");
          assertEquals(200, answer.status(), path + ": " + answer.text());
        }
        Answer health = browser.get(way, "/health");
        assertEquals(503, health.status());
        assertEquals(WHY, health.json().get("reason"));
        Answer page = browser.page(way, "/profile", "en");
        assertEquals(503, page.status());
        assertEquals("1", page.header("Retry-After"));
      }
      Awaitility.await("no node is well")
          .until(() ->
              test.cluster().snapshot().nodes().stream()
                  .noneMatch(ClusterSnapshot.Node::isServing));
      for (int i = 0; i < 20; i++) {
        assertEquals(200, browser.get(test.frontend(), "/status").status());
      }
      assertEquals("OUT", test.cluster().snapshot().store().state());
      assertEquals("killed by the operator", test.cluster().snapshot().store().reason());

      test.cluster().store().revive();
      assertEquals(StoreState.UP, test.cluster().store().stage().state());
      assertEquals(200, browser.get(test.frontend(), "/profile").status());
      test.awaitAllServing();
    }
  }

  private static void unavailable(Answer answer) {
    assertEquals(503, answer.status(), answer.text());
    assertEquals("application/problem+json", answer.header("Content-Type"));
    assertEquals("1", answer.header("Retry-After"));
    assertEquals(WHY, answer.json().get("detail"));
  }

  @Test
  void whatCannotBeDoneIsRefusedAndEveryStepIsAnEvent() {
    try (TestCluster test = TestCluster.start(data)) {
      SharedStore store = test.cluster().store();
      refused("The session store cannot be revived: it is up", store::revive);
      store.kill();
      refused(
          "The session store cannot be killed: it is out (killed by the operator)", store::kill);
      store.revive();
      List<String> steps =
          test.cluster().journal().since(0, 1_000).stream()
              .filter(event -> event.subject().equals("store"))
              .map(event -> event.type().code() + " " + event.from() + ">" + event.to())
              .toList();
      assertEquals(
          List.of("store-killed UP>OUT", "store-revived OUT>RECOVERING", "store-up RECOVERING>UP"),
          steps);
    }
  }

  @Test
  void whatWasAskedBeforeAKillSaysNothingOfTheStoreAfterItsRevival() {
    try (TestCluster test = TestCluster.start(data)) {
      SharedStore store = test.cluster().store();
      StoreLife.Stage asked = store.stage();
      store.kill();
      store.revive();
      store.lost(asked, "the question was cut off by the kill");
      assertEquals(StoreState.UP, store.stage().state());
      assertEquals(List.of(), test.events(EventType.STORE_LOST));
      store.lost(store.stage(), "it does not answer");
      assertEquals(1, test.events(EventType.STORE_LOST).size());
    }
  }

  private static void refused(String words, Runnable act) {
    ProblemException problem = assertThrows(ProblemException.class, act::run);
    assertEquals(ProblemKind.CONFLICT, problem.kind());
    assertTrue(problem.detail().startsWith(words), problem.detail());
  }

  @Test
  void noAcknowledgedLoginIsLostOverManyOutages() throws InterruptedException {
    Map<String, String> signedIn = new ConcurrentHashMap<>();
    long last;
    try (TestCluster test = TestCluster.start(data)) {
      AtomicBoolean stop = new AtomicBoolean();
      List<Thread> people = new ArrayList<>();
      for (int i = 0; i < PEOPLE; i++) {
        people.add(Thread.ofVirtual().start(() -> signIn(test.frontend(), stop, signedIn)));
      }
      for (int round = 0; round < ROUNDS; round++) {
        int goal = signedIn.size() + PEOPLE;
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> signedIn.size() >= goal);
        test.cluster().store().kill();
        test.cluster().store().revive();
      }
      stop.set(true);
      for (Thread person : people) {
        person.join();
      }
      try (Browser browser = new Browser()) {
        signedIn.forEach((session, cookie) -> {
          Answer profile =
              browser.send(
                  HttpRequest.newBuilder(test.frontend().resolve("/profile"))
                      .header("Cookie", cookie));
          assertEquals(200, profile.status(), profile.text());
          assertEquals(session, profile.json().get("session"));
        });
      }
      assertEquals(ROUNDS, test.events(EventType.STORE_KILLED).size());
      last = test.cluster().journal().lastSeq();
    }
    try (TestCluster again = TestCluster.start(data)) {
      List<Event> events = again.cluster().journal().since(0, 100_000);
      assertTrue(events.size() > last);
      assertEquals(
          LongStream.rangeClosed(1, events.size()).boxed().toList(),
          events.stream().map(Event::seq).toList(),
          "numbers without gaps");
      assertTrue(
          again.events(EventType.LOGIN).stream()
              .map(Event::subject)
              .toList()
              .containsAll(signedIn.keySet()));
    }
  }

  private static void signIn(URI frontend, AtomicBoolean stop, Map<String, String> signedIn) {
    while (!stop.get()) {
      try (Browser browser = new Browser()) {
        Answer login = browser.login(frontend, "alice", "123");
        if (login.status() == 200) {
          signedIn.put(
              login.json().get("session").toString(), login.header("Set-Cookie").split(";", 2)[0]);
        }
      }
    }
  }

  @Test
  void theEndOfAClusterWhoseStoreIsOutIsOrderly() {
    long start;
    try (TestCluster test = TestCluster.start(data)) {
      test.cluster().startTraffic();
      test.cluster().store().kill();
      test.cluster().kill("node-2");
      start = System.nanoTime();
    }
    Duration end = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(end.compareTo(ORDERLY_END) < 0, end.toString());
    try (TestCluster again = TestCluster.start(data)) {
      assertEquals(1, again.events(EventType.STORE_KILLED).size(), "it was still in memory");
      assertEquals(1, again.events(EventType.NODE_KILLED).size());
      assertEquals(1, again.events(EventType.CLUSTER_STOPPED).size());
    }
  }

  @Test
  void aStoreThatDoesNotComeBackAtOnceIsTriedUntilItDoes() throws Exception {
    try (TestCluster test = TestCluster.start(data);
        Browser browser = new Browser()) {
      browser.login(test.frontend(), "alice", "123");
      test.cluster().store().kill();
      Path file = Path.of(test.cluster().snapshot().store().file());
      Path away = data.resolve("away");
      Files.move(file, away);
      test.cluster().store().revive();
      assertEquals("RECOVERING", test.cluster().snapshot().store().state());
      String why = test.cluster().snapshot().store().reason();
      assertTrue(why.contains(file.toString()), why);
      Files.move(away, file);
      Awaitility.await().until(() -> test.cluster().snapshot().store().state().equals("UP"));
      assertEquals(200, browser.get(test.frontend(), "/profile").status());
    }
  }
}
