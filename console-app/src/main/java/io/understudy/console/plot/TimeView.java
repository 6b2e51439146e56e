package io.understudy.console.plot;

import io.understudy.console.look.Drawing;
import io.understudy.console.look.Tone;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import java.util.function.DoubleFunction;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * A chart over time with its title and its legend; what it says under the pointer takes the place
 * of the legend. FX thread only.
 */
public final class TimeView extends VBox {
  private final Workspace desk;
  private final TimePainter painter;
  private final Drawing drawing;
  private final Label reading = Controls.whole(Controls.label("chart-reading"));
  private final HBox legend = new HBox();
  private TimeChart chart;
  private DoubleFunction<String> reader = at -> "";
  private double pointer = -1;

  /**
   * An empty chart.
   *
   * @param title what it is called; a screen reader says it too
   * @param high the least height of the picture in pixels
   * @param times what is written at a time, given in seconds
   * @param entries which line is which
   */
  public TimeView(
      Workspace desk,
      ObservableValue<String> title,
      double high,
      DoubleFunction<String> times,
      HBox... entries) {
    this.desk = desk;
    painter = new TimePainter(desk.palette(), desk.texts(), desk.formats(), times, Tone.RAISED);
    drawing = new Drawing(desk.palette(), this::paint);
    drawing.accessibleTextProperty().bind(title);
    drawing.setMinHeight(high);
    drawing.setPrefHeight(high);
    drawing.setOnMouseMoved(event -> point(event.getX()));
    drawing.setOnMouseExited(event -> point(-1));
    VBox.setVgrow(drawing, Priority.ALWAYS);
    legend.getChildren().addAll(entries);
    legend.getStyleClass().add("chart-legend");
    legend.setAlignment(Pos.CENTER_RIGHT);
    HBox head =
        new HBox(Controls.label("section-title", title), Controls.spacer(), reading, legend);
    head.getStyleClass().add("chart-head");
    head.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().addAll("section", "chart");
    getChildren().addAll(head, drawing);
    point(-1);
    desk.texts().language().addListener(change -> drawing.redraw());
  }

  private void paint(GraphicsContext g, double width, double height) {
    if (chart == null) {
      return;
    }
    painter.paint(g, width, height, chart);
    if (reading.isVisible()) {
      Plot plot = TimePainter.plot(width, height, chart);
      g.setStroke(desk.palette().color(Tone.TEXT, 0.5));
      g.setLineWidth(1);
      g.strokeLine(pointer, plot.top(), pointer, plot.bottom());
    }
  }

  private void point(double x) {
    pointer = Math.floor(x) + 0.5;
    read();
    drawing.redraw();
  }

  private void read() {
    String text = "";
    if (chart != null && pointer >= 0) {
      Plot plot = TimePainter.plot(drawing.getWidth(), drawing.getHeight(), chart);
      text = pointer < plot.left() ? "" : reader.apply(plot.at(pointer));
    }
    reading.setText(text);
    Controls.setShown(reading, !text.isEmpty());
    Controls.setShown(legend, text.isEmpty());
  }

  /**
   * Shows other values.
   *
   * @param under what there is at a time, given in seconds, in words; empty for nothing
   */
  public void show(TimeChart now, DoubleFunction<String> under) {
    reader = under;
    if (!now.equals(chart)) {
      chart = now;
      drawing.redraw();
    }
    read();
  }
}
