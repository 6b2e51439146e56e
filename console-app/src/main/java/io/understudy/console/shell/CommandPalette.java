package io.understudy.console.shell;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Every command by a few letters of its name: type, choose with the arrows, Enter. What cannot run
 * now is listed, too, but grey. Escape or a click beside it closes it. FX thread only.
 */
final class CommandPalette extends StackPane {
  private static final double ROW = 34;
  private static final int MOST_ROWS = 10;

  private final Workspace desk;
  private final TextField field = new TextField();
  private final ObservableList<Command> found = FXCollections.observableArrayList();
  private final ListView<Command> list = new ListView<>(found);
  private Node before;

  CommandPalette(Workspace desk) {
    this.desk = desk;
    getStyleClass().add("scrim");
    setVisible(false);
    field.setId("palette");
    field.getStyleClass().add("palette-field");
    field.promptTextProperty().bind(desk.texts().text("palette.prompt"));
    field.accessibleTextProperty().bind(desk.texts().text("command.palette"));
    field.textProperty().subscribe(this::search);
    list.setId("palette-list");
    list.setFixedCellSize(ROW);
    list.setFocusTraversable(false);
    list.setCellFactory(cells -> new Row());
    list.setPlaceholder(Controls.label("empty", desk.texts().text("palette.nothing")));
    list.getStyleClass().add("palette-list");
    list.accessibleTextProperty().bind(desk.texts().text("command.palette"));
    VBox sheet = new VBox(field, list);
    sheet.getStyleClass().add("palette-sheet");
    sheet.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    StackPane.setAlignment(sheet, Pos.TOP_CENTER);
    getChildren().add(sheet);
    setOnMousePressed(event -> {
      if (event.getTarget() == this) {
        hide();
      }
    });
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  /** Shows it, or takes it away. */
  void toggle() {
    if (isVisible()) {
      hide();
    } else {
      before = getScene() == null ? null : getScene().getFocusOwner();
      setVisible(true);
      field.clear();
      search();
      field.requestFocus();
    }
  }

  private void hide() {
    setVisible(false);
    if (before != null) {
      before.requestFocus();
    }
  }

  private void search() {
    List<Command> all =
        desk.commands().everything().stream()
            .filter(command -> !command.id().equals(StandardCommands.PALETTE))
            .toList();
    found.setAll(Search.of(field.getText(), all, command -> command.title().getValue()));
    list.setPrefHeight(ROW * Math.clamp(found.size(), 2, MOST_ROWS) + 2);
    list.setMinHeight(Region.USE_PREF_SIZE);
    list.getSelectionModel().select(0);
    list.scrollTo(0);
  }

  private void pressed(KeyEvent event) {
    switch (event.getCode()) {
      case ESCAPE -> hide();
      case UP -> move(-1);
      case DOWN -> move(1);
      case PAGE_UP -> move(-MOST_ROWS);
      case PAGE_DOWN -> move(MOST_ROWS);
      case ENTER -> run(list.getSelectionModel().getSelectedItem());
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(int rows) {
    if (!found.isEmpty()) {
      int wanted = list.getSelectionModel().getSelectedIndex() + rows;
      int index = Math.clamp(wanted, 0, found.size() - 1);
      list.getSelectionModel().select(index);
      list.scrollTo(Math.max(0, index - MOST_ROWS + 1));
    }
  }

  private void run(Command command) {
    if (command != null && command.enabled().getValue()) {
      hide();
      command.run();
    }
  }

  private final class Row extends ListCell<Command> {
    private final Label title = Controls.label("palette-title");
    private final Label group = Controls.whole(Controls.label("palette-group"));
    private final Label key = Controls.whole(Controls.label("key-cap"));
    private final FontIcon icon = new FontIcon();
    private final HBox row = new HBox(icon, title, group, Controls.spacer(), key);

    Row() {
      row.getStyleClass().add("palette-row");
      row.setAlignment(Pos.CENTER_LEFT);
      HBox.setHgrow(title, Priority.NEVER);
      setPrefWidth(0);
      setOnMouseClicked(event -> {
        if (event.getButton() == javafx.scene.input.MouseButton.PRIMARY) {
          CommandPalette.this.run(getItem());
        }
      });
    }

    @Override
    protected void updateItem(Command command, boolean empty) {
      super.updateItem(command, empty);
      if (empty || command == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      icon.setIconCode(command.icon());
      title.setText(command.title().getValue());
      group.setText(desk.texts().get(KeySheet.heading(command.group())));
      String cap = command.key().words().getValue();
      key.setText(cap.equals(" ") ? desk.texts().get("key.space") : cap);
      key.setVisible(!cap.isEmpty());
      row.setDisable(!command.enabled().getValue());
      setAccessibleText(title.getText());
      setGraphic(row);
    }
  }
}
