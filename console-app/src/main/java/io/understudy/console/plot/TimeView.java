package io.understudy.console.plot;

import io.understudy.console.look.Drawing;
import io.understudy.console.look.Tone;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import java.util.function.DoubleFunction;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A chart over time with its title and its legend. FX thread only. */
public final class TimeView extends VBox {
  private final Drawing drawing;
  private TimeChart chart;

  /**
   * An empty chart.
   *
   * @param title what it is called; a screen reader says it too
   * @param high the least height of the picture in pixels
   * @param times what is written at a time, given in seconds
   * @param legend which line is which
   */
  public TimeView(
      Workspace desk,
      ObservableValue<String> title,
      double high,
      DoubleFunction<String> times,
      HBox... legend) {
    TimePainter painter =
        new TimePainter(desk.palette(), desk.texts(), desk.formats(), times, Tone.RAISED);
    drawing =
        new Drawing(
            desk.palette(),
            (g, width, height) -> {
              if (chart != null) {
                painter.paint(g, width, height, chart);
              }
            });
    drawing.accessibleTextProperty().bind(title);
    drawing.setMinHeight(high);
    drawing.setPrefHeight(high);
    HBox head = new HBox(Controls.label("section-title", title), Controls.spacer());
    head.getChildren().addAll(legend);
    head.getStyleClass().add("chart-head");
    head.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().addAll("section", "chart");
    getChildren().addAll(head, drawing);
    desk.texts().language().addListener(change -> drawing.redraw());
  }

  /** Shows other values. */
  public void show(TimeChart now) {
    if (!now.equals(chart)) {
      chart = now;
      drawing.redraw();
    }
  }
}
