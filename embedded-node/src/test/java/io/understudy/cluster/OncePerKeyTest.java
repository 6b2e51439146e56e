package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.http.Json;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.store.Session;
import io.understudy.testing.Browser.Answer;
import io.understudy.testing.Program;
import io.understudy.testing.TestCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients that repeat a login with its key until they hear of it, and everything dies meanwhile.
 */
final class OncePerKeyTest {
  private static final int CLIENTS = 6;
  private static final int CYCLES = 6;
  private static final int LOGINS_PER_PHASE = 12;
  private static final int ROUNDS = 3;

  @TempDir Path data;

  /** What was answered to each key. */
  private final Map<String, String> cookies = new ConcurrentHashMap<>();

  /** What was sent, perhaps without an answer. */
  private final Set<String> keys = ConcurrentHashMap.newKeySet();

  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

  @Test
  void aKeyIsOneSessionWhicheverNodesDie() throws Exception {
    try (TestCluster test = TestCluster.start(data);
        HttpClient client = HttpClient.newHttpClient()) {
      AtomicBoolean stop = new AtomicBoolean();
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(Thread.ofVirtual().start(() -> signInUntil(stop, client, test.frontend())));
      }
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        String node = "node-" + (cycle % 3 + 1);
        awaitMore();
        test.cluster().kill(node);
        awaitMore();
        test.cluster().revive(node);
        test.awaitAllServing();
      }
      stop.set(true);
      for (Thread thread : clients) {
        thread.join();
      }
      eachKeyIsOneSession(test);
    }
  }

  @Test
  void aKeyIsOneSessionThoughTheProcessIsKilled() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      try (Program program = Program.headless(data);
          HttpClient client = HttpClient.newHttpClient()) {
        URI frontend = program.frontend();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
          clients.add(Thread.ofVirtual().start(() -> signInUntilItDies(client, frontend)));
        }
        awaitMore();
        program.kill();
        for (Thread thread : clients) {
          thread.join();
        }
      }
    }
    try (TestCluster test = TestCluster.start(data);
        HttpClient client = HttpClient.newHttpClient()) {
      for (String key : keys) {
        login(client, test.frontend(), key);
      }
      eachKeyIsOneSession(test);
    }
  }

  private void eachKeyIsOneSession(TestCluster test) {
    assertEquals(List.of(), List.copyOf(wrong));
    assertEquals(keys, cookies.keySet());
    Set<String> told =
        cookies.values().stream()
            .map(cookie -> cookie.substring("sid=".length(), cookie.indexOf('.')))
            .collect(Collectors.toSet());
    assertEquals(
        told,
        test.cluster().sessions().list().stream().map(Session::id).collect(Collectors.toSet()));
    assertEquals(keys.size(), told.size());
    List<String> recorded = test.events(EventType.LOGIN).stream().map(Event::subject).toList();
    assertEquals(told, Set.copyOf(recorded));
    assertEquals(told.size(), recorded.size(), "each is in the journal once");
  }

  private void awaitMore() {
    int goal = cookies.size() + LOGINS_PER_PHASE;
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> cookies.size() >= goal);
  }

  private void signInUntil(AtomicBoolean stop, HttpClient client, URI frontend) {
    while (!stop.get()) {
      String key = UUID.randomUUID().toString();
      while (!isTold(client, frontend, key)) {
        Thread.onSpinWait();
      }
      // Once more, on whichever node.
      isTold(client, frontend, key);
    }
  }

  private boolean isTold(HttpClient client, URI frontend, String key) {
    try {
      return login(client, frontend, key);
    } catch (IOException e) {
      return false;
    }
  }

  private void signInUntilItDies(HttpClient client, URI frontend) {
    try {
      while (true) {
        login(client, frontend, UUID.randomUUID().toString());
      }
    } catch (IOException e) {
      // It is dead.
    }
  }

  private boolean login(HttpClient client, URI frontend, String key) throws IOException {
    keys.add(key);
    HttpRequest request =
        HttpRequest.newBuilder(frontend.resolve("/login"))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(
                BodyPublishers.ofByteArray(
                    Json.bytes(Map.of("username", "alice", "password", "123"))))
            .build();
    try {
      Answer answer = new Answer(client.send(request, BodyHandlers.ofByteArray()));
      if (answer.status() == 200) {
        String cookie = answer.header("Set-Cookie").split(";", 2)[0];
        String before = cookies.putIfAbsent(key, cookie);
        if (before != null && !before.equals(cookie)) {
          wrong.add(key + " was answered " + before + " and " + cookie);
        }
      } else if (answer.status() < 500 && answer.status() != 409) {
        wrong.add(key + " was answered " + answer.status() + " " + answer.text());
      }
      return answer.status() == 200;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
