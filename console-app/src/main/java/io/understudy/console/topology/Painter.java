package io.understudy.console.topology;

import io.understudy.console.look.Fonts;
import io.understudy.console.look.Glyphs;
import io.understudy.console.look.NodeLook;
import io.understudy.console.look.Palette;
import io.understudy.console.look.Shape;
import io.understudy.console.look.TextFit;
import io.understudy.console.look.Tone;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** Draws what stands still: the grid, the paths, the boxes. */
final class Painter {
  private static final double GRID = 20;
  private static final double CORNER = 9;
  private static final double TWO_LINES = 36;
  private static final double ONE_LINE = 15;
  private static final double NARROW = 96;
  private static final double GLYPH = 9;
  private static final double SMALLEST = 10;

  private final Palette palette;

  Painter(Palette palette) {
    this.palette = palette;
  }

  void grid(GraphicsContext g, double width, double height) {
    g.setFill(palette.color(Tone.GRID));
    for (double x = GRID / 2; x < width; x += GRID) {
      for (double y = GRID / 2; y < height; y += GRID) {
        g.fillOval(x, y, 1.5, 1.5);
      }
    }
  }

  /** A path on which requests can go. */
  void path(GraphicsContext g, Curve curve, boolean waiting) {
    g.setStroke(palette.color(waiting ? Tone.BORDER : Tone.MUTED, waiting ? 1 : 0.55));
    g.setLineWidth(1.4);
    if (waiting) {
      g.setLineDashes(3, 4);
    }
    stroke(g, curve);
    g.setLineDashes();
  }

  /** A path on which none can: dashed, with a gap in the middle and a cross in the gap. */
  void brokenPath(GraphicsContext g, Curve curve, Tone tone, boolean crossed) {
    g.setStroke(palette.color(tone, crossed ? 0.9 : 0.45));
    g.setLineWidth(1.4);
    g.setLineDashes(5, 5);
    stroke(g, curve);
    g.setLineDashes();
    if (crossed) {
      double x = curve.x(0.5);
      double y = curve.y(0.5);
      g.setFill(palette.color(Tone.SURFACE));
      g.fillOval(x - 9, y - 9, 18, 18);
      Glyphs.draw(g, Shape.CROSS, x, y, 9, palette.color(tone));
    }
  }

  /** Two boxes, one above the other, that ask each other things. */
  void link(GraphicsContext g, Box upper, Box lower) {
    double x = upper.x() + upper.width() / 2;
    g.setStroke(palette.color(Tone.ACCENT, 0.55));
    g.setLineWidth(1.4);
    g.setLineDashes(3, 4);
    g.strokeLine(x, upper.y() + upper.height(), x, lower.y());
    g.setLineDashes();
  }

  /** A box with a name and a line below it, as much of both as fits. */
  void box(GraphicsContext g, Box box, Tone tone, Shape shape, String name, String line) {
    double corner = Math.min(CORNER, box.height() / 2);
    Color edge = palette.color(tone);
    g.setFill(palette.color(Tone.RAISED));
    g.fillRoundRect(box.x(), box.y(), box.width(), box.height(), corner * 2, corner * 2);
    g.setFill(palette.color(tone, 0.07));
    g.fillRoundRect(box.x(), box.y(), box.width(), box.height(), corner * 2, corner * 2);
    g.setStroke(edge);
    g.setLineWidth(box.height() < ONE_LINE ? 1 : 1.4);
    g.strokeRoundRect(box.x(), box.y(), box.width(), box.height(), corner * 2, corner * 2);
    if (box.height() >= ONE_LINE) {
      words(g, box, shape, edge, name, line);
    }
  }

  /** The frame of a group: which nodes, and how many of them are in which state. */
  void frame(GraphicsContext g, Box box, Stop stop) {
    g.setFill(palette.color(Tone.SURFACE));
    g.fillRoundRect(box.x(), box.y(), box.width(), box.height(), CORNER * 2, CORNER * 2);
    boolean broken = stop.road() == Stop.Road.BROKEN;
    g.setStroke(palette.color(broken ? stop.tone() : Tone.BORDER));
    g.setLineWidth(1.2);
    g.strokeRoundRect(box.x(), box.y(), box.width(), box.height(), CORNER * 2, CORNER * 2);
    if (Layout.isHeaded(box)) {
      head(g, box, stop);
    }
  }

  private void head(GraphicsContext g, Box box, Stop stop) {
    Font font = Fonts.mono(SMALLEST);
    double middle = box.y() + Layout.HEAD / 2 + 4;
    g.setTextBaseline(VPos.CENTER);
    g.setFont(font);
    g.setFill(palette.color(Tone.MUTED));
    double least = box.x() + 8 + TextFit.width(stop.range(), font) + 8;
    g.fillText(stop.range(), box.x() + 8, middle);
    double right = box.right() - 8;
    // The worst are nearest to the edge: they are what must not be missing.
    for (Map.Entry<NodeLook, Integer> some : stop.counts()) {
      String count = some.getValue().toString();
      double width = TextFit.width(count, font) + GLYPH + 4;
      if (right - width < least) {
        return;
      }
      g.setFill(palette.color(Tone.TEXT));
      g.fillText(count, right - width + GLYPH + 4, middle);
      NodeLook look = some.getKey();
      double x = right - width + GLYPH / 2;
      Glyphs.draw(g, look.shape(), x, middle, GLYPH - 1, palette.color(look.tone()));
      right -= width + 8;
    }
  }

  /** The halo of the selected node. */
  void halo(GraphicsContext g, Box box) {
    g.setStroke(palette.color(Tone.ACCENT, 0.8));
    g.setLineWidth(2);
    g.strokeRoundRect(
        box.x() - 4,
        box.y() - 4,
        box.width() + 8,
        box.height() + 8,
        (CORNER + 4) * 2,
        (CORNER + 4) * 2);
  }

  private void words(
      GraphicsContext g, Box box, Shape shape, Color edge, String name, String line) {
    boolean narrow = box.width() < NARROW;
    boolean two = box.height() >= TWO_LINES;
    double pad = narrow ? 7 : 12;
    double left = box.x() + pad;
    if (shape != null) {
      double glyphY = two ? box.middle() - 8 : box.middle();
      Glyphs.draw(g, shape, left + GLYPH / 2, glyphY, GLYPH, edge);
      left += GLYPH + (narrow ? 4 : 8);
    }
    double room = box.right() - (narrow ? pad / 2 : pad) - left;
    Font strong = Fonts.strong(narrow || !two ? 11.5 : 13);
    if (TextFit.width(name, strong) > room) {
      strong = Fonts.strong(SMALLEST);
    }
    Font mono = Fonts.mono(narrow || !two ? 10.5 : 11.5);
    g.setTextBaseline(VPos.CENTER);
    g.setFill(palette.color(Tone.TEXT));
    g.setFont(strong);
    g.fillText(TextFit.ellipsis(name, strong, room), left, box.middle() - (two ? 8 : 0));
    g.setFill(palette.color(Tone.MUTED));
    g.setFont(mono);
    if (two) {
      double start = box.x() + pad;
      double under = shape == null || narrow ? start : left;
      double below = box.right() - pad / 2 - under;
      if (TextFit.width(line, mono) > below) {
        mono = Fonts.mono(SMALLEST);
        g.setFont(mono);
      }
      g.fillText(TextFit.ellipsis(line, mono, below), under, box.middle() + 9.5);
    } else if (room > TextFit.width(name, strong) + TextFit.width(line, mono) + 8) {
      g.fillText(line, box.right() - pad - TextFit.width(line, mono), box.middle());
    }
  }

  private static void stroke(GraphicsContext g, Curve c) {
    g.beginPath();
    g.moveTo(c.x0(), c.y0());
    g.bezierCurveTo(c.bend(), c.y0(), c.bend(), c.y1(), c.x1(), c.y1());
    g.stroke();
  }
}
