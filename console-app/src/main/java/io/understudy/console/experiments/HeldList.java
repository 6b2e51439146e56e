package io.understudy.console.experiments;

import io.understudy.console.experiments.RunModel.Held;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What must be so, line by line: the probes of a hypothesis, or the assertions. */
final class HeldList extends VBox {
  private final Workspace desk;
  private final Label help = Controls.wrapped(Controls.label("setting-help"));
  private final VBox rows = new VBox();
  private final List<HeldRow> built = new ArrayList<>();
  private List<Held> shown = List.of();

  HeldList(Workspace desk, String id, ObservableValue<String> title) {
    this.desk = desk;
    setId(id);
    getStyleClass().addAll("section", "verdict");
    getChildren().addAll(Controls.label("section-title", title), help, rows);
  }

  /**
   * Shows those.
   *
   * @param words what there is to say of all of them; may be empty
   */
  void show(String words, List<Held> held) {
    help.setText(words);
    Controls.setShown(help, !words.isEmpty());
    if (!held.equals(shown)) {
      shown = held;
      Controls.fit(built, rows, held.size(), () -> new HeldRow(desk));
      for (int i = 0; i < held.size(); i++) {
        built.get(i).show(held.get(i));
      }
    }
  }
}
