package io.understudy.console.calls;

import io.understudy.console.calls.CallsModel.Row;
import io.understudy.console.look.StateGlyph;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.animation.ParallelTransition;
import javafx.animation.TranslateTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** One step on the line of time: when, what, who, and the words. */
final class StepRow extends HBox {
  private static final PseudoClass LAST = PseudoClass.getPseudoClass("last");
  private static final Duration APPEAR = Duration.millis(160);
  private static final double FROM_ABOVE = -6;
  private static final double MARK = 11;

  private final Label time = Controls.whole(Controls.label("step-time"));
  private final Label name = Controls.whole(Controls.label("step-name"));
  private final Label node = Controls.label("step-node");
  private final Label words = Controls.label("step-words");
  private final StateGlyph mark;
  private final StateGlyph nodeMark;
  private final HBox chip;

  StepRow(Workspace desk) {
    mark = new StateGlyph(desk.palette(), MARK);
    nodeMark = new StateGlyph(desk.palette(), 8);
    chip = new HBox(nodeMark, node);
    chip.getStyleClass().add("step-chip");
    chip.setAlignment(Pos.CENTER_LEFT);
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    Region line = new Region();
    line.getStyleClass().add("step-line");
    VBox.setVgrow(line, Priority.ALWAYS);
    VBox rail = new VBox(mark, line);
    rail.getStyleClass().add("step-rail");
    rail.setAlignment(Pos.TOP_CENTER);
    HBox head = new HBox(name, chip, Controls.spacer());
    head.getStyleClass().add("step-head");
    head.setAlignment(Pos.CENTER_LEFT);
    VBox body = new VBox(head, words);
    body.getStyleClass().add("step-body");
    HBox.setHgrow(body, Priority.ALWAYS);
    getStyleClass().add("step");
    getChildren().addAll(time, rail, body);
  }

  void show(Row row) {
    time.setText(row.time());
    name.setText(row.name());
    words.setText(row.words());
    node.setText(row.node());
    chip.setVisible(!row.node().isEmpty());
    chip.setManaged(!row.node().isEmpty());
    nodeMark.setVisible(row.nodeLook() != null);
    nodeMark.setManaged(row.nodeLook() != null);
    if (row.nodeLook() != null) {
      nodeMark.show(row.nodeLook());
    }
    mark.show(row.look().shape(), row.look().tone());
    pseudoClassStateChanged(LAST, row.last());
    setAccessibleText(String.join(", ", row.time(), row.name(), row.node(), row.words()));
  }

  /** Comes into sight after a moment, so that steps that took no time can be told apart. */
  void appear(Duration after) {
    setOpacity(0);
    FadeTransition fade = new FadeTransition(APPEAR, this);
    fade.setToValue(1);
    TranslateTransition move = new TranslateTransition(APPEAR, this);
    move.setFromY(FROM_ABOVE);
    move.setToY(0);
    move.setInterpolator(Interpolator.EASE_OUT);
    ParallelTransition both = new ParallelTransition(fade, move);
    both.setDelay(after);
    both.play();
  }
}
