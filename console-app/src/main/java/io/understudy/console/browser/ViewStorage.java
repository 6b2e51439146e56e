package io.understudy.console.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where pages keep their local storage: a folder of its own for each view, gone with the process.
 * Without it WebView makes a hidden folder in the user's home.
 */
final class ViewStorage {
  private ViewStorage() {}

  /** The folder of a view, made by WebView when a page is loaded. */
  static File of(ViewHost host) {
    return Folder.ROOT.resolve(host.host("")).toFile();
  }

  private static final class Folder {
    static final Path ROOT = make();

    private static Path make() {
      try {
        Path folder = Files.createTempDirectory("understudy-views-");
        Runtime.getRuntime()
            .addShutdownHook(new Thread(() -> delete(folder), "understudy-views-cleaner"));
        return folder;
      } catch (IOException unwritable) {
        throw new UncheckedIOException("No folder for temporary files", unwritable);
      }
    }

    private static void delete(Path folder) {
      try (Stream<Path> found = Files.walk(folder)) {
        for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      } catch (IOException inUse) {
        // WebKit may still write while the process ends; the system clears its temporary files.
        return;
      }
    }
  }
}
