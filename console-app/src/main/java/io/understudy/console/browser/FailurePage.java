package io.understudy.console.browser;

import io.understudy.console.shell.Texts;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands in the place of a page that did not load. */
final class FailurePage extends VBox {

  /** A page that shows while the model has a failure. */
  FailurePage(SessionViewModel model, Texts texts, Runnable retry, Runnable home) {
    getStyleClass().addAll("browser-cover", "browser-failure");
    setAlignment(Pos.CENTER);
    Label title = new Label();
    title.getStyleClass().add("browser-failure-title");
    title.textProperty().bind(texts.text("browser.failure.title"));
    Label why = new Label();
    why.getStyleClass().add("browser-failure-why");
    why.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> sentence(model.failure().get(), texts), model.failure(), texts.language()));
    Label address = new Label();
    address.getStyleClass().addAll("browser-mono", "browser-muted");
    address
        .textProperty()
        .bind(Bindings.createStringBinding(() -> page(model.failure().get()), model.failure()));
    for (Label label : new Label[] {title, why, address}) {
      label.setWrapText(true);
    }
    FlowPane buttons = new FlowPane(8, 8, button(texts, "browser.retry", retry, "accent"));
    buttons.getChildren().add(button(texts, "browser.home", home));
    buttons.setAlignment(Pos.CENTER);
    getChildren().addAll(new FontIcon(Feather.CLOUD_OFF), title, why, address, buttons);
    visibleProperty().bind(model.failure().isNotNull());
  }

  private static Button button(Texts texts, String key, Runnable action, String... styles) {
    Button button = new Button();
    button.textProperty().bind(texts.text(key));
    button.setMinWidth(USE_PREF_SIZE);
    button.getStyleClass().addAll(styles);
    button.setOnAction(event -> action.run());
    return button;
  }

  private static String sentence(LoadFailure failure, Texts texts) {
    return failure == null ? "" : texts.get(failure.kind().textKey());
  }

  private static String page(LoadFailure failure) {
    return failure == null || failure.page() == null ? "" : failure.page().toString();
  }
}
