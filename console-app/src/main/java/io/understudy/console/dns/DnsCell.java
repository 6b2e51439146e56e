package io.understudy.console.dns;

import io.understudy.console.dns.DnsModel.Row;
import io.understudy.console.look.StateGlyph;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One line of the tab: a heading, or a name with what it leads to. */
final class DnsCell extends ListCell<Row> {
  private final Label heading = Controls.label("section-title");
  private final StateGlyph glyph;
  private final Label title = Controls.label("node-name");
  private final Label chip = Controls.whole(Controls.label("chip"));
  private final Label data = Controls.label("port");
  private final Label help = Controls.label("setting-help");
  private final ProgressBar left = new ProgressBar(0);
  private final VBox all;

  DnsCell(Workspace desk) {
    glyph = new StateGlyph(desk.palette(), 9);
    glyph.managedProperty().bind(glyph.visibleProperty());
    left.getStyleClass().add("lease-left");
    left.setMaxWidth(Double.MAX_VALUE);
    for (var part : new javafx.scene.control.Control[] {data, help, left}) {
      part.managedProperty().bind(part.visibleProperty());
    }
    for (Label words : new Label[] {title, data, help}) {
      Tooltip whole = new Tooltip();
      whole.textProperty().bind(words.textProperty());
      words.setTooltip(whole);
    }
    HBox head = new HBox(glyph, title, Controls.spacer(), chip);
    head.getStyleClass().add("card-row");
    head.setAlignment(Pos.CENTER_LEFT);
    all = new VBox(head, data, help, left);
    all.getStyleClass().addAll("section", "lease");
    // As wide as the list, whatever the words would like.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(Row row, boolean empty) {
    super.updateItem(row, empty);
    if (empty) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    heading.setText(row.title());
    setGraphic(row.isHeading() ? heading : all);
    glyph.setVisible(row.look() != null);
    if (row.look() != null) {
      glyph.show(row.look());
    }
    title.setText(row.title());
    chip.setText(row.chip());
    chip.getStyleClass()
        .setAll("label", "chip", row.look() == null ? "neutral" : row.look().styleClass());
    show(data, row.data());
    show(help, row.help());
    left.setVisible(row.left() >= 0);
    left.setProgress(Math.clamp(row.left(), 0, 1));
    setAccessibleText(
        row.isHeading()
            ? row.title()
            : String.join(", ", row.title(), row.chip(), row.data(), row.help()));
  }

  private static void show(Label label, String words) {
    label.setText(words);
    label.setVisible(!words.isEmpty());
  }
}
