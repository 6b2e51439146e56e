package io.understudy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that has grown is small again, and everything is in it. */
final class CompactionTest {
  private static final long GROWN_BYTES = 512 * 1024;
  private static final int ALIVE = 10;

  @TempDir Path data;

  private Path file() {
    return data.resolve("understudy.mv.db");
  }

  /** Many commits of which little stays alive, and then the end of a killed process. */
  private void fill() throws IOException {
    try (DataFolder folder = DataFolder.open(data, InstantSource.system());
        Store store = Store.open(folder, InstantSource.system())) {
      store.users().put("carol", "a hash");
      // The store writes when it sees fit, so how often this takes depends on the machine.
      while (Files.size(file()) < GROWN_BYTES) {
        store.sessions().create("carol", "node-1");
        store.sessions().endAllOf("carol");
      }
      for (int i = 0; i < ALIVE; i++) {
        store.sessions().create("carol", "node-1");
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
    assertEquals(ALIVE, sessions());
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
    assertEquals(ALIVE, sessions());
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
