package io.understudy.console.experiments;

import io.understudy.console.experiments.CompareModel.Line;
import io.understudy.console.look.StateGlyph;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Texts;
import io.understudy.console.shell.Workspace;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.report.Comparison;
import io.understudy.experiment.report.Comparison.Better;
import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Two runs side by side. */
final class CompareView extends VBox {
  private static final double[] SHARES = {28, 27, 27, 18};

  private final Workspace desk;
  private final Texts texts;
  private final CompareModel model;
  private final VBox notes = new VBox();
  private final GridPane grid = new GridPane();
  private final ScrollPane scroll = new ScrollPane();
  private Comparison shown;

  CompareView(Workspace desk) {
    this.desk = desk;
    texts = desk.texts();
    model = new CompareModel(texts);
    setId("experiment-comparison");
    for (double share : SHARES) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(share);
      grid.getColumnConstraints().add(column);
    }
    grid.getStyleClass().add("compare-grid");
    notes.getStyleClass().add("load-warnings");
    VBox table = new VBox(grid);
    table.getStyleClass().add("section");
    VBox page = new VBox(notes, table);
    page.getStyleClass().add("load-page");
    scroll.setContent(page);
    scroll.getStyleClass().add("cards-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().add(scroll);
    texts.language().subscribe(language -> fill());
  }

  /** Shows two runs; null until both were read. */
  void show(Comparison comparison) {
    shown = comparison;
    scroll.setVvalue(0);
    fill();
  }

  private void fill() {
    notes.getChildren().clear();
    grid.getChildren().clear();
    if (shown == null) {
      return;
    }
    for (String note : shown.notes()) {
      Label words = Controls.wrapped(Controls.label("compare-note"));
      words.setText(texts.said(note));
      notes.getChildren().add(words);
    }
    grid.addRow(0, new Label(), head("A", shown.left().run()), head("B", shown.right().run()));
    List<Line> lines = model.lines(shown);
    for (int i = 0; i < lines.size(); i++) {
      row(i + 1, lines.get(i));
    }
  }

  private VBox head(String name, RunSnapshot run) {
    RunWords words = RunWords.of(run, texts, desk.formats());
    StateGlyph glyph = new StateGlyph(desk.palette(), 10);
    glyph.show(words.shape(), words.tone());
    Label title = Controls.wrapped(Controls.label("check-promise"));
    title.setText(name + " · " + words.title());
    Label word = Controls.whole(Controls.label("chip"));
    word.setText(words.word());
    word.getStyleClass().add(words.styleClass());
    Label facts = Controls.wrapped(Controls.label("setting-now"));
    facts.setText(words.facts() + " · " + words.time());
    HBox line = new HBox(glyph, word);
    line.getStyleClass().add("card-row");
    line.setAlignment(Pos.CENTER_LEFT);
    VBox box = new VBox(title, line, facts);
    box.getStyleClass().add("compare-head");
    box.setAccessibleText(String.join(", ", title.getText(), words.word(), facts.getText()));
    return box;
  }

  private void row(int at, Line line) {
    if (line.head()) {
      Label head = Controls.label("section-title");
      head.setText(line.what());
      head.getStyleClass().add("compare-group");
      grid.add(head, 0, at, SHARES.length, 1);
      return;
    }
    Label what = cell("check-words", line.what());
    String better = model.better(line);
    String apart =
        better.isEmpty()
            ? line.difference()
            : line.difference().isEmpty() ? better : better + " · " + line.difference();
    grid.addRow(
        at,
        what,
        value(line.left(), line.better() == Better.LEFT),
        value(line.right(), line.better() == Better.RIGHT),
        cell("check-words", apart));
  }

  private static Label value(String text, boolean better) {
    Label cell = cell("figure", text);
    if (better) {
      cell.getStyleClass().add("better");
    }
    return cell;
  }

  private static Label cell(String styleClass, String text) {
    Label cell = Controls.wrapped(Controls.label(styleClass));
    cell.setText(text);
    GridPane.setValignment(cell, VPos.TOP);
    return cell;
  }
}
