package io.understudy.console.topology;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.look.Drawing;
import io.understudy.console.look.NodeLook;
import io.understudy.console.look.StateGlyph;
import io.understudy.console.look.Tone;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Panel;
import io.understudy.console.shell.Workspace;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** The drawing with its legend. A click on a node selects it. */
public final class TopologyView {
  private final Workspace desk;
  private final Painter painter;
  private final Drawing still;
  private final Dots dots;
  private final Region view;
  private Picture picture;
  private Layout layout = Layout.of(0, 0, 0);

  /** The drawing of that workspace's cluster. */
  public TopologyView(Workspace desk) {
    this.desk = desk;
    painter = new Painter(desk.palette());
    still = new Drawing(desk.palette(), this::paint);
    dots = new Dots(desk.palette());
    still.setId("topology");
    still.setOnMousePressed(pressed -> pressed(pressed.getX(), pressed.getY()));
    StackPane drawings = new StackPane(still, dots);
    VBox.setVgrow(drawings, Priority.ALWAYS);
    view = new Panel(desk.texts().text("topology.title"), new VBox(drawings, legend()));
    desk.bridge().snapshot().addListener(change -> show());
    desk.texts().language().addListener(change -> show());
    desk.selection().id().addListener(change -> still.redraw());
  }

  /** The view. */
  public Region view() {
    return view;
  }

  private void pressed(double x, double y) {
    layout
        .nodeAt(x, y)
        .ifPresent(
            index -> {
              desk.selection().select(picture.nodes().get(index).id());
              // The keys that follow are meant for the node, not for the page beside it.
              still.requestFocus();
            });
  }

  private void show() {
    ClusterSnapshot now = desk.bridge().snapshot().get();
    if (now == null) {
      return;
    }
    picture = Picture.of(now, desk.texts(), desk.formats());
    still.setAccessibleText(
        desk.texts().get("summary.up", now.totals().up(), now.totals().nodes()));
    still.redraw();
    dots.flow(picture.rates(), isVisible() && !desk.bridge().paused().get());
  }

  private boolean isVisible() {
    return still.isOnScreen()
        && !(still.getScene().getWindow() instanceof Stage stage && stage.isIconified());
  }

  private void paint(GraphicsContext g, double width, double height) {
    painter.grid(g, width, height);
    if (picture == null) {
      return;
    }
    layout = Layout.of(width, height, picture.nodes().size());
    paths(g);
    painter.box(
        g,
        layout.clients(),
        Tone.MUTED,
        null,
        desk.texts().get("topology.clients"),
        picture.clients());
    painter.box(
        g,
        layout.balancer(),
        Tone.BALANCER,
        null,
        desk.texts().get("topology.balancer"),
        picture.balancer());
    painter.box(
        g,
        layout.store(),
        picture.storeOut() ? Tone.DOWN : Tone.STORE,
        null,
        desk.texts().get("topology.store"),
        picture.store());
    for (int i = 0; i < picture.nodes().size(); i++) {
      node(g, picture.nodes().get(i), layout.nodes().get(i));
    }
  }

  private void node(GraphicsContext g, Picture.Spot spot, Box box) {
    painter.box(g, box, spot.look().tone(), spot.look().shape(), spot.id(), spot.port());
    if (spot.id().equals(desk.selection().id().get())) {
      painter.halo(g, box);
    }
  }

  private void paths(GraphicsContext g) {
    Map<String, Curve> curves = new HashMap<>();
    Curve entry = Curve.between(layout.clients(), layout.balancer());
    curves.put(Picture.ENTRY, entry);
    painter.path(g, entry, false);
    for (int i = 0; i < picture.nodes().size(); i++) {
      Picture.Spot spot = picture.nodes().get(i);
      Curve in = Curve.between(layout.balancer(), layout.nodes().get(i));
      Curve out = Curve.between(layout.nodes().get(i), layout.store());
      curves.put(spot.in(), in);
      curves.put(spot.out(), out);
      if (spot.look().isBroken()) {
        painter.brokenPath(g, in, spot.look().tone(), true);
        painter.brokenPath(g, out, spot.look().tone(), false);
      } else {
        painter.path(g, in, spot.look() != NodeLook.UP);
        painter.path(g, out, spot.look() != NodeLook.UP);
      }
    }
    dots.along(curves);
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
