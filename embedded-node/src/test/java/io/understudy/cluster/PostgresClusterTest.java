package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.http.Json;
import io.understudy.journal.EventType;
import io.understudy.testing.Browser;
import io.understudy.testing.Inserters;
import io.understudy.testing.PostgresServer;
import io.understudy.testing.Program;
import io.understudy.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster whose shared store is a real server, which dies like every server. */
final class PostgresClusterTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int ROUNDS = 4;
  private static PostgresServer server;

  @TempDir Path data;

  @BeforeAll
  static void start() {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private TestCluster cluster(String url) {
    return TestCluster.start(data, settings -> settings.withStore(url), InstantSource.system());
  }

  @Test
  void aServerThatCrashesUnderInsertsLosesAndDoublesNothing() throws Exception {
    String url = server.database();
    try (TestCluster test = cluster(url);
        Inserters inserters = new Inserters(test.frontend())) {
      inserters.start(4);
      for (int round = 0; round < ROUNDS; round++) {
        await(inserters, 60);
        server.crash();
        awaitStore(test, "RECOVERING");
        server.restart();
        awaitStore(test, "UP");
        test.awaitAllServing();
        test.cluster().kill("node-2");
        await(inserters, 60);
        test.cluster().revive("node-2");
        test.awaitAllServing();
        test.cluster().store().kill();
        test.cluster().store().revive();
      }
      await(inserters, 60);
      inserters.finish();
      inserters.check();
      assertEquals(ROUNDS, test.events(EventType.STORE_LOST).size());
    }
  }

  @Test
  void aSessionOutlivesProcessAndServerAndNobodySeesThePassword() {
    String url = server.database();
    try (Browser browser = new Browser()) {
      try (Program program = Program.headless(data, "--store", url)) {
        browser.login(program.frontend(), "alice", "123");
        program.kill();
      }
      server.crash();
      server.restart();
      try (Program program = Program.headless(data, "--store", url)) {
        assertEquals(200, browser.get(program.frontend(), "/profile").status());
        program.terminate();
        assertEquals(143, program.exit());
        String said = String.join("\n", program.out()) + program.err();
        assertFalse(said.contains(PostgresServer.PASSWORD), said);
      }
      try (TestCluster test = cluster(url)) {
        String shown = Json.text(test.cluster().snapshot());
        assertFalse(shown.contains(PostgresServer.PASSWORD), shown);
        assertTrue(shown.contains("\"jdbc:postgresql://127.0.0.1:"), shown);
        assertTrue(
            test.cluster().journal().since(0, 100_000).stream()
                .noneMatch(event -> event.toString().contains(PostgresServer.PASSWORD)));
      }
    }
  }

  /** A driver tells the log what it could not write, with all values. */
  @Test
  void nothingThatIsWrittenIsLoggedWhenItFails() throws Exception {
    String url = server.database();
    try (Program program = Program.headless(data, "--store", url);
        Inserters inserters = new Inserters(program.frontend())) {
      inserters.start(2);
      await(inserters, 50);
      server.crash();
      Awaitility.await("it says so")
          .atMost(PATIENCE)
          .until(() -> program.err().contains("does not take journal events"));
      server.restart();
      await(inserters, 10);
      inserters.finish();
      program.terminate();
      assertEquals(143, program.exit());
      assertFalse(program.err().contains("insert into"), program::err);
      assertFalse(program.err().contains("\tat "), program::err);
    }
  }

  @Test
  void itsDataIsCountedAndDeleted() {
    String url = server.database();
    try (TestCluster test = cluster(url);
        Browser browser = new Browser()) {
      browser.login(test.frontend(), "alice", "123");
      long last = test.cluster().journal().lastSeq();
      DataUse use = test.cluster().data().use();
      assertTrue(use.store().startsWith("jdbc:postgresql://"), use.store());
      assertEquals(use.bytes(), use.kinds().stream().mapToLong(DataUse.Kind::bytes).sum());
      assertTrue(use.kinds().getFirst().bytes() > 10_000, use::toString);

      test.cluster().data().clear();
      assertEquals(401, browser.get(test.frontend(), "/profile").status());
      assertEquals(200, browser.login(test.frontend(), "alice", "123").status());
      assertTrue(test.cluster().journal().lastSeq() > last, "its numbers go on");
    }
  }

  private static void awaitStore(TestCluster test, String state) {
    Awaitility.await("the store is " + state)
        .atMost(PATIENCE)
        .until(() -> test.cluster().snapshot().store().state().equals(state));
  }

  /** Until so many more were acknowledged. */
  private static void await(Inserters inserters, int more) {
    int goal = inserters.told() + more;
    Awaitility.await().atMost(PATIENCE).until(() -> inserters.told() >= goal);
  }
}
