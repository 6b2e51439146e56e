package io.understudy.console.journal;

import io.understudy.console.look.StateGlyph;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import io.understudy.journal.Event;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One event as a row: the time, its shape, what happened, and why. */
final class EventCell extends ListCell<Event> {
  private final Workspace desk;
  private final StateGlyph glyph;
  private final Label time = Controls.whole(Controls.label("event-time"));
  private final Label phrase = Controls.label("event-phrase");
  private final Label reason = Controls.label("event-reason");
  private final HBox row;

  EventCell(Workspace desk) {
    this.desk = desk;
    this.glyph = new StateGlyph(desk.palette(), 8);
    row = new HBox(time, glyph, phrase, reason);
    row.getStyleClass().add("event");
    row.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(reason, Priority.ALWAYS);
    // The row is as wide as the list. The reason is what gets shortened, and what happened only
    // when there is no more room for a reason.
    setPrefWidth(0);
    row.setMinWidth(0);
    phrase
        .minWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                this::phraseWidth,
                row.widthProperty(),
                phrase.layoutXProperty(),
                phrase.textProperty()));
  }

  private double phraseWidth() {
    double room = row.getWidth() - row.getInsets().getRight() - phrase.getLayoutX();
    return Math.clamp(phrase.prefWidth(-1), 0, Math.max(0, room));
  }

  @Override
  protected void updateItem(Event event, boolean empty) {
    super.updateItem(event, empty);
    if (empty || event == null) {
      setGraphic(null);
      setTooltip(null);
      return;
    }
    EventLook look = EventLook.of(event.type());
    glyph.show(look.shape(), look.tone());
    time.setText(desk.formats().clock(event.at()));
    phrase.setText(JournalView.phrase(desk, event));
    reason.setText(desk.texts().said(event.reason()));
    setTooltip(new Tooltip(phrase.getText() + "\n" + reason.getText()));
    setGraphic(row);
  }
}
