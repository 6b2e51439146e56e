package io.understudy.console.settings;

import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Language;
import io.understudy.console.shell.ThemeChoice;
import io.understudy.console.shell.Workspace;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How the window looks and speaks. */
final class LookSection {
  private final Workspace desk;
  private final VBox view = new VBox();

  LookSection(Workspace desk) {
    this.desk = desk;
    view.getStyleClass().add("section");
    view.getChildren()
        .addAll(
            Controls.label("section-title", desk.texts().text("settings.look")),
            choice(
                "settings.theme",
                ThemeChoice.values(),
                one -> desk.texts().text("theme." + one.code()),
                one -> "theme-" + one.code(),
                desk.theme().choice()),
            choice(
                "settings.language",
                Language.values(),
                one -> desk.texts().language().map(any -> one.ownName()),
                one -> "language-" + one.tag(),
                desk.texts().language()),
            check(
                "settings.presentation",
                "settings.presentation.help",
                "presentation",
                desk.presentation()),
            check("settings.calm", "settings.calm.help", "calm", desk.motion().calm()));
  }

  Region view() {
    return view;
  }

  private <T> Node choice(
      String titleKey,
      T[] values,
      Function<T, ObservableValue<String>> name,
      Function<T, String> id,
      Property<T> chosen) {
    ToggleGroup group = new ToggleGroup();
    HBox options = new HBox();
    options.getStyleClass().add("setting-options");
    options.setAlignment(Pos.CENTER_LEFT);
    Stream.of(values)
        .forEach(value -> {
          RadioButton button = new RadioButton();
          button.textProperty().bind(name.apply(value));
          button.setId(id.apply(value));
          button.setToggleGroup(group);
          button.setMinWidth(Region.USE_PREF_SIZE);
          chosen.subscribe(now -> button.setSelected(value.equals(now)));
          button.setOnAction(event -> chosen.setValue(value));
          options.getChildren().add(button);
        });
    VBox setting = new VBox(Controls.label("setting-name", desk.texts().text(titleKey)), options);
    setting.getStyleClass().add("setting");
    return setting;
  }

  private Node check(String titleKey, String helpKey, String id, BooleanProperty value) {
    CheckBox box = new CheckBox();
    box.textProperty().bind(desk.texts().text(titleKey));
    box.setId(id);
    box.selectedProperty().bindBidirectional(value);
    VBox setting =
        new VBox(box, Controls.wrapped(Controls.label("setting-help", desk.texts().text(helpKey))));
    setting.getStyleClass().add("setting");
    return setting;
  }
}
