package io.understudy.console.charts;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.look.Drawing;
import io.understudy.console.look.NodeLook;
import io.understudy.console.look.StateGlyph;
import io.understudy.console.look.Tone;
import io.understudy.console.plot.TimePainter;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Panel;
import io.understudy.console.shell.Workspace;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The chart with its legend. */
public final class ChartView {
  private final Workspace desk;
  private final TimePainter painter;
  private final Drawing drawing;
  private final Label quiet;
  private final Region view;
  private ChartData data = new ChartData(List.of(), List.of());

  /** The chart of that workspace's cluster. */
  public ChartView(Workspace desk) {
    this.desk = desk;
    painter =
        new TimePainter(desk.palette(), desk.texts(), desk.formats(), this::age, Tone.SURFACE);
    drawing =
        new Drawing(
            desk.palette(), (g, width, height) -> painter.paint(g, width, height, data.chart()));
    drawing.accessibleTextProperty().bind(desk.texts().text("chart.title"));
    quiet = Controls.label("empty", desk.texts().text("chart.quiet"));
    quiet.setWrapText(true);
    quiet.setMouseTransparent(true);
    view =
        new Panel(
            desk.texts().text("chart.title"),
            new StackPane(drawing, quiet),
            entry("chart.rate", Tone.ACCENT),
            entry("chart.p50", Tone.UP),
            entry("chart.p99", Tone.BALANCER));
    desk.bridge().snapshot().addListener(change -> show());
    desk.texts().language().addListener(change -> drawing.redraw());
  }

  /** The view. */
  public Region view() {
    return view;
  }

  private void show() {
    ClusterSnapshot now = desk.bridge().snapshot().get();
    if (now != null) {
      data = ChartData.of(now, desk.bridge().events());
      quiet.setVisible(data.isQuiet());
      drawing.redraw();
    }
  }

  private String age(double at) {
    return at > -1 ? desk.texts().get("chart.now") : desk.texts().get("chart.age", -at);
  }

  private Node entry(String key, Tone tone) {
    StateGlyph glyph = new StateGlyph(desk.palette(), 7);
    glyph.show(NodeLook.Shape.DISC, tone);
    HBox entry =
        new HBox(glyph, Controls.whole(Controls.label("legend-text", desk.texts().text(key))));
    entry.getStyleClass().add("legend-entry");
    entry.setAlignment(Pos.CENTER_LEFT);
    return entry;
  }
}
