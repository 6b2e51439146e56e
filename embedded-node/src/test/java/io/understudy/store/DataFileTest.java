package io.understudy.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.testing.ManualClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What opening a data file does to it. */
final class DataFileTest {
  @TempDir Path data;

  private final ManualClock clock = new ManualClock();

  @Test
  void aNewOneIsMadeAndAnOldOneIsOpenedAgain() throws Exception {
    String cookie;
    try (DataFolder folder = DataFolder.open(data, clock);
        Store store = Store.open(folder, clock)) {
      store.users().put("alice", "hash");
      cookie = store.sessions().create("alice", "node-1").cookie();
    }
    long steps = number("select count(*) from schema_version");
    try (DataFolder folder = DataFolder.open(data, clock);
        Store store = Store.open(folder, clock)) {
      assertEquals("alice", store.sessions().find(cookie).orElseThrow().user());
    }
    assertEquals(steps, number("select count(*) from schema_version"));
  }

  @Test
  void aStepThatWasCutOffIsRunAgain() throws Exception {
    make();
    execute("delete from schema_version");
    execute("drop table journal");
    try (DataFolder folder = DataFolder.open(data, clock);
        Store store = Store.open(folder, clock)) {
      assertEquals(0, store.journal().lastSeq());
      assertEquals(1, store.users().count(), "what was there is there");
    }
  }

  @Test
  void aFileThatIsMissingIsNotReplacedByAnEmptyOne() throws Exception {
    try (OpenStore open = new OpenStore(data)) {
      String cookie = open.store.sessions().create("alice", "node-1").cookie();
      open.store.kill("killed by the test");
      Path away = data.resolve("away");
      Files.move(open.store.file().orElseThrow(), away);
      ProblemException missing = assertThrows(ProblemException.class, () -> open.store.reopen());
      assertTrue(
          missing.detail().contains(open.store.file().orElseThrow().toString()), missing.detail());
      Files.move(away, open.store.file().orElseThrow());
      open.store.reopen();
      assertTrue(open.store.sessions().find(cookie).isPresent());
    }
  }

  @Test
  void oneElsewhereIsOursAloneAndThatOfAnotherProgramIsLeftAlone() throws Exception {
    Path file = data.resolve("else/where.mv.db");
    StoreUrl url = StoreUrl.of("jdbc:h2:" + data.resolve("else/where"));
    Store.open(url, clock).close();
    Assumptions.assumeTrue(
        Files.getFileStore(data).supportsFileAttributeView(PosixFileAttributeView.class),
        "needs POSIX permissions");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    try (Store again = Store.open(url, clock)) {
      assertEquals(0, again.users().count());
    }
    try (Connection connection = DriverManager.getConnection("jdbc:h2:" + data.resolve("other"));
        Statement statement = connection.createStatement()) {
      statement.execute("create table theirs (id integer)");
    }
    StoreUrl theirs = StoreUrl.of("jdbc:h2:" + data.resolve("other"));
    ProblemException refused =
        assertThrows(ProblemException.class, () -> Store.open(theirs, clock));
    assertTrue(refused.detail().contains("of another program"), refused.detail());
    assertTrue(refused.detail().contains("--store"), refused.detail());
    try (Connection connection = DriverManager.getConnection("jdbc:h2:" + data.resolve("other"));
        ResultSet tables = connection.getMetaData().getTables(null, "PUBLIC", null, null)) {
      assertTrue(tables.next());
      assertEquals("THEIRS", tables.getString("TABLE_NAME"));
      assertFalse(tables.next());
    }
  }

  @Test
  void oneOfANewerVersionIsRefusedAndLeftToIt() throws Exception {
    make();
    execute("insert into schema_version (version, script) values (99, '099-later.sql')");
    ProblemException refused = refused(ProblemKind.DATA_NEWER);
    assertTrue(refused.detail().contains("schema 99"), refused.detail());
    assertTrue(refused.detail().contains("--data"), refused.detail());
    assertEquals(99, number("select max(version) from schema_version"));
    assertEquals(1, number("select count(*) from users"));
  }

  @Test
  void oneThatIsNoDatabaseIsRefusedAndNotTouched() throws Exception {
    make();
    byte[] garbage = new byte[(int) Files.size(file())];
    Arrays.fill(garbage, (byte) 'x');
    corrupt(garbage);
    corrupt("this is my diary".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void oneWhoseHeadIsGoneIsRefusedAndNotTouched() throws Exception {
    make();
    byte[] bytes = Files.readAllBytes(file());
    Arrays.fill(bytes, 0, Math.min(bytes.length, 3 * 4096), (byte) 0);
    corrupt(bytes);
  }

  private void corrupt(byte[] bytes) throws Exception {
    Files.write(file(), bytes);
    ProblemException refused = refused(ProblemKind.DATA_CORRUPT);
    assertTrue(refused.detail().contains(file().toString()), refused.detail());
    assertTrue(!refused.detail().contains("(null)"), refused.detail());
    assertArrayEquals(bytes, Files.readAllBytes(file()));
  }

  private ProblemException refused(ProblemKind kind) {
    try (DataFolder folder = DataFolder.open(data, clock)) {
      ProblemException refused =
          assertThrows(ProblemException.class, () -> Store.open(folder, clock).close());
      assertEquals(kind, refused.kind(), refused.detail());
      return refused;
    }
  }

  private void make() {
    try (DataFolder folder = DataFolder.open(data, clock);
        Store store = Store.open(folder, clock)) {
      store.users().put("alice", "hash");
    }
  }

  private Path file() {
    return data.resolve("understudy.mv.db");
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:h2:file:" + data.resolve("understudy"));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
