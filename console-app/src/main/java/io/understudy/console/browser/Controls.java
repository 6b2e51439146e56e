package io.understudy.console.browser;

import io.understudy.console.shell.Texts;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** The small controls of this place, each with its words for those who cannot see it. */
final class Controls {
  private Controls() {}

  /** A quiet button that is an icon, explained by its tooltip. */
  static Button icon(Texts texts, Ikon icon, String key, Runnable action) {
    Button button = new Button();
    button.setGraphic(new FontIcon(icon));
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().addAll("flat", "browser-icon");
    explain(button, texts.text(key));
    button.setOnAction(event -> action.run());
    return button;
  }

  /** Says what an icon button does, to the eye and to the ear. */
  static void explain(Button button, ObservableValue<String> words) {
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(words);
    button.setTooltip(tooltip);
    button.accessibleTextProperty().bind(words);
  }

  /** A rounded word, with an icon before it or null. */
  static Label chip(Ikon icon, String... styles) {
    Label chip = new Label();
    if (icon != null) {
      chip.setGraphic(new FontIcon(icon));
    }
    chip.setMinWidth(0);
    chip.getStyleClass().add("browser-chip");
    chip.getStyleClass().addAll(styles);
    return chip;
  }
}
