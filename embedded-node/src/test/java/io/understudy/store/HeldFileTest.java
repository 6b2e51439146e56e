package io.understudy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that one at a time holds; between processes {@link DataFolderTest} shows it. */
final class HeldFileTest {
  @TempDir Path folder;

  @Test
  void oneHoldsItAndTheOthersReadItsNote() throws IOException {
    Path file = folder.resolve("new").resolve("a.lock");
    assertEquals("", HeldFile.note(file), "nobody was there");
    HeldFile first = HeldFile.take(file, "the first one, with a long note").orElseThrow();
    assertEquals(Optional.empty(), HeldFile.take(file.resolveSibling("x/../a.lock"), "no"));
    assertEquals("the first one, with a long note", HeldFile.note(file));
    first.close();
    assertEquals("the first one, with a long note", HeldFile.note(file), "the last one");
    try (HeldFile second = HeldFile.take(file, "the second").orElseThrow()) {
      first.close();
      assertTrue(HeldFile.take(file, "no").isEmpty(), second::toString);
      assertEquals("the second", Files.readString(file));
    }
  }
}
