package io.understudy.console.calls;

import io.understudy.console.calls.CallsModel.Past;
import io.understudy.console.look.StateGlyph;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** One call of the past; a click shows its steps. */
final class PastRow extends Button {
  private final StateGlyph glyph;
  private final Label title = Controls.label("past-title");
  private final Label answer = Controls.label("past-answer");
  private final Label note = Controls.whole(Controls.label("setting-now"));

  PastRow(Workspace desk) {
    glyph = new StateGlyph(desk.palette(), 9);
    HBox line = new HBox(glyph, title, answer, Controls.spacer(), note);
    line.getStyleClass().add("card-row");
    line.setAlignment(Pos.CENTER_LEFT);
    line.prefWidthProperty().bind(widthProperty().subtract(20));
    getStyleClass().setAll("button", "past");
    setGraphic(line);
    setMaxWidth(Double.MAX_VALUE);
  }

  void show(Past past, Runnable chosen) {
    glyph.show(past.look().shape(), past.look().tone());
    title.setText(past.title());
    answer.setText(past.answer());
    note.setText(past.note());
    setOnAction(event -> chosen.run());
    setAccessibleText(String.join(", ", past.title(), past.answer(), past.note()));
  }
}
