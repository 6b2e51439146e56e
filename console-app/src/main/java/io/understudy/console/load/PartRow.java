package io.understudy.console.load;

import io.understudy.console.load.RunModel.Part;
import io.understudy.console.look.StateGlyph;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One node or one journey: its counts, and a bar for its share and what of it failed. */
final class PartRow extends VBox {
  private static final PseudoClass SOME = PseudoClass.getPseudoClass("some");

  private final StateGlyph glyph;
  private final Label name = Controls.label("part-name");
  private final Label ok = PartTable.number("figure");
  private final Label failed = PartTable.number("bad-figure");
  private final Region good = new Region();
  private final Region bad = new Region();
  private final StackPane bar;

  PartRow(Workspace desk) {
    glyph = new StateGlyph(desk.palette(), 8);
    HBox left = new HBox(glyph, name);
    left.getStyleClass().add("card-row");
    left.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(left, Priority.ALWAYS);
    HBox line = new HBox(left, ok, failed);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("part-line");
    good.getStyleClass().add("part-good");
    bad.getStyleClass().add("part-bad");
    HBox filled = new HBox(good, bad);
    filled.setMaxWidth(USE_PREF_SIZE);
    bar = new StackPane(filled);
    bar.getStyleClass().add("part-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("part-row");
    getChildren().addAll(line, bar);
  }

  void show(Part part) {
    name.setText(part.name());
    Controls.setShown(glyph, part.look() != null);
    if (part.look() != null) {
      glyph.show(part.look());
    }
    ok.setText(part.ok());
    failed.setText(part.failed());
    failed.pseudoClassStateChanged(SOME, part.failedShare() > 0);
    good.prefWidthProperty()
        .bind(bar.widthProperty().multiply(part.share() * (1 - part.failedShare())));
    bad.prefWidthProperty().bind(bar.widthProperty().multiply(part.share() * part.failedShare()));
    setAccessibleText(String.join(", ", part.name(), part.ok(), part.failed()));
  }
}
