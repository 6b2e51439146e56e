package io.understudy.console.journal;

import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Toast;
import io.understudy.console.shell.Toasts.Said;
import io.understudy.console.shell.Workspace;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;

/** The messages that the window has shown, to be read when they are gone from the corner. */
final class MessageList extends TitledPane {
  private static final double ROW = 26;
  private static final double HEIGHT = 170;

  MessageList(Workspace desk) {
    ListView<Said> list = new ListView<>(desk.toasts().said());
    list.setId("messages");
    list.setFixedCellSize(ROW);
    list.setPrefHeight(HEIGHT);
    list.setCellFactory(cells -> new Cell(desk));
    list.setPlaceholder(Controls.label("empty", desk.texts().text("journal.no-messages")));
    list.getStyleClass().add("events");
    list.accessibleTextProperty().bind(desk.texts().text("journal.messages"));
    textProperty().bind(desk.texts().text("journal.messages"));
    setContent(list);
    setExpanded(false);
    setAnimated(false);
    setId("message-list");
    getStyleClass().add("messages");
  }

  private static final class Cell extends ListCell<Said> {
    private final Workspace desk;
    private final Label time = Controls.whole(Controls.label("event-time"));
    private final Label text = Controls.label("event-phrase");
    private final Label code = Controls.whole(Controls.label("toast-code"));
    private final HBox row = new HBox(time, text, code);

    Cell(Workspace desk) {
      this.desk = desk;
      row.getStyleClass().add("event");
      row.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Said said, boolean empty) {
      super.updateItem(said, empty);
      if (empty || said == null) {
        setGraphic(null);
        return;
      }
      Toast toast = said.toast();
      time.setText(desk.formats().clock(said.at()));
      text.setText((toast.text() + " " + toast.advice()).strip());
      code.setText(toast.code());
      setGraphic(row);
    }
  }
}
