package io.understudy.console.topology;

import io.understudy.console.look.Palette;
import io.understudy.console.look.TilePainter;
import io.understudy.console.look.Tone;
import io.understudy.console.shell.Texts;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;

/** Draws a picture at its places, and says where its paths are. */
final class Boxes {
  private final Painter painter;
  private final TilePainter tiles;
  private final Texts texts;

  Boxes(Palette palette, Texts texts) {
    this.painter = new Painter(palette);
    this.tiles = new TilePainter(palette);
    this.texts = texts;
  }

  /** What is there even before there is a picture. */
  void grid(GraphicsContext g, double width, double height) {
    painter.grid(g, width, height);
  }

  /**
   * Draws it.
   *
   * @param selected the id of what has the halo, or null
   * @return the curves of the paths, by their names
   */
  Map<String, Curve> paint(GraphicsContext g, Picture picture, Layout layout, String selected) {
    Map<String, Curve> curves = paths(g, picture, layout);
    painter.box(
        g, layout.clients(), Tone.MUTED, null, texts.get("topology.clients"), picture.clients());
    if (!picture.dns().isEmpty()) {
      layout
          .dns()
          .ifPresent(box -> {
            painter.link(g, box, layout.clients());
            painter.box(g, box, Tone.ACCENT, null, texts.get("topology.dns"), picture.dns());
          });
    }
    for (int i = 0; i < picture.frontends().size(); i++) {
      piece(g, picture.frontends().get(i), layout.frontends().get(i), selected);
    }
    piece(g, picture.store(), layout.store(), selected);
    for (int i = 0; i < picture.stops().size(); i++) {
      if (picture.stops().get(i).isGroup()) {
        painter.frame(g, layout.stops().get(i), picture.stops().get(i));
      }
    }
    boolean grouped = layout.nodes().size() > Grouping.SINGLE_MOST;
    for (int i = 0; i < picture.nodes().size(); i++) {
      Picture.Spot spot = picture.nodes().get(i);
      Box box = layout.nodes().get(i);
      if (grouped) {
        tile(g, box, spot, selected);
      } else {
        painter.box(g, box, spot.look().tone(), spot.look().shape(), spot.id(), spot.port());
        halo(g, box, spot.id(), selected);
      }
    }
    return curves;
  }

  private void tile(GraphicsContext g, Box box, Picture.Spot spot, String selected) {
    double width = box.width();
    double height = box.height();
    tiles.tile(g, spot.id(), spot.look(), box.x(), box.y(), width, height, false);
    if (spot.id().equals(selected)) {
      tiles.halo(g, box.x(), box.y(), width, height);
    }
  }

  private void piece(GraphicsContext g, Picture.Piece piece, Box box, String selected) {
    painter.box(g, box, piece.tone(), piece.shape(), piece.name(), piece.line());
    halo(g, box, piece.part().id(), selected);
  }

  private void halo(GraphicsContext g, Box box, String id, String selected) {
    if (id.equals(selected)) {
      painter.halo(g, box);
    }
  }

  private Map<String, Curve> paths(GraphicsContext g, Picture picture, Layout layout) {
    Map<String, Curve> curves = new HashMap<>();
    for (int f = 0; f < picture.frontends().size(); f++) {
      Picture.Piece piece = picture.frontends().get(f);
      Curve entry = Curve.between(layout.clients(), layout.frontends().get(f));
      curves.put(piece.entry(), entry);
      if (piece.isUp()) {
        painter.path(g, entry, false);
      } else {
        painter.brokenPath(g, entry, piece.tone(), true);
      }
      for (int i = 0; i < picture.stops().size(); i++) {
        Stop stop = picture.stops().get(i);
        Curve in = Curve.between(layout.frontends().get(f), layout.stops().get(i));
        curves.put(piece.in(stop), in);
        // One cross for each is enough: the paths of the other frontends are broken anyway.
        in(g, piece, stop, in, f == 0);
      }
    }
    for (int i = 0; i < picture.stops().size(); i++) {
      Stop stop = picture.stops().get(i);
      Curve out = Curve.between(layout.stops().get(i), layout.store());
      curves.put(stop.out(), out);
      if (stop.road() == Stop.Road.BROKEN) {
        painter.brokenPath(g, out, stop.tone(), false);
      } else if (picture.store().isUp()) {
        painter.path(g, out, stop.road() != Stop.Road.OPEN);
      } else {
        painter.brokenPath(g, out, picture.store().tone(), false);
      }
    }
    return curves;
  }

  private void in(GraphicsContext g, Picture.Piece piece, Stop stop, Curve curve, boolean crossed) {
    if (!piece.isUp()) {
      painter.path(g, curve, true);
    } else if (stop.road() == Stop.Road.BROKEN) {
      painter.brokenPath(g, curve, stop.tone(), crossed);
    } else {
      painter.path(g, curve, stop.road() != Stop.Road.OPEN);
    }
  }
}
