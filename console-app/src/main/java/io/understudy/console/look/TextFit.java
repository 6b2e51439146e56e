package io.understudy.console.look;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Measures and shortens words that are drawn on a canvas. FX thread only. */
public final class TextFit {
  private static final Text RULER = new Text();

  private TextFit() {}

  /** The width of a text in that font, in pixels. */
  public static double width(String text, Font font) {
    RULER.setFont(font);
    RULER.setText(text);
    return RULER.getLayoutBounds().getWidth();
  }

  /** The text, or as much of it as fits into that width in pixels, with an ellipsis. */
  public static String ellipsis(String text, Font font, double room) {
    if (width(text, font) <= room) {
      return text;
    }
    for (int end = text.length() - 1; end > 0; end--) {
      String shorter = text.substring(0, end).stripTrailing() + "…";
      if (width(shorter, font) <= room) {
        return shorter;
      }
    }
    return "";
  }
}
