package io.understudy.console.experiments;

import io.understudy.cluster.FileShelf.Shelf;
import io.understudy.console.experiments.ShelfModel.Broken;
import io.understudy.console.experiments.ShelfModel.Entry;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import io.understudy.experiment.run.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** All experiments, those that cannot be used, and how the next run is to be. */
final class ShelfView extends VBox {
  private final Workspace desk;
  private final StartModel model = new StartModel();
  private final ShelfModel words;
  private final Consumer<String> started;
  private final BooleanProperty starting = new SimpleBooleanProperty();
  private final ObservableValue<Boolean> possible;
  private final Label busy = Controls.wrapped(Controls.label("setting-help"));
  private final Label reading;
  private final VBox rows = new VBox();
  private final VBox wrong = new VBox();
  private final List<ExperimentRow> built = new ArrayList<>();
  private Shelf<Experiment> shelf;

  /**
   * A view.
   *
   * @param started gets the id of the run that was started
   */
  ShelfView(Workspace desk, Consumer<String> started) {
    this.desk = desk;
    this.started = started;
    words = new ShelfModel(desk.texts(), desk.formats());
    possible = starting.not().and(desk.runs().running().isEmpty()).and(model.error().isEmpty());
    busy.textProperty().bind(desk.texts().text("experiments.busy", desk.runs().running()));
    busy.visibleProperty().bind(desk.runs().running().isNotEmpty());
    busy.managedProperty().bind(busy.visibleProperty());
    reading = Controls.label("setting-help", desk.texts().text("experiments.reading"));
    VBox list =
        new VBox(
            Controls.label("section-title", desk.texts().text("experiments.all")),
            busy,
            reading,
            wrong,
            rows);
    list.getStyleClass().addAll("section", "verdict");
    getStyleClass().add("load-column");
    getChildren().addAll(new StartBar(desk.texts(), model), list);
    model.pace().subscribe(pace -> show());
  }

  /** Reads the experiments anew; files may have changed. */
  void refresh() {
    desk.calls()
        .ask(
            engine -> engine.experiments(),
            now -> {
              shelf = now;
              show();
            },
            desk.calls()::refused);
  }

  /** Shows what was read last, in the language of the moment. */
  void show() {
    if (shelf == null) {
      return;
    }
    Controls.setShown(reading, false);
    List<Entry> entries = words.entries(shelf, model.pace().get());
    Controls.fit(built, rows, entries.size(), () -> new ExperimentRow(desk, possible, this::start));
    for (int i = 0; i < entries.size(); i++) {
      built.get(i).show(entries.get(i));
    }
    List<Broken> broken = words.broken(shelf);
    wrong.getChildren().setAll(broken.stream().map(this::broken).toList());
    Controls.setShown(wrong, !broken.isEmpty());
  }

  private VBox broken(Broken file) {
    Label name = Controls.label("check-promise");
    name.setText(desk.texts().get("experiments.broken", file.file()));
    name.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
    Label reason = Controls.wrapped(Controls.label("setting-error"));
    reason.setText(file.reason());
    VBox row = new VBox(name, reason);
    row.getStyleClass().addAll("check-row", "broken-file");
    row.setAccessibleText(name.getText() + ", " + file.reason());
    return row;
  }

  private void start(String name) {
    model
        .options()
        .get()
        .ifPresent(options -> {
          starting.set(true);
          desk.runs()
              .start(
                  name,
                  options,
                  id -> {
                    starting.set(false);
                    started.accept(id);
                  },
                  () -> starting.set(false));
        });
  }
}
