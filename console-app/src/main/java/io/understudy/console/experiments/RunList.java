package io.understudy.console.experiments;

import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import io.understudy.experiment.RunSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The last runs with their verdicts, of which two can be picked and compared. */
final class RunList extends VBox {
  private final Workspace desk;
  private final Consumer<String> open;
  private final VBox rows = new VBox();
  private final List<RunRow> built = new ArrayList<>();
  private final Label help;
  private final Button compare;
  private final Picked picked = new Picked();
  private List<RunSnapshot> shown = List.of();

  /**
   * A list.
   *
   * @param open given the id of a run to look at
   * @param beside given the ids of two runs to compare, the older one first
   */
  RunList(Workspace desk, Consumer<String> open, BiConsumer<String, String> beside) {
    this.desk = desk;
    this.open = open;
    setId("experiment-runs");
    help = Controls.wrapped(Controls.label("setting-help"));
    compare =
        Controls.button(
            Feather.COLUMNS,
            desk.texts().text("experiments.compare.two"),
            () -> beside.accept(picked.older(shown), picked.newer(shown)));
    compare.setId("experiment-compare-two");
    compare.getStyleClass().add("act");
    compare.setDisable(true);
    getStyleClass().addAll("section", "verdict");
    getChildren()
        .addAll(
            Controls.label("section-title", desk.texts().text("experiments.runs")),
            help,
            compare,
            rows);
  }

  void show(List<RunSnapshot> newestFirst) {
    shown = newestFirst;
    help.setText(
        desk.texts()
            .get(newestFirst.isEmpty() ? "experiments.runs.none" : "experiments.runs.help"));
    picked.keep(newestFirst.stream().map(RunSnapshot::id).toList());
    Controls.fit(built, rows, newestFirst.size(), () -> new RunRow(desk, open, this::pick));
    for (int i = 0; i < newestFirst.size(); i++) {
      RunSnapshot run = newestFirst.get(i);
      built
          .get(i)
          .show(
              RunWords.of(run, desk.texts(), desk.formats()),
              run.state().isOver(),
              picked.has(run.id()));
    }
    Controls.setShown(compare, newestFirst.size() > 1);
    compare.setDisable(!picked.isTwo());
  }

  private void pick(String id) {
    picked.toggle(id);
    show(shown);
  }
}
