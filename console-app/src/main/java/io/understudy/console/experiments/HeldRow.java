package io.understudy.console.experiments;

import io.understudy.console.experiments.RunModel.Held;
import io.understudy.console.look.StateGlyph;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A probe or an assertion: what must be, whether it is, and what was seen. */
final class HeldRow extends HBox {
  private final StateGlyph glyph;
  private final Label what = Controls.wrapped(Controls.label("check-promise"));
  private final Label seen = Controls.wrapped(Controls.label("check-words"));
  private final Label word = Controls.whole(Controls.label("chip"));

  HeldRow(Workspace desk) {
    glyph = new StateGlyph(desk.palette(), 10);
    VBox left = new VBox(what, seen);
    left.setMinWidth(0);
    HBox.setHgrow(left, Priority.ALWAYS);
    getStyleClass().addAll("check-row", "check-line");
    setAlignment(Pos.TOP_LEFT);
    getChildren().addAll(glyph, left, word);
  }

  void show(Held held) {
    glyph.show(held.look());
    what.setText(held.what());
    seen.setText(held.seen());
    Controls.setShown(seen, !held.seen().isEmpty());
    word.setText(held.word());
    word.getStyleClass().setAll("label", "chip", held.look().styleClass());
    setAccessibleText(String.join(", ", held.what(), held.word(), held.seen()));
  }
}
