package io.understudy.console.load;

import io.understudy.console.load.RunModel.Cause;
import io.understudy.console.look.Shape;
import io.understudy.console.look.StateGlyph;
import io.understudy.console.look.Tone;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Why requests failed, and the last failure in words. */
final class CauseTable extends VBox {
  private final Workspace desk;
  private final VBox rows = new VBox();
  private final List<Row> built = new ArrayList<>();
  private final Label last = Controls.label("setting-help");

  /** One cause. */
  private static final class Row extends HBox {
    private final Label name = Controls.label("part-name");
    private final Label count = Controls.whole(Controls.label("figure"));

    Row(Workspace desk) {
      StateGlyph glyph = new StateGlyph(desk.palette(), 8);
      glyph.show(Shape.CROSS, Tone.DOWN);
      getChildren().addAll(glyph, name, Controls.spacer(), count);
      getStyleClass().add("card-row");
      setAlignment(Pos.CENTER_LEFT);
    }
  }

  CauseTable(Workspace desk) {
    this.desk = desk;
    getStyleClass().add("section");
    rows.getStyleClass().add("part-rows");
    Controls.wrapped(last);
    getChildren()
        .addAll(Controls.label("section-title", desk.texts().text("load.causes")), rows, last);
  }

  void show(List<Cause> causes, String lastFailure) {
    Controls.fit(built, rows, causes.size(), () -> new Row(desk));
    for (int i = 0; i < causes.size(); i++) {
      built.get(i).name.setText(causes.get(i).name());
      built.get(i).count.setText(causes.get(i).count());
    }
    last.setText(
        causes.isEmpty()
            ? desk.texts().get("load.causes.none")
            : desk.texts().get("load.last-failure", desk.texts().said(lastFailure)));
  }
}
