package io.understudy.console.shell;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the window keeps from one start to the next. Immutable.
 *
 * @param theme the choice of the theme
 * @param language the language
 * @param bounds where the window was, empty before the first close
 * @param kept what {@link Kept} has
 */
public record Remembered(
    ThemeChoice theme, Language language, Optional<Bounds> bounds, Map<String, String> kept) {
  private static final String FILE = "console.properties";
  private static final String KEPT = "kept.";

  /** Copies what is kept. */
  public Remembered {
    kept = Map.copyOf(kept);
  }

  /**
   * A place on the screen in pixels.
   *
   * @param x its left edge
   * @param y its upper edge
   * @param width its width, above zero
   * @param height its height, above zero
   * @param maximized whether it filled the screen
   */
  public record Bounds(double x, double y, double width, double height, boolean maximized) {}

  /**
   * Reads it from a data folder. Whatever is absent or makes no sense is as at the first start,
   * because a window must open even so.
   *
   * @param folder the data folder; it may not exist yet
   * @param desktopLanguage the BCP 47 tag of the desktop's language
   */
  public static Remembered load(Path folder, String desktopLanguage) {
    Properties values = new Properties();
    try (Reader in = Files.newBufferedReader(folder.resolve(FILE))) {
      values.load(in);
    } catch (IOException | IllegalArgumentException e) {
      values.clear();
    }
    return new Remembered(
        ThemeChoice.ofCode(values.getProperty("theme")),
        Language.ofTag(values.getProperty("language", desktopLanguage)),
        bounds(values),
        kept(values));
  }

  /**
   * Writes it to a data folder, as a whole or not at all.
   *
   * @throws IOException if it cannot be written; what was there before is still there
   */
  public void save(Path folder) throws IOException {
    Properties values = new Properties();
    values.setProperty("theme", theme.code());
    values.setProperty("language", language.tag());
    new TreeMap<>(kept).forEach((key, value) -> values.setProperty(KEPT + key, value));
    bounds.ifPresent(place -> {
      values.setProperty("x", Double.toString(place.x()));
      values.setProperty("y", Double.toString(place.y()));
      values.setProperty("width", Double.toString(place.width()));
      values.setProperty("height", Double.toString(place.height()));
      values.setProperty("maximized", Boolean.toString(place.maximized()));
    });
    Path draft = Files.createTempFile(folder, FILE, ".new");
    try {
      try (Writer out = Files.newBufferedWriter(draft)) {
        values.store(out, "The window of Understudy; written when it closes");
      }
      Files.move(
          draft,
          folder.resolve(FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static Map<String, String> kept(Properties values) {
    return values.stringPropertyNames().stream()
        .filter(name -> name.startsWith(KEPT))
        .collect(Collectors.toMap(name -> name.substring(KEPT.length()), values::getProperty));
  }

  private static Optional<Bounds> bounds(Properties values) {
    try {
      Bounds place =
          new Bounds(
              Double.parseDouble(values.getProperty("x", "")),
              Double.parseDouble(values.getProperty("y", "")),
              Double.parseDouble(values.getProperty("width", "")),
              Double.parseDouble(values.getProperty("height", "")),
              Boolean.parseBoolean(values.getProperty("maximized")));
      boolean sane =
          place.width > 0
              && place.height > 0
              && Double.isFinite(place.x + place.y + place.width + place.height);
      return Optional.of(place).filter(any -> sane);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
