package io.understudy.console.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The bundled fonts. A file that is absent falls back to what the system has. */
public final class Fonts {
  private static final String FOLDER = "/io/understudy/fonts/";
  private static final double ANY_SIZE = 12;
  private static final List<String> FILES =
      List.of(
          "Inter-Regular.otf",
          "Inter-Medium.otf",
          "Inter-SemiBold.otf",
          "Inter-Bold.otf",
          "JetBrainsMono-Regular.ttf",
          "JetBrainsMono-Medium.ttf");

  private Fonts() {}

  /** Loads them all; to be called before the first scene. */
  public static void load() {
    for (String file : FILES) {
      try (InputStream in = Fonts.class.getResourceAsStream(FOLDER + file)) {
        if (in != null) {
          Font.loadFont(in, ANY_SIZE);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("The bundled font " + file + " cannot be read", e);
      }
    }
  }

  /** The font of words, for drawings. */
  public static Font text(double size) {
    return Font.font("Inter", size);
  }

  /** The font of names, for drawings. */
  public static Font strong(double size) {
    return Font.font("Inter Semi Bold", size);
  }

  /** The font of numbers and addresses, for drawings. */
  public static Font mono(double size) {
    return Font.font("JetBrains Mono", size);
  }
}
