package io.understudy.console.registry;

import io.understudy.console.look.StateGlyph;
import io.understudy.console.registry.RegistryModel.Row;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One lease: whose it is, and the time that runs out unless a heartbeat comes. */
final class LeaseCell extends ListCell<Row> {
  private final StateGlyph glyph;
  private final Label node = Controls.label("node-name");
  private final Label address = Controls.label("port");
  private final Label state = Controls.whole(Controls.label("chip"));
  private final Label heard = Controls.whole(Controls.label("setting-now"));
  private final Label reason = Controls.label("setting-help");
  private final ProgressBar left = new ProgressBar(0);
  private final VBox all;

  LeaseCell(Workspace desk) {
    glyph = new StateGlyph(desk.palette(), 9);
    left.getStyleClass().add("lease-left");
    left.setMaxWidth(Double.MAX_VALUE);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(reason.textProperty());
    reason.setTooltip(whole);
    HBox head = new HBox(glyph, node, address, Controls.spacer(), state);
    HBox why = new HBox(reason, Controls.spacer(), heard);
    head.getStyleClass().add("card-row");
    why.getStyleClass().add("card-row");
    head.setAlignment(Pos.CENTER_LEFT);
    why.setAlignment(Pos.CENTER_LEFT);
    all = new VBox(head, why, left);
    all.getStyleClass().addAll("section", "lease");
    // As wide as the list, whatever the words would like.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(Row row, boolean empty) {
    super.updateItem(row, empty);
    setGraphic(empty ? null : all);
    if (empty) {
      return;
    }
    glyph.show(row.look());
    node.setText(row.node());
    address.setText(row.address());
    state.setText(row.state());
    state.getStyleClass().setAll("label", "chip", row.look().styleClass());
    heard.setText(row.heard());
    reason.setText(row.reason());
    left.setProgress(row.left());
    setAccessibleText(
        String.join(", ", row.node(), row.state(), row.address(), row.heard(), row.reason()));
  }
}
