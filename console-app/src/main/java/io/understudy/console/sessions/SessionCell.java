package io.understudy.console.sessions;

import io.understudy.console.sessions.SessionsModel.Row;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One session: who, by which node, since when, and the way to end it. */
final class SessionCell extends ListCell<Row> {
  private final SimpleStringProperty whose = new SimpleStringProperty("");
  private final Label user = Controls.whole(Controls.label("node-name"));
  private final Label node = Controls.whole(Controls.label("chip"));
  private final Label words = Controls.label("setting-help");
  private final Label id = Controls.label("port");
  private final Button end;
  private final HBox row;

  SessionCell(Workspace desk, Consumer<Row> ending) {
    node.getStyleClass().add("accent");
    end =
        Controls.button(
            Feather.LOG_OUT, desk.texts().text("sessions.end"), () -> ending.accept(getItem()));
    end.getStyleClass().add("act");
    Controls.describe(end, desk.texts().text("sessions.end.help", whose));
    HBox first = new HBox(user, node, id);
    first.getStyleClass().add("card-row");
    first.setAlignment(Pos.CENTER_LEFT);
    VBox left = new VBox(first, words);
    left.getStyleClass().add("lines");
    left.setMinWidth(0);
    row = new HBox(left, Controls.spacer(), end);
    row.getStyleClass().add("card-row");
    row.setAlignment(Pos.CENTER_LEFT);
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
    whose.set(item.user());
    user.setText(item.user());
    node.setText(item.node());
    words.setText(item.words());
    id.setText(item.id());
    end.setId("end-" + item.id());
    setAccessibleText(String.join(", ", item.user(), item.node(), item.words()));
    setGraphic(row);
  }
}
