package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.experiment.run.Experiments;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.problem.ProblemException;
import io.understudy.store.StoreState;
import io.understudy.testing.Browser;
import io.understudy.testing.ChatUser;
import io.understudy.testing.TestCluster;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cluster has stored is counted, and deleted while it runs. */
final class DataTest {
  @TempDir Path data;

  private static ConditionFactory await(String what) {
    return Awaitility.await(what).atMost(Duration.ofMinutes(1));
  }

  private Path write(String file) throws Exception {
    Path path = data.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, "{}");
  }

  @Test
  void everythingIsCountedOnce() throws Exception {
    write("runs/run-7.json");
    write("presets/mine.json");
    try (TestCluster test = TestCluster.start(data);
        Experiments _ = Experiments.of(test.cluster())) {
      DataUse use = test.cluster().data().use();
      assertEquals(data.toAbsolutePath(), use.folder());
      assertEquals(
          List.of("database", "journal", "runs", "other"),
          use.kinds().stream().map(DataUse.Kind::kind).toList());
      assertEquals(use.bytes(), use.kinds().stream().mapToLong(DataUse.Kind::bytes).sum());
      assertTrue(use.kinds().stream().allMatch(kind -> kind.bytes() > 0), use::toString);
      assertEquals(2, use.kinds().get(2).bytes());
    }
  }

  @Test
  void aRunningClusterBeginsAnewAndNothingElseIsTouched() throws Exception {
    List<Path> kept =
        List.of(
            write("presets/mine.json"),
            write("experiments/mine.yaml"),
            write("console.properties"),
            write("runs/notes.txt"),
            write("reports/mine.html"));
    List<Path> gone = List.of(write("runs/run-7.json"), write("reports/a-node-dies-run-7.html"));
    long last;
    try (TestCluster test = TestCluster.start(data);
        Browser browser = new Browser();
        Experiments _ = Experiments.of(test.cluster())) {
      Cluster cluster = test.cluster();
      String token = cluster.token();
      browser.login(test.frontend(), "alice", "123");
      assertEquals(201, insert(test, browser));
      cluster.startTraffic();
      long before = cluster.journal().lastSeq();

      cluster.data().clear();

      assertEquals(StoreState.UP, cluster.store().stage().state());
      assertEquals(401, browser.get(test.frontend(), "/profile").status());
      assertEquals(200, browser.login(test.frontend(), "alice", "123").status());
      assertEquals(
          0,
          ((Number) browser.get(test.frontend(), "/app/mega/count").json().get("count"))
              .intValue());
      assertEquals(201, insert(test, browser));
      assertTrue(cluster.snapshot().traffic().running());
      assertEquals(token, cluster.token());
      kept.forEach(file -> assertTrue(Files.exists(file), file::toString));
      gone.forEach(file -> assertFalse(Files.exists(file), file::toString));
      List<Event> events = cluster.journal().since(0, 100_000);
      assertTrue(events.getFirst().seq() > before - 50, () -> events.getFirst().toString());
      assertEquals(1, test.events(EventType.DATA_CLEARED).size());
      await("the traffic goes on with sessions of its own")
          .until(
              () -> cluster.sessions().list().stream().anyMatch(s -> s.user().equals("visitor")));
      assertEquals(0, cluster.snapshot().traffic().sessionsLost());
      await("leases are stored again").until(() -> cluster.snapshot().registry().stored());
      cluster.kill("node-2"); // everything goes on as ever
      cluster.revive("node-2");
      test.awaitAllServing();
      last = cluster.journal().lastSeq();
    }
    try (TestCluster test = TestCluster.start(data)) {
      assertTrue(test.cluster().journal().lastSeq() > last);
      assertEquals(1, test.events(EventType.DATA_CLEARED).size());
      assertEquals(3, test.cluster().snapshot().nodes().size());
    }
  }

  @Test
  void whoChattedSignsInAgainAndIsHeardAndSeen() {
    try (TestCluster test = TestCluster.start(data)) {
      try (ChatUser alice = user(test, "alice");
          ChatUser bob = user(test, "bob")) {
        for (int i = 0; i < 20; i++) {
          alice.tell("bob", "before " + i);
        }
        await("bob has heard of it").until(() -> bob.heard().size() == 20);
        test.cluster().data().clear();
        // While the connections of before are still there.
        try (ChatUser again = user(test, "alice");
            ChatUser other = user(test, "bob")) {
          // What an old connection takes before that counts as read.
          await("both are there").until(() -> again.lines() > 0 && other.lines() > 0);
          again.tell("bob", "after");
          other.tell("alice", "after too");
          await("both are heard")
              .until(() -> other.heard().contains("after") && again.heard().contains("after too"));
          await("both are seen").until(() -> test.cluster().snapshot().store().chat().users() == 2);
        }
      }
    }
  }

  private static ChatUser user(TestCluster test, String login) {
    try (Browser browser = new Browser()) {
      String cookie =
          browser.login(test.frontend(), login, "123").header("Set-Cookie").split(";", 2)[0];
      return new ChatUser(test.frontend(), login, cookie);
    }
  }

  private static int insert(TestCluster test, Browser browser) {
    return browser
        .send(
            HttpRequest.newBuilder(test.frontend().resolve("/app/mega"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"numbers\":[4,8,15]}")))
        .status();
  }

  @Test
  void aStoreThatIsOutIsNotCleared() throws Exception {
    Path run = write("runs/run-1.json");
    try (TestCluster test = TestCluster.start(data);
        Experiments _ = Experiments.of(test.cluster())) {
      test.cluster().store().kill();
      String detail =
          assertThrows(ProblemException.class, () -> test.cluster().data().clear()).detail();
      assertTrue(detail.contains("cannot be cleared"), detail);
      assertTrue(Files.exists(run));
      assertEquals(List.of(), test.events(EventType.DATA_CLEARED));
    }
  }

  @Test
  void aLoadThatRunsIsNotDeceived() {
    try (TestCluster test = TestCluster.start(data)) {
      Load load = test.cluster().load();
      String id = load.start(load.plan(Map.of("rate", 5, "users", 2, "seconds", 600)));
      String detail =
          assertThrows(ProblemException.class, () -> test.cluster().data().clear()).detail();
      assertTrue(detail.contains("A load runs"), detail);
      load.stop(id);
      await("it is over").until(() -> !load.isRunning());
      test.cluster().data().clear();
    }
  }
}
