package io.understudy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that has grown is small again, and everything is in it. */
final class CompactionTest {
  @TempDir Path data;

  private Path file() {
    return data.resolve("understudy.mv.db");
  }

  /** Many commits of which little stays alive, and then the end of a killed process. */
  private void fill() {
    try (DataFolder folder = DataFolder.open(data, InstantSource.system());
        Store store = Store.open(folder, InstantSource.system())) {
      store.users().put("carol", "a hash");
      for (int i = 0; i < 400; i++) {
        store.sessions().create("carol", "node-1");
        if (i < 390) {
          store.sessions().endAllOf("carol");
        }
      }
      store.kill("enough");
    }
  }

  private long sessions() {
    try (DataFolder folder = DataFolder.open(data, InstantSource.system());
        Store store = Store.open(folder, InstantSource.system())) {
      return store.sessions().count();
    }
  }

  @Test
  void whatIsAliveStays() throws Exception {
    fill();
    long before = Files.size(file());
    Compaction.run(file(), 0);
    assertTrue(Files.size(file()) < before / 2, before + " -> " + Files.size(file()));
    assertEquals(10, sessions());
  }

  @Test
  void aSmallFileIsLeftAlone() throws Exception {
    fill();
    List<Byte> before = bytes();
    Compaction.run(file(), Compaction.WORTH_BYTES);
    assertEquals(before, bytes());
  }

  @Test
  void whatAKillLeftInTheMiddleIsClearedAway() throws Exception {
    fill();
    Files.copy(file(), data.resolve("understudy.mv.db.newFile"));
    Files.writeString(data.resolve("understudy.mv.db.tempFile"), "half of it");
    Files.delete(file()); // the one moment at which only the new file has everything
    Compaction.run(file(), Compaction.WORTH_BYTES);
    assertEquals(10, sessions());
  }

  @Test
  void whatIsNoDataFileStaysAsItIs() throws Exception {
    Files.writeString(file(), "x".repeat(10_000));
    Compaction.run(file(), 0);
    assertEquals("x".repeat(10_000), Files.readString(file()));
    Files.delete(file());
    Compaction.run(file(), 0);
    assertTrue(Files.notExists(file()));
  }

  private List<Byte> bytes() throws Exception {
    byte[] all = Files.readAllBytes(file());
    Byte[] boxed = new Byte[all.length];
    for (int i = 0; i < all.length; i++) {
      boxed[i] = all[i];
    }
    return List.of(boxed);
  }
}
