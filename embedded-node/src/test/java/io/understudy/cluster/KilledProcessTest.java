package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.http.Json;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole process is killed while people sign in and out; whatever they were told holds. */
final class KilledProcessTest {
  private static final int ROUNDS = 5;
  private static final int CLIENTS = 8;
  private static final int TOLD_PER_ROUND = 10;

  @TempDir Path data;

  private final Queue<String> signedIn = new ConcurrentLinkedQueue<>();
  private final Set<String> signedOut = ConcurrentHashMap.newKeySet();

  /** They asked to be signed out and were not told that they are: either is right. */
  private final Set<String> unsure = ConcurrentHashMap.newKeySet();

  @Test
  void everyLoginAndLogoutThatWasAcknowledgedSurvives() throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      killWhilePeopleSignIn(round * TOLD_PER_ROUND);
    }
    try (TestCluster test = TestCluster.start(data);
        HttpClient client = HttpClient.newHttpClient()) {
      for (String cookie : signedIn) {
        if (unsure.contains(cookie)) {
          continue;
        }
        int expected = signedOut.contains(cookie) ? 401 : 200;
        assertEquals(expected, send(client, profile(test.frontend(), cookie)).status(), cookie);
      }
      journalIsWhole(test);
    }
  }

  private void journalIsWhole(TestCluster test) {
    List<Event> events = test.cluster().journal().since(0, 100_000);
    assertEquals(
        LongStream.rangeClosed(1, events.size()).boxed().toList(),
        events.stream().map(Event::seq).toList(),
        "numbers without gaps");
    assertTrue(subjects(test, EventType.LOGIN).containsAll(ids(signedIn)), "every login");
    assertTrue(subjects(test, EventType.LOGOUT).containsAll(ids(signedOut)), "every logout");
    assertEquals(ROUNDS + 1, test.events(EventType.CLUSTER_STARTED).size());
    assertEquals(0, test.events(EventType.CLUSTER_STOPPED).size(), "nobody asked it to stop");
  }

  private void killWhilePeopleSignIn(int goal) throws InterruptedException {
    try (Program program = Program.headless(data);
        HttpClient client = HttpClient.newHttpClient()) {
      List<Thread> people = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        boolean signsOut = i % 4 == 0;
        people.add(Thread.ofVirtual().start(() -> signInUntilItDies(program, client, signsOut)));
      }
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> signedIn.size() + signedOut.size() >= goal);
      program.kill();
      for (Thread person : people) {
        person.join();
      }
    }
  }

  private void signInUntilItDies(Program program, HttpClient client, boolean signsOut) {
    try {
      while (true) {
        Answer login = send(client, login(program.frontend()));
        if (login.status() == 200) {
          String cookie = login.header("Set-Cookie").split(";", 2)[0];
          signedIn.add(cookie);
          if (signsOut) {
            signOut(program, client, cookie);
          }
        }
      }
    } catch (IOException e) {
      // It is dead.
    }
  }

  private void signOut(Program program, HttpClient client, String cookie) throws IOException {
    unsure.add(cookie);
    if (send(client, logout(program.frontend(), cookie)).status() == 204) {
      signedOut.add(cookie);
      unsure.remove(cookie);
    }
  }

  private static Set<String> subjects(TestCluster test, EventType type) {
    return test.events(type).stream().map(Event::subject).collect(Collectors.toSet());
  }

  /** The public part of each cookie. */
  private static Set<String> ids(Iterable<String> cookies) {
    Set<String> ids = ConcurrentHashMap.newKeySet();
    cookies.forEach(cookie -> ids.add(cookie.substring(4, cookie.indexOf('.'))));
    return ids;
  }

  private static HttpRequest login(URI frontend) {
    return HttpRequest.newBuilder(frontend.resolve("/login"))
        .header("Content-Type", "application/json")
        .POST(
            BodyPublishers.ofByteArray(Json.bytes(Map.of("username", "alice", "password", "123"))))
        .build();
  }

  private static HttpRequest logout(URI frontend, String cookie) {
    return HttpRequest.newBuilder(frontend.resolve("/logout"))
        .header("Cookie", cookie)
        .POST(BodyPublishers.noBody())
        .build();
  }

  private static HttpRequest profile(URI frontend, String cookie) {
    return HttpRequest.newBuilder(frontend.resolve("/profile")).header("Cookie", cookie).build();
  }

  private static Answer send(HttpClient client, HttpRequest request) throws IOException {
    try {
      return new Answer(client.send(request, BodyHandlers.ofByteArray()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
