package io.understudy.store;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Where data lies when nobody names a folder. A class of its own, because every command asks for it
 * before anything else of the engine is loaded.
 */
public final class DefaultFolder {
  private DefaultFolder() {}

  /** Where the data of this platform's applications belongs, for example under the home folder. */
  public static Path path() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    Path home = Path.of(System.getProperty("user.home"));
    if (os.contains("win")) {
      String local = System.getenv("LOCALAPPDATA");
      return (local == null ? home : Path.of(local)).resolve("Understudy");
    }
    if (os.contains("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve("Understudy");
    }
    String xdg = System.getenv("XDG_DATA_HOME");
    Path base = xdg == null || xdg.isBlank() ? home.resolve(".local/share") : Path.of(xdg);
    return base.resolve("understudy");
  }
}
