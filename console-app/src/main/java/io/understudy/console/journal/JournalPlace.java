package io.understudy.console.journal;

import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import io.understudy.journal.Event;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The journal with all the room of the window: to search, and to read to the end. */
public final class JournalPlace {
  private final Workspace desk;
  private final TextField search = new TextField();
  private final FilteredList<Event> found;
  private final VBox view = new VBox();

  /** The journal of that workspace's cluster. */
  public JournalPlace(Workspace desk) {
    this.desk = desk;
    found = new FilteredList<>(desk.bridge().events());
    search.setId("journal-search");
    search.promptTextProperty().bind(desk.texts().text("journal.search"));
    search.accessibleTextProperty().bind(desk.texts().text("journal.search"));
    HBox.setHgrow(search, Priority.ALWAYS);
    Label count = Controls.whole(Controls.label("setting-help"));
    count
        .textProperty()
        .bind(
            desk.texts()
                .text(
                    "journal.count", Bindings.size(found), Bindings.size(desk.bridge().events())));
    Button save =
        Controls.button(
            Feather.DOWNLOAD,
            desk.texts().text("journal.save"),
            () -> desk.commands().get("export.journal-csv").run());
    save.setId("journal-save");
    save.getStyleClass().add("act");
    HBox line = new HBox(search, count, save);
    line.getStyleClass().addAll("drawer-head", "journal-head");
    ListView<Event> list = JournalView.list(desk, found);
    list.setId("journal");
    VBox.setVgrow(list, Priority.ALWAYS);
    view.getChildren().addAll(line, list, details(list), new MessageList(desk));
    search.textProperty().subscribe(this::filter);
    desk.texts().language().subscribe(this::filter);
  }

  /** The view. */
  public Region view() {
    return view;
  }

  /** What a narrow row cuts off: the whole reason of the selected event. */
  private Label details(ListView<Event> list) {
    Label details = Controls.wrapped(Controls.label("journal-details"));
    ObservableValue<Event> selected = list.getSelectionModel().selectedItemProperty();
    details
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> details(selected.getValue()), selected, desk.texts().language()));
    details.setMaxWidth(Double.MAX_VALUE);
    details.managedProperty().bind(details.textProperty().isNotEmpty());
    return details;
  }

  private String details(Event event) {
    return event == null
        ? ""
        : "#%d  %s  %s  %s%n%s"
            .formatted(
                event.seq(),
                desk.formats().exact(event.at()),
                event.type().code(),
                event.subject(),
                desk.texts().said(event.reason()));
  }

  /** Also by the engine's own words, which stand in reports and in what others quote. */
  private void filter() {
    String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
    found.setPredicate(
        wanted.isEmpty()
            ? null
            : event ->
                String.join(
                        " ",
                        JournalView.phrase(desk, event),
                        event.type().code(),
                        event.reason(),
                        desk.texts().said(event.reason()))
                    .toLowerCase(Locale.ROOT)
                    .contains(wanted));
  }
}
