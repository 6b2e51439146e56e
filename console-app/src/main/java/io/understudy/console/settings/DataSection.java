package io.understudy.console.settings;

import io.understudy.cluster.DataUse;
import io.understudy.console.bridge.Engine;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Where the data lies, how much there is, and the way to delete it. */
final class DataSection {
  private final Workspace desk;
  private final DataModel model;
  private final Label folder = Controls.wrapped(Controls.label("port"));
  private final GridPane kinds = new GridPane();
  private final BooleanProperty clearing = new SimpleBooleanProperty();
  private final VBox view = new VBox();

  DataSection(Workspace desk) {
    this.desk = desk;
    this.model = new DataModel(desk.texts(), desk.formats());
    folder.setId("data-folder");
    kinds.setId("data-kinds");
    kinds.getStyleClass().add("key-rows");
    Button copy =
        Controls.iconButton(
            Feather.COPY,
            desk.texts().text("data.copy"),
            () -> desk.actions().copy(folder.getText()));
    HBox.setHgrow(folder, Priority.ALWAYS);
    folder.setMaxWidth(Double.MAX_VALUE);
    HBox line = new HBox(folder, copy);
    line.setAlignment(Pos.CENTER_LEFT);
    Button clear = Controls.button(Feather.TRASH_2, desk.texts().text("data.clear"), this::clear);
    clear.setId("data-clear");
    clear.getStyleClass().addAll("act", "kill");
    clear.disableProperty().bind(clearing.or(desk.bridge().engine().isNull()));
    view.getStyleClass().add("section");
    view.getChildren()
        .addAll(
            Controls.label("section-title", desk.texts().text("settings.data")),
            line,
            kinds,
            Controls.wrapped(Controls.label("setting-help", desk.texts().text("data.clear.help"))),
            clear);
    view.sceneProperty().subscribe(this::read);
    desk.bridge().engine().subscribe(this::read);
    desk.texts().language().subscribe(this::read);
  }

  Region view() {
    return view;
  }

  private void read() {
    if (view.getScene() != null) {
      desk.calls().ask(Engine::dataUse, this::show, desk.calls()::refused);
    }
  }

  private void show(DataUse use) {
    folder.setText(use.folder().toString());
    kinds.getChildren().clear();
    for (DataModel.Row row : model.rows(use)) {
      Label size = Controls.whole(Controls.label("port"));
      size.setText(row.size());
      Label words = Controls.wrapped(Controls.label("setting-help"));
      words.setText(row.words());
      GridPane.setHgrow(words, Priority.ALWAYS);
      kinds.addRow(kinds.getRowCount(), words, size);
    }
  }

  /** What is deleted is gone, so there is a moment to think better of it. */
  private void clear() {
    clearing.set(true);
    desk.toasts()
        .cancellable(
            desk.texts().get("data.clear.announced"),
            () ->
                desk.calls()
                    .ask(
                        Engine::clearData,
                        left -> {
                          clearing.set(false);
                          show(left);
                        },
                        problem -> {
                          clearing.set(false);
                          desk.calls().refused(problem);
                        }),
            () -> clearing.set(false));
  }
}
