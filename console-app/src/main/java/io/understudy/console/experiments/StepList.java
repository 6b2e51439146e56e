package io.understudy.console.experiments;

import io.understudy.console.experiments.RunModel.Taken;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The method of a run, step by step. */
final class StepList extends VBox {
  private final Workspace desk;
  private final Label none;
  private final VBox rows = new VBox();
  private final List<StepRow> built = new ArrayList<>();
  private List<Taken> shown = List.of();

  StepList(Workspace desk) {
    this.desk = desk;
    setId("experiment-steps");
    none = Controls.label("setting-help", desk.texts().text("experiments.method.none"));
    getStyleClass().addAll("section", "verdict");
    getChildren()
        .addAll(
            Controls.label("section-title", desk.texts().text("experiments.method")), none, rows);
  }

  void show(List<Taken> steps) {
    Controls.setShown(none, steps.isEmpty());
    if (!steps.equals(shown)) {
      shown = steps;
      Controls.fit(built, rows, steps.size(), () -> new StepRow(desk));
      for (int i = 0; i < steps.size(); i++) {
        built.get(i).show(steps.get(i));
      }
    }
  }
}
