package io.understudy.console.sessions;

import io.understudy.console.bridge.Watch;
import io.understudy.console.sessions.SessionsModel.Row;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Who is signed in, to look at while nodes die, and to sign out. */
public final class SessionsView {
  private final Workspace desk;
  private final SessionsModel model;
  private final Watch<Listing> listing;
  private final TextField search = new TextField();
  private final Label summary = Controls.wrapped(Controls.label("setting-help"));
  private final Label problem = Controls.wrapped(Controls.label("drawer-warning"));
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final VBox view = new VBox();

  /** The sessions of that workspace's cluster. */
  public SessionsView(Workspace desk) {
    this.desk = desk;
    this.model = new SessionsModel(desk.texts(), desk.formats());
    this.listing = desk.bridge().watch(Listing::read, Listing.NONE);
    search.setId("session-search");
    search.promptTextProperty().bind(desk.texts().text("sessions.search"));
    search.accessibleTextProperty().bind(desk.texts().text("sessions.search"));
    problem.managedProperty().bind(problem.visibleProperty());
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    ListView<Row> list = new ListView<>(rows);
    list.setId("sessions");
    list.getStyleClass().add("leases");
    list.setCellFactory(cells -> new SessionCell(desk, this::end));
    list.setPlaceholder(
        Controls.wrapped(Controls.label("empty", desk.texts().text("sessions.none"))));
    list.accessibleTextProperty().bind(desk.texts().text("place.sessions"));
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox head = new VBox(summary, search);
    head.getStyleClass().addAll("drawer-head", "lines");
    view.getChildren().addAll(head, problem, list);
    listing.value().subscribe(this::show);
    search.textProperty().subscribe(this::show);
    desk.texts().language().subscribe(this::show);
    view.sceneProperty().subscribe(scene -> listing.want(scene != null));
  }

  /** The view. */
  public Region view() {
    return view;
  }

  private void show() {
    Listing now = listing.value().get();
    summary.setText(model.summary(now.sessions()));
    problem.setText(desk.texts().said(now.problem()));
    if (desk.bridge().snapshot().get() != null) {
      Controls.renew(
          rows, model.rows(now.sessions(), search.getText(), desk.bridge().snapshot().get().at()));
    }
  }

  private void end(Row row) {
    desk.calls().run(engine -> engine.endSession(row.id()));
  }
}
