package io.understudy.console.load;

import io.understudy.console.load.RunModel.Part;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Requests by node or by journey: how many went well, how many did not, and how they compare. */
final class PartTable extends VBox {
  private final Workspace desk;
  private final VBox rows = new VBox();
  private final List<PartRow> built = new ArrayList<>();
  private List<Part> shown = List.of();

  PartTable(Workspace desk, ObservableValue<String> title) {
    this.desk = desk;
    getStyleClass().add("section");
    rows.getStyleClass().add("part-rows");
    Label ok = number("setting-help");
    ok.textProperty().bind(desk.texts().text("load.part.ok"));
    Label failed = number("setting-help");
    failed.textProperty().bind(desk.texts().text("load.part.failed"));
    HBox head = new HBox(Controls.label("section-title", title), Controls.spacer(), ok, failed);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("part-line");
    getChildren().addAll(head, rows);
  }

  void show(List<Part> parts) {
    if (!parts.equals(shown)) {
      shown = parts;
      Controls.fit(built, rows, parts.size(), () -> new PartRow(desk));
      for (int i = 0; i < parts.size(); i++) {
        built.get(i).show(parts.get(i));
      }
    }
  }

  static Label number(String styleClass) {
    Label number = Controls.whole(Controls.label(styleClass));
    number.getStyleClass().add("part-number");
    return number;
  }
}
