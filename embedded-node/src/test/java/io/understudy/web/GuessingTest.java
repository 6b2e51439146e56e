package io.understudy.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.http.Json;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.store.LoginFailureTable;
import io.understudy.testing.Browser;
import io.understudy.testing.Browser.Answer;
import io.understudy.testing.ManualClock;
import io.understudy.testing.TestCluster;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever guesses passwords has to wait, whichever node he asks. */
final class GuessingTest {
  @TempDir Path data;

  private final ManualClock clock = new ManualClock();
  private final Browser browser = new Browser();
  private TestCluster test;

  @BeforeEach
  void start() {
    test = TestCluster.start(data, settings -> settings, clock);
  }

  @AfterEach
  void stop() {
    browser.close();
    test.close();
  }

  @Test
  void afterFiveWrongOnesTheRightOneHasToWaitToo() {
    for (int i = 0; i < LoginFailureTable.FREE; i++) {
      URI node = test.node("node-" + (i % 3 + 1));
      assertEquals(401, browser.login(node, "alice", "guess " + i).status());
    }
    for (String node : List.of("node-1", "node-2", "node-3")) {
      blocked("1", browser.login(test.node(node), "alice", "123"));
    }
    assertEquals(200, browser.login(test.frontend(), "bob", "123").status(), "others do not wait");
    assertEquals(1, test.events(EventType.LOGIN_BLOCKED).size());

    clock.advance(Duration.ofSeconds(1));
    assertEquals(401, browser.login(test.frontend(), "alice", "another guess").status());
    blocked("2", browser.login(test.frontend(), "alice", "123"));
    clock.advance(Duration.ofSeconds(2));
    assertEquals(200, browser.login(test.frontend(), "alice", "123").status());
    assertEquals(401, browser.login(test.frontend(), "alice", "wrong").status());
    assertEquals(
        200, browser.login(test.frontend(), "alice", "123").status(), "all is forgiven by now");
  }

  @Test
  void killingTheNodeThatCountedDoesNotHelp() {
    for (int i = 0; i < LoginFailureTable.FREE; i++) {
      browser.login(test.node("node-1"), "alice", "guess " + i);
    }
    test.cluster().kill("node-1");
    test.cluster().revive("node-1");
    blocked("1", browser.login(test.node("node-1"), "alice", "123"));
  }

  @Test
  void whoDoesNotExistIsBlockedJustTheSame() {
    for (int i = 0; i < LoginFailureTable.FREE; i++) {
      browser.login(test.frontend(), "nobody", "guess " + i);
    }
    blocked("1", browser.login(test.frontend(), "nobody", "guess"));
  }

  @Test
  void aPersonIsToldHowLong() {
    for (int i = 0; i < LoginFailureTable.FREE; i++) {
      Answer answer = browser.form(test.frontend(), "/login", "username=alice&password=x");
      assertEquals(401, answer.status());
      assertTrue(answer.text().contains("id=\"error\""));
    }
    Answer answer = browser.form(test.frontend(), "/login", "username=alice&password=x");
    assertEquals(429, answer.status());
    assertEquals("1", answer.header("Retry-After"));
    assertTrue(answer.text().contains("one second."), answer.text());
  }

  @Test
  void guessingManyAtOnceIsNoWayAround() throws Exception {
    List<Callable<Integer>> guesses = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String guess = "guess " + i;
      URI node = test.node("node-" + (i % 3 + 1));
      guesses.add(() -> {
        try (Browser one = new Browser()) {
          return one.login(node, "alice", guess).status();
        }
      });
    }
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> answer : crowd.invokeAll(guesses)) {
        answers.add(answer.get());
      }
    }
    long told = answers.stream().filter(status -> status == 401).count();
    assertEquals(LoginFailureTable.FREE, told, "so many guesses were worth something: " + answers);
    assertEquals(40 - told, answers.stream().filter(status -> status == 429).count());
  }

  @Test
  void aNameThatIsNoTextDoesNotSpoilTheJournal() {
    for (int i = 0; i <= LoginFailureTable.FREE; i++) {
      browser.send(
          HttpRequest.newBuilder(test.frontend().resolve("/login"))
              .header("Content-Type", "application/json")
              .POST(
                  BodyPublishers.ofString("{\"username\":\"\\ud800\\u0000\",\"password\":\"x\"}")));
    }
    Event event = test.events(EventType.LOGIN_BLOCKED).getFirst();
    assertTrue(test.cluster().journal().awaitKept(event), "the store takes it");
    assertTrue(Json.object(Json.bytes(event)).containsKey("subject"));
  }

  private static void blocked(String seconds, Answer answer) {
    assertEquals(429, answer.status(), answer.text());
    assertEquals(seconds, answer.header("Retry-After"));
    assertEquals("/problems/too-many-attempts", answer.json().get("type"));
  }
}
