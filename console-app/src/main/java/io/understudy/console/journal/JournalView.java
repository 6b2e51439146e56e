package io.understudy.console.journal;

import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Panel;
import io.understudy.console.shell.Workspace;
import io.understudy.journal.Event;
import javafx.collections.ObservableList;
import javafx.scene.control.ListView;
import javafx.scene.layout.Region;

/** The list of events. Only the rows in sight exist. */
public final class JournalView {
  private static final double ROW = 26;

  private final Region view;

  /** The journal of that workspace's cluster. */
  public JournalView(Workspace desk) {
    ListView<Event> list = list(desk, desk.bridge().events());
    view = new Panel(desk.texts().text("journal.title"), list);
  }

  /** The view. */
  public Region view() {
    return view;
  }

  /** A list of events that speaks the language of the moment. */
  static ListView<Event> list(Workspace desk, ObservableList<Event> events) {
    ListView<Event> list = new ListView<>(events);
    list.setFixedCellSize(ROW);
    list.setCellFactory(cells -> new EventCell(desk));
    list.setPlaceholder(Controls.label("empty", desk.texts().text("journal.empty")));
    list.getStyleClass().add("events");
    list.accessibleTextProperty().bind(desk.texts().text("journal.title"));
    desk.texts().language().addListener(change -> list.refresh());
    MomentList.follow(desk, list);
    return list;
  }

  /** What happened, without why. */
  static String phrase(Workspace desk, Event event) {
    return desk.texts().get("event." + event.type().code(), event.subject());
  }
}
