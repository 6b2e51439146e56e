package io.understudy.console.plot;

import io.understudy.console.look.Drawing;
import io.understudy.console.look.Tone;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import java.util.function.DoubleFunction;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Transform;

/**
 * A chart over time with its title and its legend; what it says at the moment that is pointed at
 * takes the place of the legend. Charts of one group are read, zoomed and moved together. FX thread
 * only.
 */
public final class TimeView extends VBox {
  private static final double NEAR = 5;
  private static final double TWICE = 2;

  private final Workspace desk;
  private final TimeGroup group;
  private final ObservableValue<String> title;
  private final Tone ground;
  private final TimePainter painter;
  private final CursorPainter cursor;
  private final Drawing drawing;
  private final Label reading = Controls.label("chart-reading");
  private final HBox legend = new HBox();
  private final TimeGestures gestures;
  private TimeChart chart;
  private DoubleFunction<String> reader = at -> "";

  /**
   * An empty chart in a frame of its own.
   *
   * @param group what it shares with the charts beside it
   * @param title what it is called; a screen reader says it too
   * @param high the least height of the picture in pixels
   * @param times what is written at a time, given in seconds
   * @param entries which line is which
   */
  public TimeView(
      Workspace desk,
      TimeGroup group,
      ObservableValue<String> title,
      double high,
      DoubleFunction<String> times,
      HBox... entries) {
    this(desk, group, title, high, times, Tone.RAISED, entries);
    getStyleClass().addAll("section", "chart");
  }

  /**
   * An empty chart.
   *
   * @param ground the colour that is behind it
   */
  public TimeView(
      Workspace desk,
      TimeGroup group,
      ObservableValue<String> title,
      double high,
      DoubleFunction<String> times,
      Tone ground,
      HBox... entries) {
    this.desk = desk;
    this.group = group;
    this.title = title;
    this.ground = ground;
    painter = new TimePainter(desk.palette(), desk.texts(), desk.formats(), times, ground);
    cursor = new CursorPainter(desk.palette(), times, ground);
    drawing = new Drawing(desk.palette(), this::paint);
    drawing.getStyleClass().add("chart-drawing");
    drawing.setFocusTraversable(true);
    drawing.setMinHeight(high);
    drawing.setPrefHeight(high);
    VBox.setVgrow(drawing, Priority.ALWAYS);
    gestures = TimeGestures.on(drawing, group, this::plot, this::shown);
    drawing.setOnContextMenuRequested(asked -> {
      drawing.requestFocus();
      ChartMenu.of(desk).show(drawing, asked.getScreenX(), asked.getScreenY());
    });
    legend.getChildren().addAll(entries);
    legend.getStyleClass().add("chart-legend");
    legend.setAlignment(Pos.CENTER_RIGHT);
    HBox head =
        new HBox(
            Controls.whole(Controls.label("section-title", title)),
            Controls.spacer(),
            reading,
            legend);
    head.getStyleClass().add("chart-head");
    head.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("time-view");
    getChildren().addAll(head, drawing);
    group.cursor().subscribe(at -> point());
    group.frame().shown().subscribe(range -> point());
    desk.texts().language().subscribe(language -> point());
  }

  /** What is seen of the chart; null before there is one. */
  TimeChart shown() {
    TimeFrame.Range range = group.frame().shown().get();
    return chart == null ? null : chart.between(range.from(), range.to());
  }

  /** What it is called. */
  String title() {
    return title.getValue();
  }

  /** Where the pointer, the keys and the focus are taken. */
  Drawing area() {
    return drawing;
  }

  /**
   * A picture of it, twice as large as on the screen, with its title and its legend and without the
   * pointer.
   */
  Image picture() {
    double pointed = group.cursor().get();
    group.leave();
    layout();
    SnapshotParameters twice = new SnapshotParameters();
    twice.setTransform(Transform.scale(TWICE, TWICE));
    twice.setFill(desk.palette().color(ground));
    Image all = snapshot(twice, null);
    Canvas canvas = new Canvas(all.getWidth(), all.getHeight());
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.drawImage(all, 0, 0);
    // What is on a canvas gets no sharper by being larger, so the chart is painted again.
    g.scale(TWICE, TWICE);
    g.translate(drawing.getLayoutX(), drawing.getLayoutY());
    g.setFill(desk.palette().color(ground));
    g.fillRect(0, 0, drawing.getWidth(), drawing.getHeight());
    paint(g, drawing.getWidth(), drawing.getHeight());
    group.cursor().set(pointed);
    return canvas.snapshot(null, null);
  }

  private Plot plot() {
    return chart == null
        ? null
        : TimePainter.plot(drawing.getWidth(), drawing.getHeight(), shown());
  }

  private void paint(GraphicsContext g, double width, double height) {
    if (chart == null) {
      return;
    }
    TimeChart now = shown();
    painter.paint(g, width, height, now, group.cursor().get());
    if (group.points()) {
      cursor.paint(g, TimePainter.plot(width, height, now), now, group.cursor().get());
    }
  }

  private void point() {
    String text = "";
    if (chart != null && group.points()) {
      text = reader.apply(group.cursor().get());
    }
    String near = near();
    String all = text.isEmpty() || near.isEmpty() ? text + near : text + "  ·  " + near;
    reading.setText(all);
    Controls.setShown(reading, !all.isEmpty());
    Controls.setShown(legend, all.isEmpty());
    drawing.setAccessibleText(all.isEmpty() ? title() : title() + ": " + all);
    drawing.redraw();
  }

  /** What was done at the moment that is pointed at; there is not always room for it above. */
  private String near() {
    Plot plot = plot();
    if (plot == null || !group.points()) {
      return "";
    }
    double x = plot.x(group.cursor().get());
    return String.join(
        ", ",
        chart.marks().stream()
            .filter(mark -> Math.abs(plot.x(mark.at()) - x) <= NEAR)
            .map(mark -> desk.texts().get(mark.textKey(), mark.subject()))
            .distinct()
            .limit(3)
            .toList());
  }

  /**
   * Shows other values. The frame of the group is told how much time there is.
   *
   * @param under what there is at a time, given in seconds, in words; empty for nothing
   */
  public void show(TimeChart now, DoubleFunction<String> under) {
    reader = under;
    boolean other = !now.equals(chart);
    chart = now;
    if (other) {
      drawing.redraw();
    }
    gestures.follow();
    point();
  }
}
