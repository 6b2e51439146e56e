package io.understudy.console.settings;

import io.understudy.console.shell.Command;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The key of every command, each a button that waits for another one. */
final class KeysSection {
  private final Workspace desk;
  private final Label notice = Controls.wrapped(Controls.label("setting-help"));
  private final GridPane rows = new GridPane();
  private final VBox view = new VBox();

  KeysSection(Workspace desk) {
    this.desk = desk;
    Button reset =
        Controls.button(
            Feather.ROTATE_CCW, desk.texts().text("keys.reset"), desk.commands()::resetKeys);
    reset.setId("keys-reset");
    reset.getStyleClass().add("act");
    HBox head =
        new HBox(
            Controls.label("section-title", desk.texts().text("settings.keys")),
            Controls.spacer(),
            reset);
    head.setAlignment(Pos.CENTER_LEFT);
    notice.textProperty().bind(desk.texts().text("keys.help"));
    rows.getStyleClass().add("key-rows");
    view.getStyleClass().add("section");
    view.getChildren().addAll(head, notice, rows);
    // The commands are all registered once the window is made, and before anybody looks.
    view.sceneProperty()
        .subscribe(scene -> {
          if (scene != null && rows.getChildren().isEmpty()) {
            desk.commands().all().forEach(this::add);
          }
        });
  }

  Region view() {
    return view;
  }

  private void add(Command command) {
    Label title = Controls.label("setting-name", command.title());
    GridPane.setHgrow(title, Priority.ALWAYS);
    rows.addRow(
        rows.getRowCount(),
        title,
        new KeyField(desk.texts(), command, key -> choose(command, key)));
  }

  private void choose(Command command, Optional<String> key) {
    Optional<Command> taken = desk.commands().rebind(command, key);
    notice.textProperty().unbind();
    notice
        .textProperty()
        .bind(
            taken.isPresent()
                ? desk.texts().text("keys.taken", taken.get().key().words(), taken.get().title())
                : desk.texts().text("keys.help"));
  }
}
