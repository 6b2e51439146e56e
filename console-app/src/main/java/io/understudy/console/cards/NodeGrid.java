package io.understudy.console.cards;

import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.console.look.Drawing;
import io.understudy.console.look.NodeLook;
import io.understudy.console.look.TilePainter;
import io.understudy.console.look.Tiling;
import io.understudy.console.shell.ActMenu;
import io.understudy.console.shell.NodeWhy;
import io.understudy.console.shell.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/**
 * A tile for each node, drawn: a shape in the colour of its state, and its number where there is
 * room. The arrow keys move the selection.
 */
final class NodeGrid extends StackPane {
  private static final double SHAPE = 1.25;
  private static final double WIDEST = 52;
  private static final double MARGIN = 10;

  private final Workspace desk;
  private final CrowdModel crowd;
  private final Drawing drawing;
  private final TilePainter tiles;
  private final Tooltip why = new Tooltip();
  private Tiling tiling = Tiling.fit(1, 1, 0, SHAPE, WIDEST);
  private int hovered = -1;

  NodeGrid(Workspace desk, CrowdModel crowd) {
    this.desk = desk;
    this.crowd = crowd;
    tiles = new TilePainter(desk.palette());
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
        NodeLook look = NodeLook.of(crowd.node(id).get());
        tiles.tile(g, id, look, x, y, tiling.tileWidth(), tiling.tileHeight(), i == hovered);
      }
      if (id.equals(selected)) {
        tiles.halo(g, x, y, tiling.tileWidth(), tiling.tileHeight());
      }
    }
  }
}
