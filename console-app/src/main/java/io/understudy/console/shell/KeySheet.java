package io.understudy.console.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
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
  private static final String LAST_DIGIT = "9";

  private final Texts texts;
  private final Button close;
  private final VBox sheet = new VBox();
  private final Commands commands;

  /** A sheet that does not show; it lists the commands as they are each time that it shows. */
  KeySheet(Workspace desk) {
    texts = desk.texts();
    commands = desk.commands();
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
    setOnMouseClicked(event -> {
      if (event.getTarget() == this) {
        hide();
      }
    });
    addEventFilter(KeyEvent.KEY_PRESSED, this::closeOnEscape);
  }

  void show() {
    HBox columns = columns();
    ScrollPane scroll = new ScrollPane(columns);
    scroll.getStyleClass().add("sheet-scroll");
    scroll.setFitToWidth(true);
    sheet.getChildren().setAll(sheet.getChildren().getFirst(), scroll);
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

  private HBox columns() {
    List<VBox> groups = new ArrayList<>();
    for (Command.Group group : Command.Group.values()) {
      VBox column = column(group);
      if (!rows(group).isEmpty()) {
        groups.add(column);
      }
    }
    HBox columns = new HBox();
    columns.getStyleClass().add("sheet-columns");
    // Short lists share a column, so that the sheet is as high as its longest one.
    int longest = groups.stream().mapToInt(KeySheet::length).max().orElse(0);
    VBox last = null;
    for (VBox group : groups) {
      if (last != null && length(last) + length(group) + 1 <= longest) {
        last.getChildren().addAll(group.getChildren());
      } else {
        last = group;
        columns.getChildren().add(group);
      }
    }
    return columns;
  }

  private static int length(VBox column) {
    return column.getChildren().stream()
        .mapToInt(part -> part instanceof GridPane keys ? keys.getRowCount() : 1)
        .sum();
  }

  /** Nine rows that differ in the digit would hide the rest. */
  private List<Command> rows(Command.Group group) {
    return commands.all().stream()
        .filter(command -> command.group() == group)
        .filter(command -> command.key().now().get().isPresent())
        .filter(command -> !StandardCommands.isSelectionAfterTheFirst(command))
        .toList();
  }

  private VBox column(Command.Group group) {
    GridPane keys = new GridPane();
    keys.getStyleClass().add("sheet-keys");
    for (Command command : rows(group)) {
      boolean first = command.id().equals(StandardCommands.select(1));
      ObservableValue<String> title = first ? texts.text("sheet.select") : command.title();
      HBox caps = new HBox(4, cap(command.key().words().getValue()));
      if (first) {
        caps.getChildren().addAll(new Label("…"), cap(LAST_DIGIT));
      }
      caps.setAlignment(Pos.CENTER_LEFT);
      keys.addRow(keys.getRowCount(), caps, Controls.whole(Controls.label("sheet-text", title)));
    }
    VBox column = new VBox(Controls.label("panel-title", texts.text(heading(group))), keys);
    column.getStyleClass().add("sheet-column");
    return column;
  }

  /** The key of what a group is called. */
  static String heading(Command.Group group) {
    return "sheet.group." + group.name().toLowerCase(Locale.ROOT);
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
