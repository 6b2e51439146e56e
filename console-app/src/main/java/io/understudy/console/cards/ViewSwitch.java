package io.understudy.console.cards;

import io.understudy.console.shell.Controls;
import io.understudy.console.shell.NodesView;
import io.understudy.console.shell.Texts;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How the nodes are laid out: four buttons of which one is pressed. */
final class ViewSwitch extends HBox {
  private final Map<NodesView, ToggleButton> buttons = new EnumMap<>(NodesView.class);

  ViewSwitch(Texts texts, ObjectProperty<NodesView> choice) {
    getStyleClass().add("segments");
    setAlignment(Pos.CENTER);
    setMaxHeight(USE_PREF_SIZE);
    add(choice, NodesView.AUTOMATIC, Feather.ZOOM_IN, texts.text("nodes.view.automatic"));
    add(choice, NodesView.CARDS, Feather.SQUARE, texts.text("nodes.view.cards"));
    add(choice, NodesView.ROWS, Feather.LIST, texts.text("nodes.view.rows"));
    add(choice, NodesView.GRID, Feather.GRID, texts.text("nodes.view.grid"));
    ToggleButton automatic = buttons.get(NodesView.AUTOMATIC);
    automatic.textProperty().bind(texts.text("nodes.view.auto"));
    automatic.setContentDisplay(ContentDisplay.TEXT_ONLY);
    choice.subscribe(
        chosen -> buttons.forEach((view, button) -> button.setSelected(view == chosen)));
  }

  private void add(
      ObjectProperty<NodesView> choice,
      NodesView view,
      Feather icon,
      ObservableValue<String> title) {
    ToggleButton button = new ToggleButton(null, new FontIcon(icon));
    button.setId("view-" + view.code());
    button.getStyleClass().add("segment");
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setMinWidth(USE_PREF_SIZE);
    Controls.describe(button, title);
    button.setOnAction(pressed -> {
      choice.set(view);
      // A second press would let it go.
      button.setSelected(true);
    });
    buttons.put(view, button);
    getChildren().add(button);
  }
}
