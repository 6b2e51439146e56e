package io.understudy.console.shell;

import io.understudy.cluster.Preset;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputDialog;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The menu of the shapes that the cluster can take. */
final class PresetMenu extends MenuButton {
  private final Workspace desk;

  PresetMenu(Workspace desk) {
    this.desk = desk;
    setId("presets");
    setGraphic(new FontIcon(Feather.LAYERS));
    getStyleClass().addAll("icon-button", "quiet-button", "no-arrow");
    Controls.describe(this, desk.texts().text("preset.menu"));
    disableProperty().bind(desk.guide().busy().or(desk.guide().current().isNull()));
    desk.guide().presets().addListener((ListChangeListener<Preset>) change -> fill());
    desk.texts().language().addListener(change -> fill());
    desk.guide().current().addListener(change -> fill());
    setOnShowing(event -> desk.guide().refresh());
  }

  private void fill() {
    getItems().clear();
    Preset current = desk.guide().current().get();
    for (Preset preset : desk.guide().presets()) {
      RadioMenuItem item = new RadioMenuItem(desk.guide().words(preset).title());
      item.setId("preset-" + preset.name());
      item.setSelected(current != null && current.name().equals(preset.name()));
      item.setOnAction(event -> desk.guide().choose(preset));
      getItems().add(item);
    }
    CheckMenuItem shown = new CheckMenuItem();
    shown.textProperty().bind(desk.texts().text("preset.try"));
    shown.selectedProperty().bindBidirectional(desk.guide().shown());
    getItems().addAll(new SeparatorMenuItem(), shown, keep());
  }

  private MenuItem keep() {
    ObservableValue<String> title = desk.texts().text("preset.keep");
    MenuItem item = new MenuItem();
    item.textProperty().bind(title);
    item.setOnAction(event -> askName(title.getValue()));
    return item;
  }

  private void askName(String title) {
    TextInputDialog dialog = new TextInputDialog();
    dialog.initOwner(getScene().getWindow());
    dialog.setTitle(title);
    dialog.setHeaderText(null);
    dialog.setGraphic(null);
    dialog.setContentText(desk.texts().get("preset.name"));
    Optional<String> name = dialog.showAndWait();
    name.map(String::strip).filter(text -> !text.isEmpty()).ifPresent(desk.guide()::keep);
  }
}
