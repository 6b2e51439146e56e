package io.understudy.console.experiments;

import io.understudy.console.experiments.RunModel.Taken;
import io.understudy.console.look.StateGlyph;
import io.understudy.console.look.Tone;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One step: what is done, how far it is, when it was to be and when it was, and its outcome. */
final class StepRow extends HBox {
  private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");

  private final StateGlyph glyph;
  private final Label what = Controls.wrapped(Controls.label("check-promise"));
  private final Label when = Controls.wrapped(Controls.label("setting-now"));
  private final Label outcome = Controls.wrapped(Controls.label("check-words"));
  private final Label word = Controls.whole(Controls.label("chip"));

  StepRow(Workspace desk) {
    glyph = new StateGlyph(desk.palette(), 10);
    VBox left = new VBox(what, when, outcome);
    left.setMinWidth(0);
    HBox.setHgrow(left, Priority.ALWAYS);
    getStyleClass().addAll("check-row", "check-line");
    setAlignment(Pos.TOP_LEFT);
    getChildren().addAll(glyph, left, word);
  }

  void show(Taken step) {
    glyph.show(step.look());
    what.setText(step.what());
    when.setText(step.when());
    outcome.setText(step.outcome());
    Controls.setShown(outcome, !step.outcome().isEmpty());
    word.setText(step.word());
    word.getStyleClass().setAll("label", "chip", step.look().styleClass());
    pseudoClassStateChanged(QUIET, step.look().tone() == Tone.MUTED);
    setAccessibleText(String.join(", ", step.what(), step.word(), step.when(), step.outcome()));
  }
}
