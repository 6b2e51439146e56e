package io.understudy.console.load;

import io.understudy.console.look.StateGlyph;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Texts;
import io.understudy.console.shell.Workspace;
import io.understudy.load.LoadPlan;
import io.understudy.load.LoadSnapshot;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What a run is called, how it is, how far, and the button to stop it or to do it again. */
final class RunHead extends VBox {
  private final Texts texts;
  private final RunModel model;
  private final StateGlyph glyph;
  private final Label title = Controls.whole(Controls.label("run-title"));
  private final Label state = Controls.whole(Controls.label("chip"));
  private final Label plan = Controls.wrapped(Controls.label("setting-help"));
  private final Label time = Controls.whole(Controls.label("run-time"));
  private final ProgressBar progress = new ProgressBar(0);
  private final Button stop;
  private final Button again;
  private final Button change;
  private LoadSnapshot run;

  /**
   * A head.
   *
   * @param again given the plan to start once more as it was
   * @param change given the plan to be changed first
   */
  RunHead(Workspace desk, RunModel model, Consumer<LoadPlan> again, Consumer<LoadPlan> change) {
    this.model = model;
    this.texts = desk.texts();
    glyph = new StateGlyph(desk.palette(), 12);
    stop = Controls.button(Feather.SQUARE, texts.text("load.stop"), desk.loads()::stop);
    stop.setId("load-stop");
    stop.getStyleClass().addAll("act", "stop-button", "big-button");
    this.again =
        Controls.button(Feather.REPEAT, texts.text("load.again"), () -> again.accept(run.plan()));
    this.again.setId("load-again");
    this.again.getStyleClass().add("act");
    this.again.disableProperty().bind(desk.loads().running().isNotEmpty());
    Controls.describe(this.again, texts.text("load.again.help"));
    this.change =
        Controls.button(
            Feather.SLIDERS, texts.text("load.change"), () -> change.accept(run.plan()));
    this.change.setId("load-change");
    this.change.getStyleClass().add("act");
    state.setId("load-state");
    plan.setId("load-plan");
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.getStyleClass().add("run-progress");
    progress.accessibleTextProperty().bind(time.textProperty());
    HBox upper = new HBox(glyph, title, state, time);
    upper.getStyleClass().add("card-row");
    upper.setAlignment(Pos.CENTER_LEFT);
    VBox left = new VBox(upper, plan);
    left.getStyleClass().add("run-words");
    left.setMinWidth(0);
    HBox.setHgrow(left, Priority.ALWAYS);
    HBox line = new HBox(left, this.change, this.again, stop);
    line.getStyleClass().add("run-line");
    line.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("run-head");
    getChildren().addAll(line, progress);
  }

  void show(LoadSnapshot now, Instant at) {
    run = now;
    RunModel.Head words = model.head(now, at);
    glyph.show(words.shape(), words.tone());
    title.setText(words.title());
    state.setText(words.word());
    state.getStyleClass().setAll("label", "chip", words.styleClass());
    state.setAccessibleText(words.word() + ", " + texts.said(now.reason()));
    plan.setText(words.plan());
    time.setText(words.time());
    progress.setProgress(words.progress());
    boolean over = now.state().isOver();
    Controls.setShown(stop, !over);
    Controls.setShown(again, over);
    Controls.setShown(change, over);
  }
}
