package io.understudy.console.experiments;

import io.understudy.console.experiments.ExperimentsView.Pair;
import io.understudy.console.experiments.ExperimentsView.Where;
import io.understudy.console.look.StateGlyph;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import io.understudy.experiment.RunSnapshot;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;

/** The way between the overview, the run that was looked at, and the two that were compared. */
final class PlaceStrip extends FlowPane {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final Workspace desk;
  private final Button overview;
  private final Button run = new Button();
  private final Button comparison = new Button();
  private final StateGlyph glyph;

  PlaceStrip(Workspace desk, Consumer<Where> go) {
    this.desk = desk;
    glyph = new StateGlyph(desk.palette(), 8);
    overview =
        Controls.button(
            Feather.LIST,
            desk.texts().text("experiments.overview"),
            () -> go.accept(Where.OVERVIEW));
    overview.setId("experiments-overview");
    run.setId("experiments-run");
    run.setGraphic(glyph);
    run.setOnAction(event -> go.accept(Where.RUN));
    comparison.setId("experiments-comparison");
    comparison.setOnAction(event -> go.accept(Where.COMPARISON));
    getStyleClass().add("run-strip");
    getChildren().addAll(overview, run, comparison);
    for (Button one : List.of(overview, run, comparison)) {
      one.getStyleClass().setAll("button", "run-item");
      one.setMinWidth(USE_PREF_SIZE);
    }
  }

  /**
   * Shows where one is and where one can go.
   *
   * @param one the run that was looked at; null if none was
   */
  void show(Where where, RunSnapshot one, Pair pair) {
    overview.pseudoClassStateChanged(CHOSEN, where == Where.OVERVIEW);
    run.pseudoClassStateChanged(CHOSEN, where == Where.RUN);
    comparison.pseudoClassStateChanged(CHOSEN, where == Where.COMPARISON);
    Controls.setShown(run, one != null);
    if (one != null) {
      RunWords words = RunWords.of(one, desk.texts(), desk.formats());
      glyph.show(words.shape(), words.tone());
      run.setText(one.id());
      run.setAccessibleText(String.join(", ", words.id(), words.title(), words.word()));
    }
    Controls.setShown(comparison, !pair.left().isEmpty());
    comparison.setText(desk.texts().get("experiments.beside", pair.left(), pair.right()));
  }
}
