package io.understudy.console.cards;

import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.console.look.Drawing;
import io.understudy.console.look.Fonts;
import io.understudy.console.look.Glyphs;
import io.understudy.console.look.NodeLook;
import io.understudy.console.look.TextFit;
import io.understudy.console.look.Tiling;
import io.understudy.console.look.Tone;
import io.understudy.console.shell.ActMenu;
import io.understudy.console.shell.NodeWhy;
import io.understudy.console.shell.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;

/**
 * A tile for each node, drawn: a shape in the colour of its state, and its number where there is
 * room. The arrow keys move the selection.
 */
final class NodeGrid extends StackPane {
  private static final double SHAPE = 1.25;
  private static final double WIDEST = 52;
  private static final double NUMBERED = 30;
  private static final double CORNER = 5;
  private static final double MARGIN = 10;

  private final Workspace desk;
  private final CrowdModel crowd;
  private final Drawing drawing;
  private final Tooltip why = new Tooltip();
  private Tiling tiling = Tiling.fit(1, 1, 0, SHAPE, WIDEST);
  private int hovered = -1;

  NodeGrid(Workspace desk, CrowdModel crowd) {
    this.desk = desk;
    this.crowd = crowd;
    drawing = new Drawing(desk.palette(), this::paint);
    drawing.setId("node-grid");
    drawing.setFocusTraversable(true);
    drawing.setAccessibleRole(AccessibleRole.LIST_VIEW);
    drawing.setOnMousePressed(
        pressed -> at(pressed.getX(), pressed.getY()).ifPresent(this::select));
    drawing.setOnMouseMoved(moved -> hover(at(moved.getX(), moved.getY()).orElse(-1)));
    drawing.setOnMouseExited(left -> hover(-1));
    drawing.setOnKeyPressed(this::move);
    drawing.setOnContextMenuRequested(this::menu);
    drawing.focusedProperty().addListener(change -> drawing.redraw());
    getChildren().add(drawing);
    setMinSize(0, 0);
  }

  /** Shows the nodes as they are in the newest picture. */
  void look() {
    selected()
        .flatMap(crowd::node)
        .ifPresentOrElse(
            node -> drawing.setAccessibleText(words(node)),
            () -> drawing.setAccessibleText(desk.texts().get("nodes.grid.of", crowd.size())));
    drawing.redraw();
  }

  /** Where that node's tile is, in the coordinates of the grid; for tests and menus. */
  Optional<Bounds> tile(String id) {
    int index = crowd.order().indexOf(id);
    return index < 0
        ? Optional.empty()
        : Optional.of(
            new BoundingBox(
                left() + tiling.x(index),
                MARGIN / 2 + tiling.y(index),
                tiling.tileWidth(),
                tiling.tileHeight()));
  }

  private Optional<String> selected() {
    return Optional.ofNullable(desk.selection().id().get()).filter(crowd.order()::contains);
  }

  private double left() {
    return Math.max(MARGIN, (drawing.getWidth() - tiling.wholeWidth()) / 2);
  }

  private OptionalInt at(double x, double y) {
    OptionalInt found = tiling.at(x - left(), y - MARGIN / 2);
    return found.isPresent() && found.getAsInt() < crowd.order().size()
        ? found
        : OptionalInt.empty();
  }

  private void select(int index) {
    desk.selection().select(crowd.order().get(index));
    drawing.requestFocus();
  }

  private void hover(int index) {
    if (index == hovered) {
      return;
    }
    hovered = index;
    Tooltip.uninstall(drawing, why);
    if (index >= 0 && index < crowd.order().size()) {
      crowd.node(crowd.order().get(index)).ifPresent(node -> why.setText(words(node)));
      Tooltip.install(drawing, why);
    }
    drawing.redraw();
  }

  private String words(Node node) {
    return NodeWhy.of(node, desk.bridge().snapshot().get().at(), desk.texts(), desk.formats());
  }

  private void move(KeyEvent pressed) {
    int from = selected().map(crowd.order()::indexOf).orElse(-1);
    int to =
        switch (pressed.getCode()) {
          case LEFT -> from - 1;
          case RIGHT -> from + 1;
          case UP -> from - tiling.columns();
          case DOWN -> from < 0 ? 0 : from + tiling.columns();
          case HOME -> 0;
          case END -> crowd.order().size() - 1;
          default -> Integer.MIN_VALUE;
        };
    if (to == Integer.MIN_VALUE) {
      return;
    }
    pressed.consume();
    if (to >= 0 && to < crowd.order().size()) {
      desk.selection().select(crowd.order().get(to));
    }
  }

  private void menu(ContextMenuEvent asked) {
    if (!asked.isKeyboardTrigger()) {
      at(asked.getX(), asked.getY()).ifPresent(this::select);
    }
    selected()
        .flatMap(this::tile)
        .map(drawing::localToScreen)
        .ifPresent(place -> ActMenu.of(desk).show(drawing, place.getMinX(), place.getMaxY()));
    asked.consume();
  }

  private void paint(GraphicsContext g, double width, double height) {
    List<String> order = crowd.order();
    tiling =
        Tiling.fit(
            Math.max(1, width - 2 * MARGIN),
            Math.max(1, height - MARGIN),
            order.size(),
            SHAPE,
            WIDEST);
    double left = left();
    String selected = desk.selection().id().get();
    for (int i = 0; i < order.size(); i++) {
      String id = order.get(i);
      double x = left + tiling.x(i);
      double y = MARGIN / 2 + tiling.y(i);
      if (crowd.node(id).isPresent() && !crowd.isGone(id)) {
        tile(g, crowd.node(id).get(), x, y, i == hovered);
      }
      if (id.equals(selected)) {
        halo(g, x, y);
      }
    }
  }

  private void tile(GraphicsContext g, Node node, double x, double y, boolean hover) {
    NodeLook look = NodeLook.of(node);
    Color tone = desk.palette().color(look.tone());
    double width = tiling.tileWidth();
    double height = tiling.tileHeight();
    double corner = 2 * Math.min(CORNER, height / 4);
    g.setFill(desk.palette().color(Tone.RAISED));
    g.fillRoundRect(x, y, width, height, corner, corner);
    g.setFill(desk.palette().color(look.tone(), look.isWell() ? 0.1 : 0.32));
    g.fillRoundRect(x, y, width, height, corner, corner);
    g.setStroke(hover ? desk.palette().color(Tone.TEXT) : desk.palette().color(look.tone(), 0.55));
    g.setLineWidth(look.isWell() && !hover ? 1 : 1.5);
    g.strokeRoundRect(x + 0.5, y + 0.5, width - 1, height - 1, corner, corner);
    boolean numbered = width >= NUMBERED;
    double glyph = Math.clamp(height * (numbered ? 0.34 : 0.5), 4, 11);
    double middle = y + height * (numbered ? 0.34 : 0.5);
    Glyphs.draw(g, look.shape(), x + width / 2, middle, glyph, tone);
    if (numbered) {
      var font = Fonts.mono(Math.clamp(height * 0.3, 9.5, 11.5));
      String number = node.id().substring(node.id().lastIndexOf('-') + 1);
      g.setFont(font);
      g.setFill(desk.palette().color(Tone.TEXT));
      g.setTextBaseline(VPos.CENTER);
      g.fillText(number, x + (width - TextFit.width(number, font)) / 2, y + height * 0.73);
    }
  }

  private void halo(GraphicsContext g, double x, double y) {
    g.setStroke(desk.palette().color(Tone.ACCENT));
    g.setLineWidth(2);
    double width = tiling.tileWidth() + 3;
    double height = tiling.tileHeight() + 3;
    double corner = 2 * Math.min(CORNER, height / 4) + 2;
    g.strokeRoundRect(x - 1.5, y - 1.5, width, height, corner, corner);
  }
}
