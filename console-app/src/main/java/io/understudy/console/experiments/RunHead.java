package io.understudy.console.experiments;

import io.understudy.console.look.StateGlyph;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Texts;
import io.understudy.console.shell.Workspace;
import io.understudy.experiment.RunSnapshot;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What a run is called, how it is, and what can be done with it. */
final class RunHead extends VBox {
  private static final PseudoClass SURPRISE = PseudoClass.getPseudoClass("surprise");

  private final RunModel model;
  private final StateGlyph glyph;
  private final Label title = Controls.label("run-title");
  private final Label state = Controls.whole(Controls.label("chip"));
  private final Label expected = Controls.whole(Controls.label("documented"));
  private final Label time = Controls.whole(Controls.label("run-time"));
  private final Label reason = Controls.wrapped(Controls.label("setting-help"));
  private final ProgressBar progress = new ProgressBar(0);
  private final Button stop;
  private final FlowPane acts;
  private RunSnapshot run;

  /**
   * A head.
   *
   * @param again given the run that is to be run once more with the same seed
   * @param compare given the run that is to be put beside another one
   */
  RunHead(
      Workspace desk, RunModel model, Consumer<RunSnapshot> again, Consumer<RunSnapshot> compare) {
    this.model = model;
    Texts texts = desk.texts();
    glyph = new StateGlyph(desk.palette(), 14);
    stop = Controls.button(Feather.SQUARE, texts.text("experiments.stop"), desk.runs()::stop);
    stop.setId("experiment-stop");
    stop.getStyleClass().addAll("act", "stop-button", "big-button");
    Button open =
        Controls.button(
            Feather.EXTERNAL_LINK,
            texts.text("experiments.open"),
            () -> desk.runs().openReport(run.id()));
    open.setId("experiment-open");
    Button more =
        Controls.button(Feather.REPEAT, texts.text("experiments.again"), () -> again.accept(run));
    more.setId("experiment-again");
    more.disableProperty().bind(desk.runs().running().isNotEmpty());
    Controls.describe(more, texts.text("experiments.again.help"));
    Button beside =
        Controls.button(
            Feather.COLUMNS, texts.text("experiments.compare"), () -> compare.accept(run));
    beside.setId("experiment-compare");
    SaveMenu save = new SaveMenu(desk, () -> run.id());
    List<Control> afterwards = List.of(open, save, beside, more);
    afterwards.forEach(one -> one.getStyleClass().add("act"));
    state.setId("experiment-state");
    expected.setId("experiment-expected");
    reason.setId("experiment-reason");
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.getStyleClass().add("run-progress");
    progress.accessibleTextProperty().bind(time.textProperty());
    HBox upper = new HBox(glyph, title, state, expected, time, Controls.spacer(), stop);
    upper.getStyleClass().add("card-row");
    upper.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(upper, Priority.ALWAYS);
    acts = new FlowPane();
    acts.getStyleClass().add("experiment-acts");
    acts.getChildren().addAll(afterwards);
    getStyleClass().add("run-head");
    getChildren().addAll(upper, reason, acts, progress);
  }

  void show(RunSnapshot now) {
    run = now;
    RunWords words = model.head(now);
    glyph.show(words.shape(), words.tone());
    title.setText(words.title());
    state.setText(words.word());
    state.getStyleClass().setAll("label", "chip", words.styleClass());
    state.setAccessibleText(words.word() + ", " + words.reason());
    expected.setText(words.expected());
    expected.pseudoClassStateChanged(SURPRISE, words.surprise());
    Controls.setShown(expected, !words.expected().isEmpty());
    time.setText(words.time());
    reason.setText(words.facts() + " · " + words.reason());
    progress.setProgress(words.progress());
    boolean over = now.state().isOver();
    Controls.setShown(stop, !over);
    Controls.setShown(acts, over);
    Controls.setShown(progress, !over);
  }
}
