package io.understudy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.testing.FreePorts;
import io.understudy.testing.ManualClock;
import io.understudy.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store in a server of PostgreSQL, and what its owner may do to it. */
final class PostgresStoreTest {
  private static final String COLUMNS =
      "select lower(table_name), lower(column_name) from information_schema.columns"
          + " where lower(table_schema) = '%s'";

  @TempDir Path data;
  private final ManualClock clock = new ManualClock();
  private final PostgresServer server = PostgresServer.shared();

  private ProblemException refused(String url) {
    ProblemException refused =
        assertThrows(ProblemException.class, () -> Store.open(StoreUrl.of(url), clock));
    assertEquals(ProblemKind.STORE_UNUSABLE, refused.kind(), refused.detail());
    assertFalse(refused.detail().contains(PostgresServer.PASSWORD), refused.detail());
    assertTrue(refused.detail().startsWith("The store jdbc:postgresql://127.0.0.1:"));
    return refused;
  }

  /** As anybody may call a table. */
  @Test
  void tablesOfOthersInTheSameDatabaseStayAsTheyAre() throws SQLException {
    String url = server.database();
    execute(url, "create table users (nickname text)");
    execute(url, "insert into users values ('joe')");
    try (OpenStore open = new OpenStore(data, StoreUrl.of(url))) {
      assertEquals(2, open.store.users().count());
      open.store.kill("killed by the test");
      open.store.renew(0, users -> users.put("carol", "hash"));
      assertEquals(1, open.store.users().count());
    }
    assertEquals(Set.of("joe"), strings(url, "select nickname from users"));
  }

  @Test
  void oneUnderstudyUsesItAtATime() {
    String url = server.database();
    try (OpenStore _ = new OpenStore(data, StoreUrl.of(url))) {
      ProblemException refused = refused(url);
      assertTrue(
          refused
              .detail()
              .contains(
                  "another Understudy uses it: understudy, process "
                      + ProcessHandle.current().pid()),
          refused.detail());
    }
    Store.open(StoreUrl.of(url), clock).close();
  }

  /** The server forgets the lock with its end; whoever comes first afterwards has it. */
  @Test
  void theLockIsTakenAgainBeforeAnythingElseAfterACrash() {
    try (PostgresServer own = PostgresServer.start()) {
      String url = own.database();
      try (OpenStore open = new OpenStore(data, StoreUrl.of(url))) {
        own.crash();
        assertThrows(ProblemException.class, () -> open.store.users().count());
        own.restart();
        Awaitility.await().ignoreExceptions().until(() -> open.store.users().count() == 2);
        assertTrue(refused(url).detail().contains("another Understudy"));

        own.crash();
        own.restart();
        try (Store other = Store.open(StoreUrl.of(url), clock)) {
          Awaitility.await()
              .until(() -> refusalToPut(open.store).contains("another Understudy uses it"));
          assertEquals(2, other.users().count());
          open.store.kill("killed by the test");
          assertThrows(ProblemException.class, () -> open.store.renew(0, users -> {}));
          assertEquals(2, other.users().count(), "it deletes nothing of somebody else's");
        }
      }
    }
  }

  private static String refusalToPut(Store store) {
    return assertThrows(ProblemException.class, () -> store.users().put("eve", "hash")).detail();
  }

  @Test
  void whatTheDatabaseIsSetToMakesNoDifference() {
    String url = server.database();
    String name = url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
    server.sql("alter database %s set idle_session_timeout = '300ms'".formatted(name));
    server.sql("alter database %s set synchronous_commit = off".formatted(name));
    server.sql(
        "alter database %s set default_transaction_isolation = serializable".formatted(name));
    try (Engine engine = StoreUrl.of(url).engine();
        Database database = new Database(engine)) {
      assertEquals("0,on,read committed", settings(database));
    }
  }

  private static String settings(Database database) {
    return String.join(
        ",",
        database.list("show idle_session_timeout", row -> row.getString(1)).getFirst(),
        database.list("show synchronous_commit", row -> row.getString(1)).getFirst(),
        database.list("show transaction_isolation", row -> row.getString(1)).getFirst());
  }

  @Test
  void anEncodingThatCannotKeepEveryTextIsRefused() {
    server.sql("create database latin encoding 'LATIN1' template template0");
    String refused = refused(server.url("latin")).detail();
    assertTrue(refused.contains("its encoding is LATIN1"), refused);
  }

  @Test
  void theLockOutlivesAnOutageOfTheStore() {
    String url = server.database();
    try (OpenStore open = new OpenStore(data, StoreUrl.of(url))) {
      open.store.kill("killed by the test");
      assertTrue(refused(url).detail().contains("another Understudy"));
      open.store.reopen();
      assertEquals(2, open.store.users().count());
    }
  }

  @Test
  void whatCannotBeHadIsRefusedInWords() throws IOException, SQLException {
    String url = server.database();
    assertTrue(
        refused(url.replace("user=", "user=not-")).detail().contains("authentication failed"));
    assertTrue(refused(server.url("nowhere")).detail().contains("\"nowhere\" does not exist"));
    String deaf = "jdbc:postgresql://127.0.0.1:%d/x".formatted(FreePorts.row(1));
    assertTrue(refused(deaf).detail().contains("refused"));
    ProblemException unknown =
        assertThrows(
            ProblemException.class,
            () -> Store.open(StoreUrl.of("jdbc:postgresql://nowhere.invalid/x"), clock));
    assertTrue(unknown.detail().contains("no computer of that name"), unknown.detail());
    Store.open(StoreUrl.of(url), clock).close();
    execute(url, "insert into understudy.schema_version (version, script) values (99, 'later')");
    assertTrue(refused(url).detail().contains("schema 99"));
  }

  @Test
  void whoCannotBeginAnewKeepsWhatThereIs() {
    String url = server.database();
    try (OpenStore open = new OpenStore(data, StoreUrl.of(url))) {
      String cookie = open.store.sessions().create("alice", "node-1").cookie();
      open.store.kill("killed by the test");
      assertThrows(
          ProblemException.class,
          () ->
              open.store.renew(
                  0,
                  users -> {
                    users.put("carol", "hash");
                    throw new IllegalStateException("no room");
                  }));
      open.store.reopen();
      assertEquals(2, open.store.users().count());
      assertTrue(open.store.sessions().find(cookie).isPresent());
    }
  }

  @Test
  void bothSortsOfDatabaseHaveTheSameColumns() throws SQLException {
    String url = server.database();
    Store.open(StoreUrl.of(url), clock).close();
    new OpenStore(data).close();
    Set<String> h2 = strings("jdbc:h2:" + data.resolve("understudy"), COLUMNS.formatted("public"));
    h2.remove("openings.commits"); // for a peculiarity of H2's
    assertEquals(h2, strings(url, COLUMNS.formatted("understudy")));
  }

  @Test
  void itSaysHowLargeItIs() {
    try (OpenStore open = new OpenStore(data, server.store())) {
      long journal = open.store.journalBytes();
      assertTrue(0 < journal && journal < open.store.bytes(), () -> "" + open.store.bytes());
      open.store.kill("killed by the test");
      assertEquals(0, open.store.bytes());
    }
  }

  private static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Set<String> strings(String url, String sql) throws SQLException {
    Set<String> found = new TreeSet<>();
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        found.add(columns == 1 ? rows.getString(1) : rows.getString(1) + "." + rows.getString(2));
      }
    }
    return found;
  }
}
