package io.understudy.console.shell;

import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * The sheet that lists every key, made from the registry. Escape or a click beside it closes it.
 */
final class KeySheet extends StackPane {
  private static final String FIRST_DIGIT = "1";
  private static final String LAST_DIGIT = "9";

  private final Texts texts;
  private final Button close;
  private final VBox sheet = new VBox();

  KeySheet(Texts texts) {
    this.texts = texts;
    close = Controls.iconButton(Feather.X, texts.text("sheet.close"), this::hide);
    getStyleClass().add("scrim");
    setVisible(false);
    HBox head =
        new HBox(
            Controls.label("sheet-title", texts.text("sheet.title")), Controls.spacer(), close);
    head.setAlignment(Pos.CENTER_LEFT);
    sheet.getChildren().add(head);
    sheet.getStyleClass().add("key-sheet");
    sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getChildren().add(sheet);
    setOnMouseClicked(
        event -> {
          if (event.getTarget() == this) {
            hide();
          }
        });
    addEventFilter(KeyEvent.KEY_PRESSED, this::closeOnEscape);
  }

  /** Lists the commands; to be called once, when all are registered. */
  void list(Commands commands) {
    sheet.getChildren().add(columns(commands));
  }

  void show() {
    setVisible(true);
    close.requestFocus();
  }

  void hide() {
    setVisible(false);
  }

  void toggle() {
    if (isVisible()) {
      hide();
    } else {
      show();
    }
  }

  private void closeOnEscape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      hide();
      event.consume();
    }
  }

  private HBox columns(Commands commands) {
    HBox columns = new HBox();
    columns.getStyleClass().add("sheet-columns");
    for (Command.Group group : Command.Group.values()) {
      columns.getChildren().add(column(group, commands));
    }
    return columns;
  }

  private VBox column(Command.Group group, Commands commands) {
    GridPane keys = new GridPane();
    keys.getStyleClass().add("sheet-keys");
    for (Command command : commands.all()) {
      if (command.group() == group && command.key().filter(this::isListed).isPresent()) {
        String key = command.key().orElseThrow();
        ObservableValue<String> title =
            key.equals(FIRST_DIGIT) ? texts.text("sheet.select") : command.title();
        HBox caps = new HBox(4, cap(key));
        if (key.equals(FIRST_DIGIT)) {
          caps.getChildren().addAll(new Label("…"), cap(LAST_DIGIT));
        }
        caps.setAlignment(Pos.CENTER_LEFT);
        keys.addRow(keys.getRowCount(), caps, Controls.whole(Controls.label("sheet-text", title)));
      }
    }
    String heading = "sheet.group." + group.name().toLowerCase(Locale.ROOT);
    VBox column = new VBox(Controls.label("panel-title", texts.text(heading)), keys);
    column.getStyleClass().add("sheet-column");
    return column;
  }

  /** Nine rows that differ in the digit would hide the rest. */
  private boolean isListed(String key) {
    boolean selects = key.compareTo(FIRST_DIGIT) > 0 && key.compareTo(LAST_DIGIT) <= 0;
    return key.length() > 1 || !selects;
  }

  private Label cap(String key) {
    Label cap = Controls.whole(Controls.label("key-cap"));
    if (key.isBlank()) {
      cap.textProperty().bind(texts.text("key.space"));
    } else {
      cap.setText(key);
    }
    return cap;
  }
}
