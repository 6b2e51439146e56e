package io.understudy.console.journal;

import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Panel;
import io.understudy.console.shell.Workspace;
import io.understudy.journal.Event;
import javafx.scene.control.ListView;
import javafx.scene.layout.Region;

/** The list of events. Only the rows in sight exist. */
public final class JournalView {
  private static final double ROW = 26;

  private final Region view;

  /** The journal of that workspace's cluster. */
  public JournalView(Workspace desk) {
    ListView<Event> list = new ListView<>(desk.bridge().events());
    list.setFixedCellSize(ROW);
    list.setCellFactory(cells -> new EventCell(desk));
    list.setPlaceholder(Controls.label("empty", desk.texts().text("journal.empty")));
    list.getStyleClass().add("events");
    list.accessibleTextProperty().bind(desk.texts().text("journal.title"));
    desk.texts().language().addListener(change -> list.refresh());
    view = new Panel(desk.texts().text("journal.title"), list);
  }

  /** The view. */
  public Region view() {
    return view;
  }
}
