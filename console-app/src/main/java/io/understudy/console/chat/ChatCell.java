package io.understudy.console.chat;

import io.understudy.console.chat.ChatModel.Row;
import io.understudy.console.shell.Controls;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One person, or one message. */
final class ChatCell extends ListCell<Row> {
  private static final PseudoClass PRIVATE = PseudoClass.getPseudoClass("private");

  private final Label head = Controls.whole(Controls.label("node-name"));
  private final Label chip = Controls.whole(Controls.label("chip"));
  private final Label words = Controls.wrapped(Controls.label("chat-words"));
  private final VBox lines;

  ChatCell() {
    HBox first = new HBox(head, chip);
    first.getStyleClass().add("card-row");
    first.setAlignment(Pos.CENTER_LEFT);
    lines = new VBox(first, words);
    lines.getStyleClass().addAll("lines", "chat-line");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(Row item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    head.setText(item.head());
    chip.setText(item.chip());
    words.setText(item.words());
    lines.pseudoClassStateChanged(PRIVATE, item.accent());
    setAccessibleText(String.join(", ", item.head(), item.chip(), item.words()));
    setGraphic(lines);
  }
}
