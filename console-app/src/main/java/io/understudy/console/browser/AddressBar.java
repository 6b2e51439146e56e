package io.understudy.console.browser;

import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Texts;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Back, reload or stop, the address, and what one can do with it. */
final class AddressBar extends VBox {

  /** What the buttons and the address do. */
  interface Actions {
    /** Goes back one page. */
    void back();

    /** Loads the page again. */
    void reload();

    /** Gives up the page that is on its way. */
    void stop();

    /** Goes where the typed text leads. */
    void enter(String typed);

    /** Opens the page in the system browser. */
    void openOutside();

    /** Puts the address on the clipboard. */
    void copy();
  }

  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

  private final TextField field = new TextField();
  private final Label complaint = new Label();

  /** A bar that follows the model. */
  AddressBar(SessionViewModel model, Texts texts, Actions actions) {
    getStyleClass().add("browser-address-bar");
    setMinHeight(USE_PREF_SIZE);
    Button back =
        Controls.iconButton(Feather.ARROW_LEFT, texts.text("browser.back"), actions::back);
    back.disableProperty().bind(model.canGoBack().not());
    Button outside =
        Controls.iconButton(
            Feather.EXTERNAL_LINK, texts.text("browser.external"), actions::openOutside);
    Button copy = Controls.iconButton(Feather.COPY, texts.text("browser.copy"), actions::copy);
    outside.disableProperty().bind(model.address().isNull());
    copy.disableProperty().bind(model.address().isNull());
    field(model, texts, actions::enter);
    HBox row = new HBox(back, reload(model, texts, actions), field, copy, outside);
    row.getStyleClass().add("browser-row");
    complaint.getStyleClass().add("browser-complaint");
    complaint.setWrapText(true);
    complaint.visibleProperty().bind(complaint.textProperty().isNotEmpty());
    complaint.managedProperty().bind(complaint.visibleProperty());
    getChildren().addAll(row, complaint);
  }

  /** Puts the caret into the address. */
  void edit() {
    field.requestFocus();
    field.selectAll();
  }

  /** Says what is wrong with the typed address; empty when nothing is. */
  void complain(String sentence) {
    complaint.setText(sentence);
    field.pseudoClassStateChanged(DANGER, !sentence.isEmpty());
  }

  private void field(SessionViewModel model, Texts texts, Consumer<String> enter) {
    field.getStyleClass().addAll("browser-address", "browser-mono");
    field.accessibleTextProperty().bind(texts.text("browser.address"));
    field.promptTextProperty().bind(texts.text("browser.address"));
    field.setMinWidth(60);
    field.setPrefColumnCount(10);
    HBox.setHgrow(field, Priority.ALWAYS);
    field.setOnAction(event -> enter.accept(field.getText()));
    field.setOnKeyPressed(key -> {
      if (key.getCode() == KeyCode.ESCAPE) {
        show(model);
        key.consume();
      }
    });
    KeyGuard.keepPlainKeys(field);
    // What somebody is typing stays until a page was asked for.
    model.address().subscribe(address -> show(model));
    model.phase().subscribe(phase -> show(model));
  }

  private void show(SessionViewModel model) {
    if (model.address().get() != null) {
      field.setText(Addresses.shown(model.address().get()));
    }
    complain("");
  }

  private static Button reload(SessionViewModel model, Texts texts, Actions actions) {
    var loading = model.phase().isEqualTo(SessionViewModel.Phase.LOADING);
    ObservableValue<String> title =
        loading.map(now -> now ? "browser.stop" : "browser.reload").flatMap(texts::text);
    Button button =
        Controls.iconButton(
            Feather.ROTATE_CW,
            title,
            () -> {
              if (loading.get()) {
                actions.stop();
              } else {
                actions.reload();
              }
            });
    FontIcon icon = (FontIcon) button.getGraphic();
    loading.subscribe(now -> icon.setIconCode(now ? Feather.X : Feather.ROTATE_CW));
    button.disableProperty().bind(model.address().isNull());
    return button;
  }
}
