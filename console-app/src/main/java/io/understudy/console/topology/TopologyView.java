package io.understudy.console.topology;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.console.look.Drawing;
import io.understudy.console.look.NodeLook;
import io.understudy.console.look.StateGlyph;
import io.understudy.console.shell.ActMenu;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.NodeWhy;
import io.understudy.console.shell.Part;
import io.understudy.console.shell.Workspace;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/**
 * The drawing with its legend. A click on a node, a frontend or the store selects it; what can be
 * done to it is in its context menu and on the keys.
 */
public final class TopologyView {
  private final Workspace desk;
  private final Boxes boxes;
  private final Drawing still;
  private final Dots dots;
  private final Label why = Controls.label("selection-why");
  private final Region view;
  private Picture picture;
  private Layout layout = Layout.of(0, 0, 0, 0);
  private final Tooltip near = new Tooltip();
  private String pointed = "";
  private ContextMenu menu;

  /** The drawing of that workspace's cluster. */
  public TopologyView(Workspace desk) {
    this.desk = desk;
    boxes = new Boxes(desk.palette(), desk.texts());
    still = new Drawing(desk.palette(), this::paint);
    dots = new Dots(desk.palette());
    still.setId("topology");
    still.setFocusTraversable(true);
    still.setOnMousePressed(pressed -> take(pressed.getX(), pressed.getY()));
    still.setOnContextMenuRequested(this::menu);
    still.setOnMouseMoved(moved -> point(moved.getX(), moved.getY()));
    still.setOnMouseExited(left -> point(-1, -1));
    StackPane drawings = new StackPane(still, dots);
    VBox.setVgrow(drawings, Priority.ALWAYS);
    why.setMaxWidth(Double.MAX_VALUE);
    view = new VBox(why, drawings, legend());
    desk.bridge().snapshot().subscribe(now -> show());
    desk.texts().language().addListener(change -> redraw());
    desk.selection().id().addListener(change -> redraw());
    desk.motion().reduced().addListener(change -> show());
  }

  /** The view. */
  public Region view() {
    return view;
  }

  private void take(double x, double y) {
    if (isDns(x, y)) {
      desk.commands().get("place.dns").run();
      return;
    }
    at(x, y)
        .ifPresent(id -> {
          desk.selection().select(id);
          // The keys that follow are meant for the box, not for the page beside it.
          still.requestFocus();
        });
  }

  private boolean isDns(double x, double y) {
    return picture != null
        && !picture.dns().isEmpty()
        && layout.dns().filter(box -> box.contains(x, y)).isPresent();
  }

  private Optional<String> at(double x, double y) {
    OptionalInt node = layout.nodeAt(x, y);
    if (node.isPresent() && node.getAsInt() < picture.nodes().size()) {
      return Optional.of(picture.nodes().get(node.getAsInt()).id());
    }
    OptionalInt frontend = layout.frontendAt(x, y);
    if (frontend.isPresent()) {
      return Optional.of(picture.frontends().get(frontend.getAsInt()).part().id());
    }
    return layout.store().contains(x, y) ? Optional.of(Part.STORE) : Optional.empty();
  }

  /** By the mouse at the box below it, by the keyboard at what is selected. */
  private void menu(ContextMenuEvent asked) {
    if (menu != null) {
      menu.hide();
    }
    boolean something =
        asked.isKeyboardTrigger()
            ? desk.selection().id().get() != null
            : at(asked.getX(), asked.getY()).isPresent();
    if (something) {
      menu = ActMenu.of(desk);
      Bounds place = still.localToScreen(still.getBoundsInLocal());
      menu.show(
          still,
          asked.isKeyboardTrigger() ? place.getCenterX() : asked.getScreenX(),
          asked.isKeyboardTrigger() ? place.getCenterY() : asked.getScreenY());
    }
  }

  private void show() {
    ClusterSnapshot now = desk.bridge().snapshot().get();
    if (now == null) {
      return;
    }
    Picture before = picture;
    picture = Picture.of(now, desk.texts(), desk.formats());
    why.setText(why());
    still.setAccessibleText(
        desk.texts().get("summary.up", now.totals().up(), now.totals().nodes())
            + ". "
            + why.getText());
    // To paint all of it costs more than all the rest of a tick.
    if (!picture.looksLike(before)) {
      still.redraw();
    }
    dots.flow(picture.rates(), mayMove());
  }

  private void redraw() {
    show();
    still.redraw();
  }

  /** Nothing moves that nobody can see, or that somebody has stopped or does not want to move. */
  private boolean mayMove() {
    return isVisible() && !desk.bridge().still().getValue() && !desk.motion().reduced().getValue();
  }

  /** What is below the pointer says why it is as it is. */
  private void point(double x, double y) {
    String words = picture == null ? "" : words(x, y);
    if (words.equals(pointed)) {
      return;
    }
    pointed = words;
    Tooltip.uninstall(still, near);
    if (!words.isEmpty()) {
      near.setText(words);
      Tooltip.install(still, near);
    }
  }

  private String words(double x, double y) {
    ClusterSnapshot now = desk.bridge().snapshot().get();
    OptionalInt node = layout.nodeAt(x, y);
    if (node.isPresent() && node.getAsInt() < now.nodes().size()) {
      Node one = now.nodes().get(node.getAsInt());
      return NodeWhy.of(one, now.at(), desk.texts(), desk.formats());
    }
    OptionalInt stop = layout.stopAt(x, y);
    if (stop.isPresent() && stop.getAsInt() < picture.stops().size()) {
      return words(picture.stops().get(stop.getAsInt()));
    }
    return at(x, y)
        .flatMap(id -> Part.of(now).stream().filter(part -> part.id().equals(id)).findFirst())
        .map(part -> part.id() + ": " + desk.texts().said(part.reason()))
        .orElse("");
  }

  private String words(Stop stop) {
    return stop.counts().stream()
        .map(some ->
            desk.texts()
                .get("nodes.state", some.getValue(), desk.texts().get(some.getKey().textKey())))
        .collect(Collectors.joining(" · ", stop.range() + "\n", ""));
  }

  /** Why what is selected is as it is. */
  private String why() {
    Node node = desk.selection().node().getValue();
    if (node != null) {
      boolean opinion = NodeLook.of(node).isOpinion();
      return node.id() + ": " + desk.texts().said(opinion ? node.reason() : node.stateReason());
    }
    Part part = desk.selection().part().getValue();
    return part == null ? "" : part.id() + ": " + desk.texts().said(part.reason());
  }

  private boolean isVisible() {
    return still.isOnScreen()
        && !(still.getScene().getWindow() instanceof Stage stage && stage.isIconified());
  }

  private void paint(GraphicsContext g, double width, double height) {
    boxes.grid(g, width, height);
    if (picture != null) {
      layout = Layout.of(width, height, picture.frontends().size(), picture.nodes().size());
      dots.along(boxes.paint(g, picture, layout, desk.selection().id().get()));
    }
  }

  private FlowPane legend() {
    FlowPane legend = new FlowPane();
    legend.getStyleClass().add("legend");
    legend.setAlignment(Pos.CENTER);
    for (NodeLook look : NodeLook.values()) {
      StateGlyph glyph = new StateGlyph(desk.palette(), 8);
      glyph.show(look);
      HBox entry =
          new HBox(
              glyph,
              Controls.whole(Controls.label("legend-text", desk.texts().text(look.textKey()))));
      entry.getStyleClass().add("legend-entry");
      entry.setAlignment(Pos.CENTER_LEFT);
      legend.getChildren().add(entry);
    }
    return legend;
  }
}
