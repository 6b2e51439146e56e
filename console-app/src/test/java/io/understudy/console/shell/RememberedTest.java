package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.console.shell.Remembered.Bounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RememberedTest {
  @TempDir private Path folder;

  @Test
  void whatIsSavedIsLoaded() throws IOException {
    Remembered saved =
        new Remembered(
            ThemeChoice.DARK,
            Language.PORTUGUESE_BRAZIL,
            Optional.of(new Bounds(-10, 20.5, 1_200, 800, true)),
            Map.of("cards.view", "rows", "key.node.KILL", ""));
    saved.save(folder);
    saved.save(folder);
    assertEquals(saved, Remembered.load(folder, "en"));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("console.properties")), files.toList());
    }
  }

  @Test
  void theFirstStartFollowsTheDesktop() {
    Remembered first = Remembered.load(folder.resolve("absent"), "pt-PT");
    assertEquals(
        new Remembered(ThemeChoice.DESKTOP, Language.PORTUGUESE_BRAZIL, Optional.empty(), Map.of()),
        first);
  }

  @Test
  void nonsenseIsIgnored() throws IOException {
    Files.writeString(
        folder.resolve("console.properties"),
        "theme=plaid\nlanguage=xx\nx=1\ny=2\nwidth=NaN\nheight=-3\n");
    assertEquals(
        new Remembered(ThemeChoice.DESKTOP, Language.ENGLISH, Optional.empty(), Map.of()),
        Remembered.load(folder, "en"));
    Files.writeString(folder.resolve("console.properties"), "theme=\\u12");
    assertEquals(ThemeChoice.DESKTOP, Remembered.load(folder, "en").theme());
  }
}
