package io.understudy.console.load;

import io.understudy.console.look.Drawing;
import io.understudy.console.look.Tone;
import io.understudy.console.plot.CurvePainter;
import io.understudy.console.plot.Legend;
import io.understudy.console.plot.LoadCharts;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Texts;
import io.understudy.console.shell.Workspace;
import io.understudy.load.Latency;
import io.understudy.load.LoadSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Latency from when a request should have begun, and from when it did begin, in one picture and in
 * figures, with what the difference means.
 */
final class CurveBox extends VBox {
  private static final double PICTURE = 132;
  private static final List<ToDoubleFunction<Latency>> FIGURES =
      List.of(Latency::p50Ms, Latency::p90Ms, Latency::p99Ms, Latency::p999Ms, Latency::maxMs);
  private static final List<String> NAMES = List.of("p50", "p90", "p99", "p99.9");

  private final Workspace desk;
  private final Texts texts;
  private final RunModel model;
  private final Drawing drawing;
  private final GridPane figures = new GridPane();
  private final Label insight = Controls.label("load-insight");
  private final List<Label> felt = new ArrayList<>();
  private final List<Label> served = new ArrayList<>();
  private final Label max = cell("setting-now", "");
  private LoadSnapshot run;

  CurveBox(Workspace desk, RunModel model) {
    this.desk = desk;
    this.texts = desk.texts();
    this.model = model;
    CurvePainter painter = new CurvePainter(desk.palette(), desk.formats());
    drawing =
        new Drawing(
            desk.palette(),
            (g, width, height) -> {
              if (run != null) {
                painter.paint(
                    g,
                    width,
                    height,
                    LoadCharts.curve(run.latency(), Tone.BALANCER, false),
                    LoadCharts.curve(run.service(), Tone.STORE, true));
              }
            });
    drawing.setMinHeight(PICTURE);
    drawing.setPrefHeight(PICTURE);
    drawing.accessibleTextProperty().bind(insight.textProperty());
    Controls.wrapped(insight);
    insight.setId("load-insight");
    table();
    VBox.setVgrow(drawing, Priority.ALWAYS);
    getStyleClass().add("section");
    getChildren().addAll(head(), figures, drawing, insight);
  }

  private HBox head() {
    Label why = new Label();
    why.setGraphic(new FontIcon(Feather.HELP_CIRCLE));
    why.setFocusTraversable(true);
    why.setId("load-why");
    Controls.describe(why, texts.text("load.curves.why"));
    why.getTooltip().setWrapText(true);
    why.getTooltip().setPrefWidth(380);
    why.getTooltip().setShowDelay(Duration.millis(150));
    why.getTooltip().setShowDuration(Duration.minutes(2));
    HBox head =
        new HBox(
            Controls.label("section-title", texts.text("load.curves")), why, Controls.spacer());
    head.getStyleClass().add("card-row");
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  void show(LoadSnapshot now) {
    run = now;
    drawing.redraw();
    insight.setText(model.insight(now));
    max.setText(texts.get("load.max"));
    show(felt, now.latency());
    show(served, now.service());
  }

  private void show(List<Label> cells, Latency latency) {
    for (int i = 0; i < FIGURES.size(); i++) {
      cells.get(i).setText(desk.formats().millis(FIGURES.get(i).applyAsDouble(latency)));
    }
  }

  private void table() {
    figures.getStyleClass().add("load-figures");
    for (int i = 0; i <= FIGURES.size(); i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHalignment(i == 0 ? HPos.LEFT : HPos.RIGHT);
      column.setHgrow(Priority.ALWAYS);
      figures.getColumnConstraints().add(column);
    }
    for (int i = 0; i < NAMES.size(); i++) {
      figures.add(cell("setting-now", NAMES.get(i)), i + 1, 0);
    }
    figures.add(max, FIGURES.size(), 0);
    figures.add(Legend.entry(desk, "load.curves.felt", Tone.BALANCER, false), 0, 1);
    figures.add(Legend.entry(desk, "load.curves.served", Tone.STORE, true), 0, 2);
    for (int i = 0; i < FIGURES.size(); i++) {
      felt.add(cell("figure", ""));
      served.add(cell("figure", ""));
      figures.add(felt.getLast(), i + 1, 1);
      figures.add(served.getLast(), i + 1, 2);
    }
  }

  private static Label cell(String styleClass, String text) {
    Label cell = Controls.whole(Controls.label(styleClass));
    cell.setText(text);
    return cell;
  }
}
