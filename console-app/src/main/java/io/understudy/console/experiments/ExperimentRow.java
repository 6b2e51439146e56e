package io.understudy.console.experiments;

import io.understudy.console.experiments.ShelfModel.Entry;
import io.understudy.console.look.StateGlyph;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One experiment: what it is about, what it documents, how long it takes, and its button. */
final class ExperimentRow extends HBox {
  private final Workspace desk;
  private final StateGlyph glyph;
  private final Label title = Controls.wrapped(Controls.label("shape-title"));
  private final Label own = Controls.whole(Controls.label("chip"));
  private final Label about = Controls.wrapped(Controls.label("setting-help"));
  private final Label tags = Controls.wrapped(Controls.label("setting-now"));
  private final Label expected = Controls.whole(Controls.label("experiment-fact"));
  private final Label time = Controls.whole(Controls.label("experiment-fact"));
  private final Button run;
  private Entry entry;

  /**
   * A row.
   *
   * @param possible whether a run can be started now
   * @param start given the name of what is to be run
   */
  ExperimentRow(Workspace desk, ObservableValue<Boolean> possible, Consumer<String> start) {
    this.desk = desk;
    glyph = new StateGlyph(desk.palette(), 9);
    run =
        Controls.button(
            Feather.PLAY, desk.texts().text("experiments.run"), () -> start.accept(entry.name()));
    run.getStyleClass().addAll("act", "run-button");
    run.disableProperty().bind(possible.map(yes -> !yes));
    own.setTooltip(new Tooltip());
    own.getStyleClass().add("accent");
    HBox head = new HBox(title, own);
    head.getStyleClass().add("card-row");
    head.setAlignment(Pos.CENTER_LEFT);
    VBox left = new VBox(head, about, tags);
    left.getStyleClass().add("run-words");
    left.setMinWidth(0);
    HBox.setHgrow(left, Priority.ALWAYS);
    HBox documented = new HBox(glyph, expected);
    documented.getStyleClass().add("card-row");
    documented.setAlignment(Pos.CENTER_RIGHT);
    VBox right = new VBox(run, documented, time);
    right.getStyleClass().add("experiment-right");
    right.setAlignment(Pos.TOP_RIGHT);
    right.setMinWidth(USE_PREF_SIZE);
    getStyleClass().addAll("check-row", "experiment-row");
    getChildren().addAll(left, right);
  }

  void show(Entry now) {
    entry = now;
    setId("experiment-" + now.name());
    run.setId("run-" + now.name());
    run.setAccessibleText(desk.texts().get("experiments.run.named", now.title()));
    title.setText(now.title());
    about.setText(now.description());
    Controls.setShown(about, !now.description().isEmpty());
    tags.setText(now.tags());
    Controls.setShown(tags, !now.tags().isEmpty());
    own.setText(now.own());
    own.getTooltip().setText(now.file());
    Controls.setShown(own, !now.own().isEmpty());
    glyph.show(now.expected().shape(), now.expected().tone());
    expected.setText(now.expectedWords());
    time.setText(now.time());
    setAccessibleText(
        String.join(
            ", ", now.title(), now.own(), now.description(), now.expectedWords(), now.time()));
  }
}
