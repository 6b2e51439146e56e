package io.understudy.console.verdict;

import io.understudy.console.look.StateGlyph;
import io.understudy.console.look.Tone;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import io.understudy.console.verdict.JudgementModel.Row;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One check: what it promises, its verdict and why, and, opened, the evidence. */
final class CheckRow extends VBox {
  private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");

  private final Workspace desk;
  private final StateGlyph glyph;
  private final Label promise = Controls.label("check-promise");
  private final Label words = Controls.label("check-words");
  private final Label verdict = Controls.whole(Controls.label("chip"));
  private final Button open = new Button();
  private final EvidenceList evidence;
  private Row row;
  private boolean touched;

  CheckRow(Workspace desk) {
    this.desk = desk;
    glyph = new StateGlyph(desk.palette(), 10);
    evidence = new EvidenceList(desk);
    getStyleClass().add("check-row");
    Controls.wrapped(promise);
    Controls.wrapped(words);
    VBox left = new VBox(promise, words);
    HBox.setHgrow(left, Priority.ALWAYS);
    open.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    open.getStyleClass().addAll("quiet-button", "icon-button", "check-open");
    open.setOnAction(event -> toggle());
    HBox line = new HBox(glyph, left, verdict, open);
    line.getStyleClass().add("check-line");
    line.setAlignment(Pos.TOP_LEFT);
    line.setOnMouseClicked(event -> toggle());
    Controls.setShown(evidence, false);
    getChildren().addAll(line, evidence);
  }

  /**
   * Shows a check.
   *
   * @param other whether it is of another run, for which nobody has opened or closed it yet
   */
  void show(Row now, boolean other) {
    row = now;
    touched &= !other;
    setId("check-" + now.check());
    glyph.show(now.look());
    promise.setText(now.promise());
    words.setText(now.words());
    Controls.setShown(words, !now.words().isEmpty());
    verdict.setText(desk.texts().get(now.look().textKey()));
    verdict.getStyleClass().setAll("label", "chip", now.look().styleClass());
    pseudoClassStateChanged(QUIET, now.look().tone() == Tone.MUTED);
    setAccessibleText(String.join(", ", now.promise(), verdict.getText(), now.words()));
    boolean has = !now.findings().isEmpty();
    Controls.setShown(open, has);
    if (has) {
      evidence.show(now);
    }
    setOpen(has && (!touched || evidence.isVisible()));
  }

  private void toggle() {
    if (!row.findings().isEmpty()) {
      touched = true;
      setOpen(!evidence.isVisible());
    }
  }

  private void setOpen(boolean yes) {
    Controls.setShown(evidence, yes);
    open.setGraphic(new FontIcon(yes ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN));
    open.setAccessibleText(
        desk.texts().get(yes ? "verdict.close" : "verdict.open", row == null ? "" : row.promise()));
  }
}
