package io.understudy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.testing.ManualClock;
import io.understudy.testing.Program;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One holder at a time, and a secret that is the owner's. */
final class DataFolderTest {
  @TempDir Path data;

  private final ManualClock clock = new ManualClock();

  @Test
  void aSecondHolderInThisProcessIsToldWhoHoldsIt() {
    DataFolder first = DataFolder.open(data, clock);
    try (first) {
      ProblemException refused = refused(ProblemKind.DATA_IN_USE, data.resolve("x").resolve(".."));
      assertTrue(refused.detail().contains("process " + ProcessHandle.current().pid()));
      assertTrue(refused.detail().contains("since 2026-11-20T12:00:00Z"), refused.detail());
      assertTrue(refused.detail().contains(data.toString()), refused.detail());
    }
    DataFolder.open(data, clock).close();
  }

  @Test
  void aHolderInAnotherProcessIsToldWhoHoldsItAlsoAfterOneInThisWasRefused() {
    try (DataFolder first = DataFolder.open(data, clock)) {
      refused(ProblemKind.DATA_IN_USE, data);
      try (Program other = Program.headlessMaybe(first.path())) {
        assertEquals(1, other.exit());
        assertTrue(other.err().contains("process " + ProcessHandle.current().pid()), other.err());
      }
    }
  }

  @Test
  void closingTwiceIsHarmless() {
    DataFolder folder = DataFolder.open(data, clock);
    folder.close();
    try (DataFolder next = DataFolder.open(data, clock)) {
      folder.close();
      refused(ProblemKind.DATA_IN_USE, next.path());
    }
  }

  @Test
  void aFileInItsPlaceIsLeftAlone() throws Exception {
    Path file = Files.writeString(data.resolve("file"), "in the way");
    ProblemException refused = refused(ProblemKind.DATA_UNWRITABLE, file);
    assertTrue(refused.detail().contains(file.toString()), refused.detail());
    assertTrue(refused.detail().contains("--data"), refused.detail());
    refused(ProblemKind.DATA_UNWRITABLE, file.resolve("below"));
    assertEquals("in the way", Files.readString(file));
  }

  @Test
  void theTokenIsRandomAndStaysTheSame() throws Exception {
    String token;
    try (DataFolder folder = DataFolder.open(data, clock)) {
      token = folder.token();
      assertEquals(43, token.length(), "256 bits");
      assertEquals(token, folder.token());
      assertEquals(token + "\n", Files.readString(data.resolve("control.token")));
    }
    try (DataFolder folder = DataFolder.open(data, clock)) {
      assertEquals(token, folder.token());
    }
    try (DataFolder other = DataFolder.open(data.resolve("other"), clock)) {
      assertNotEquals(token, other.token());
    }
  }

  @Test
  void aTokenThatWasNotWrittenToItsEndIsMadeAgain() throws Exception {
    Files.writeString(data.resolve("control.token"), "");
    try (DataFolder folder = DataFolder.open(data, clock)) {
      assertEquals(43, folder.token().length());
      assertEquals(folder.token(), folder.token());
    }
  }

  @Test
  void onlyTheOwnerCanReadIt() throws Exception {
    FileStore store = Files.getFileStore(data);
    Assumptions.assumeTrue(
        store.supportsFileAttributeView(PosixFileAttributeView.class), "needs POSIX permissions");
    try (DataFolder folder = DataFolder.open(data.resolve("new"), clock)) {
      folder.token();
      assertEquals("rwx------", permissions(folder.path()));
      assertEquals("rw-------", permissions(folder.path().resolve("control.token")));
    }
  }

  private static String permissions(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private ProblemException refused(ProblemKind kind, Path path) {
    ProblemException refused =
        assertThrows(ProblemException.class, () -> DataFolder.open(path, clock).close());
    assertEquals(kind, refused.kind(), refused.detail());
    return refused;
  }
}
