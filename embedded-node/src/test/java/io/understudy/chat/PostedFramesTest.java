package io.understudy.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.check.Verdict;
import io.understudy.cluster.Load;
import io.understudy.http.Json;
import io.understudy.load.LoadSnapshot;
import io.understudy.testing.Browser;
import io.understudy.testing.Browser.Answer;
import io.understudy.testing.ChatClient;
import io.understudy.testing.TestCluster;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node takes a {@code POST /chat} and dies before it answers: somebody else answers. */
final class PostedFramesTest {
  private static final int USERS = 6;
  private static final int MINUTE_MS = 60_000;

  @TempDir Path data;

  private TestCluster test;

  @BeforeEach
  void start() {
    test = TestCluster.start(data);
    // Nobody but the death of the node has a say in where a request goes.
    test.cluster()
        .balancing()
        .change(
            Map.of(
                "checks", Map.of("intervalMs", MINUTE_MS, "timeoutMs", MINUTE_MS, "fall", 20),
                "timeouts", Map.of("tryMs", MINUTE_MS),
                "ejection", Map.of("latencyFactor", 0)));
  }

  @AfterEach
  void stop() {
    test.close();
  }

  /** From now on node-1 takes requests and answers none. */
  private void hold() {
    test.cluster().faults().put("node-1", "latency", Map.of("ms", MINUTE_MS));
  }

  @Test
  void simulatedUsersAreAnsweredBySomebodyElseAndNothingComesTwice() {
    Load load = test.cluster().load();
    String id =
        load.start(
            load.plan(
                Map.of(
                    "rate",
                    60,
                    "seconds",
                    5,
                    "users",
                    USERS,
                    "timeoutMs",
                    MINUTE_MS,
                    "mix",
                    Map.of("chat", 1))));
    until("everybody talks", () -> load.snapshot(id).ok() > 5);
    hold();
    until("all wait for node-1", () -> load.snapshot(id).busy() == USERS);
    test.cluster().kill("node-1");
    until("over", () -> load.snapshot(id).state().isOver());
    LoadSnapshot end = load.snapshot(id);
    assertEquals(Map.of(), end.causes(), end::lastFailure);
    assertEquals(300, end.ok(), end::words);
    for (String check : List.of("messages-lost", "messages-doubled")) {
      assertEquals(
          Verdict.PASSED, end.judgement().check(check).orElseThrow().verdict(), end::words);
    }
  }

  @Test
  void aFrameWithItsIdAsKeyIsDeliveredOnceAndAReadNeedsNone() {
    String alice = ChatClient.login(test.frontend(), "alice");
    String bob = ChatClient.login(test.frontend(), "bob");
    try (ChatClient b = ChatClient.enter(test.node("node-2"), bob)) {
      hold();
      List<CompletableFuture<Answer>> answers =
          List.of("p1", "p2", "p3").stream()
              .map(id ->
                  CompletableFuture.supplyAsync(
                      () -> post(alice, id, Map.of("id", id, "type", "private", "to", "bob"))))
              .toList();
      until("one is held", () -> inFlight() > 0);
      test.cluster().kill("node-1");
      answers.forEach(answer -> assertEquals(200, answer.join().status(), answer.join()::text));
      // Again, as a client does who has not heard of the answer; and the same key by somebody else.
      for (String who : List.of(alice, alice, bob)) {
        Answer again = post(who, "p1", Map.of("id", "p1", "type", "private", "to", "bob"));
        assertEquals(Map.of("type", "ack", "id", "p1"), again.json());
      }
      assertEquals(409, post(alice, "p1", Map.of("id", "p1", "type", "say")).status());
      until("all of it", () -> b.texts().size() == 4);
      assertEquals(4, b.texts().size());
      assertEquals(204, post(bob, "read-1", Map.of("type", "read", "seq", 1)).status());
      assertEquals(204, post(bob, "read-1", Map.of("type", "read", "seq", 1)).status());
      assertEquals(204, post(bob, "", Map.of("type", "read", "seq", 2)).status());
      assertEquals(200, post(bob, "", Map.of("type", "ping")).status());
    }
  }

  private int inFlight() {
    return test.snapshot("node-1").traffic().inFlight();
  }

  private Answer post(String cookie, String key, Map<String, Object> fields) {
    Map<String, Object> frame = new HashMap<>(fields);
    if (frame.containsKey("id")) {
      frame.put("text", "posted");
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(test.frontend().resolve("/chat"))
            .header("Cookie", cookie)
            .POST(BodyPublishers.ofString(Json.text(frame)));
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    try (Browser browser = new Browser()) {
      return browser.send(request);
    }
  }

  private static void until(String what, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(Duration.ofMinutes(1)).until(condition);
  }
}
