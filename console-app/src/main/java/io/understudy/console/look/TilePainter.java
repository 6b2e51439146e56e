package io.understudy.console.look;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/**
 * Draws a node as a small tile: its shape in the colour of its state, and as much of its name as
 * there is room for. Those that are well stay pale, so that the others stand out one by one.
 */
public final class TilePainter {
  private static final int CORNER = 2;
  private static final double NAMED = 54;
  private static final double NUMBERED = 29;
  private static final double READABLE = 13;
  private static final double HIGH = 26;
  private static final double HALO = 1.5;

  private final Palette palette;

  /** Draws with those colours. */
  public TilePainter(Palette palette) {
    this.palette = palette;
  }

  /**
   * Draws a tile.
   *
   * @param g where to
   * @param id the node's name
   * @param look its state
   * @param x its left edge
   * @param y its upper edge
   * @param width its width in pixels
   * @param height its height in pixels
   * @param near whether the pointer is over it
   */
  public void tile(
      GraphicsContext g,
      String id,
      NodeLook look,
      double x,
      double y,
      double width,
      double height,
      boolean near) {
    Color tone = palette.color(look.tone());
    Color face = palette.color(Tone.RAISED).interpolate(tone, look.isWell() ? 0.1 : 0.32);
    Color edge = near ? palette.color(Tone.TEXT) : face.interpolate(tone, look.isWell() ? 0.5 : 1);
    plate(g, x, y, width, height, edge, face);
    if (width >= NAMED && height >= READABLE) {
      named(g, id, look, x, y, width, height, tone);
    } else if (width >= NUMBERED && height >= READABLE && height < HIGH) {
      named(g, number(id), look, x, y, width, height, tone);
    } else if (width >= NUMBERED && height >= HIGH) {
      Glyphs.draw(g, look.shape(), x + width / 2, y + height * 0.34, height * 0.34, tone);
      text(g, number(id), Fonts.mono(Math.clamp(height * 0.3, 9.5, 11.5)), x, width, y, height);
    } else {
      double size = Math.clamp(Math.min(width, height) * 0.56, 3, 10);
      Glyphs.draw(g, look.shape(), x + width / 2, y + height / 2, size, tone);
    }
  }

  /** Draws the mark of the selected tile around that place. */
  public void halo(GraphicsContext g, double x, double y, double width, double height) {
    g.setStroke(palette.color(Tone.ACCENT));
    g.setLineWidth(2);
    double corner = 2 * (CORNER + HALO);
    g.strokeRoundRect(x - HALO, y - HALO, width + 2 * HALO, height + 2 * HALO, corner, corner);
  }

  /**
   * A plate with stepped corners, of whole pixels. There may be five hundred, ten times a second:
   * with true curves the thread that draws took so long that the FX thread waited twice as long for
   * it.
   */
  private static void plate(
      GraphicsContext g, double x, double y, double width, double height, Color edge, Color face) {
    double left = Math.round(x);
    double top = Math.round(y);
    double wide = Math.max(1, Math.round(x + width) - left);
    double high = Math.max(1, Math.round(y + height) - top);
    int corner = (int) Math.min(CORNER, Math.min(wide, high) / 4);
    g.setFill(edge);
    steps(g, left, top, wide, high, corner);
    if (wide > 2 && high > 2) {
      g.setFill(face);
      steps(g, left + 1, top + 1, wide - 2, high - 2, Math.max(0, corner - 1));
    }
  }

  /** A rectangle whose corners are stairs of that many pixels. */
  private static void steps(
      GraphicsContext g, double x, double y, double width, double height, int corner) {
    for (int step = 0; step <= corner; step++) {
      int rest = corner - step;
      g.fillRect(x + rest, y + step, width - 2 * rest, height - 2 * step);
    }
  }

  private void named(
      GraphicsContext g,
      String id,
      NodeLook look,
      double x,
      double y,
      double width,
      double height,
      Color tone) {
    boolean wide = width >= NAMED;
    double glyph = Math.min(wide ? 9 : 7, height * 0.5);
    double left = x + (wide ? 6 : 4);
    Glyphs.draw(g, look.shape(), left + glyph / 2, y + height / 2, glyph, tone);
    Font font = Fonts.text(wide ? Math.clamp(height * 0.6, 9.5, 11.5) : 9.5);
    left += glyph + (wide ? 4 : 3);
    g.setFont(font);
    g.setFill(palette.color(Tone.TEXT));
    g.setTextBaseline(VPos.CENTER);
    double room = x + width - 3 - left;
    String shown = TextFit.width(id, font) <= room ? id : number(id);
    g.fillText(shown, left, y + height / 2);
  }

  private void text(
      GraphicsContext g, String text, Font font, double x, double width, double y, double height) {
    g.setFont(font);
    g.setFill(palette.color(Tone.TEXT));
    g.setTextBaseline(VPos.CENTER);
    g.fillText(text, x + (width - TextFit.width(text, font)) / 2, y + height * 0.73);
  }

  private static String number(String id) {
    return id.substring(id.lastIndexOf('-') + 1);
  }
}
