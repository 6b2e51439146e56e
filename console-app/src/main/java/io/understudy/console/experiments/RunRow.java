package io.understudy.console.experiments;

import io.understudy.console.look.StateGlyph;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One of the last runs: its experiment, its verdict, and whether it is picked for comparison. */
final class RunRow extends HBox {
  private final Workspace desk;
  private final StateGlyph glyph;
  private final Label title = Controls.label("check-promise");
  private final Label facts = Controls.label("setting-now");
  private final Label documented = Controls.wrapped(Controls.label("check-words"));
  private final Label word = Controls.whole(Controls.label("chip"));
  private final Button open = new Button();
  private final CheckBox pick = new CheckBox();
  private String id = "";

  /**
   * A row.
   *
   * @param opened given the id of a run to look at
   * @param picked given the id of a run that is picked or left
   */
  RunRow(Workspace desk, Consumer<String> opened, Consumer<String> picked) {
    this.desk = desk;
    glyph = new StateGlyph(desk.palette(), 10);
    VBox words = new VBox(title, facts, documented);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox line = new HBox(glyph, words, word);
    line.getStyleClass().add("check-line");
    line.setAlignment(Pos.TOP_LEFT);
    open.setGraphic(line);
    open.getStyleClass().setAll("button", "run-open");
    open.setMaxWidth(Double.MAX_VALUE);
    open.setMinWidth(0);
    line.prefWidthProperty().bind(open.widthProperty().subtract(14));
    open.setOnAction(event -> opened.accept(id));
    pick.setOnAction(event -> picked.accept(id));
    HBox.setHgrow(open, Priority.ALWAYS);
    getStyleClass().addAll("check-row", "run-row");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(pick, open);
  }

  void show(RunWords run, boolean over, boolean picked) {
    id = run.id();
    open.setId("open-" + id);
    pick.setId("pick-" + id);
    glyph.show(run.shape(), run.tone());
    title.setText(run.title());
    facts.setText(run.time().isEmpty() ? run.facts() : run.facts() + " · " + run.time());
    documented.setText(run.expected());
    Controls.setShown(documented, run.surprise());
    word.setText(run.word());
    word.getStyleClass().setAll("label", "chip", run.styleClass());
    open.setAccessibleText(
        String.join(", ", run.title(), run.word(), run.expected(), facts.getText()));
    pick.setSelected(picked);
    pick.setDisable(!over);
    pick.setAccessibleText(desk.texts().get("experiments.pick", run.id()));
  }
}
