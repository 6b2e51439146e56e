package io.understudy.console.shell;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The frame of a place: a title, what belongs beside it, and the content below. */
public final class Panel extends VBox {
  private final HBox head = new HBox();

  /**
   * A panel.
   *
   * @param title what the place is called
   * @param content what it shows; it takes all the room
   * @param beside what stands at the right end of the head, in order
   */
  public Panel(ObservableValue<String> title, Node content, Node... beside) {
    getStyleClass().add("panel");
    head.getStyleClass().add("panel-head");
    head.setAlignment(Pos.CENTER_LEFT);
    head.getChildren()
        .addAll(Controls.whole(Controls.label("panel-title", title)), Controls.spacer());
    head.getChildren().addAll(beside);
    VBox.setVgrow(content, Priority.ALWAYS);
    getChildren().addAll(head, content);
    setMinSize(0, 0);
  }
}
