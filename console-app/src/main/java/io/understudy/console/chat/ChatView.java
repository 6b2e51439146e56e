package io.understudy.console.chat;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.bridge.Watch;
import io.understudy.console.chat.ChatModel.Row;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The chat from above, beside the pages of two users who are in it. */
public final class ChatView {
  private static final double PEOPLE_SHARE = 0.36;

  private final Workspace desk;
  private final ChatModel model;
  private final Watch<Hall> hall;
  private final Label summary = Controls.wrapped(Controls.label("setting-help"));
  private final Label problem = Controls.wrapped(Controls.label("drawer-warning"));
  private final ObservableList<Row> people = FXCollections.observableArrayList();
  private final ObservableList<Row> said = FXCollections.observableArrayList();
  private final ListView<Row> messages;
  private final VBox view = new VBox();
  private long newest;

  /** The chat of that workspace's cluster. */
  public ChatView(Workspace desk) {
    this.desk = desk;
    this.model = new ChatModel(desk.texts(), desk.formats());
    this.hall = desk.bridge().watch(Hall::read, Hall.EMPTY);
    Button pages =
        Controls.button(Feather.USERS, desk.texts().text("chat.open"), desk.guide()::visitChat);
    pages.setId("chat-open");
    pages.getStyleClass().add("act");
    problem.managedProperty().bind(problem.visibleProperty());
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    VBox head = new VBox(summary, pages);
    head.getStyleClass().addAll("drawer-head", "lines");
    ListView<Row> present = list("chat-people", people, "chat.nobody");
    messages = list("chat-messages", said, "chat.nothing");
    HBox lists = new HBox(column("chat.people", present), column("chat.said", messages));
    lists.getStyleClass().add("chat-lists");
    present.prefWidthProperty().bind(lists.widthProperty().multiply(PEOPLE_SHARE));
    HBox.setHgrow(lists.getChildren().getLast(), Priority.ALWAYS);
    VBox.setVgrow(lists, Priority.ALWAYS);
    view.getChildren().addAll(head, problem, lists);
    hall.value().subscribe(this::show);
    desk.texts().language().subscribe(this::show);
    view.sceneProperty().subscribe(scene -> hall.want(scene != null));
  }

  /** The view. */
  public Region view() {
    return view;
  }

  private VBox column(String titleKey, ListView<Row> list) {
    VBox column = new VBox(Controls.label("section-title", desk.texts().text(titleKey)), list);
    column.getStyleClass().add("lines");
    VBox.setVgrow(list, Priority.ALWAYS);
    column.setMinWidth(0);
    return column;
  }

  private ListView<Row> list(String id, ObservableList<Row> rows, String emptyKey) {
    ObservableValue<String> nothing = desk.texts().text(emptyKey);
    ListView<Row> list = new ListView<>(rows);
    list.setId(id);
    list.getStyleClass().add("leases");
    list.setCellFactory(cells -> new ChatCell());
    list.setPlaceholder(Controls.wrapped(Controls.label("empty", nothing)));
    list.accessibleTextProperty().bind(desk.texts().text("place.chat"));
    list.setMinWidth(0);
    return list;
  }

  private void show() {
    Hall now = hall.value().get();
    ClusterSnapshot picture = desk.bridge().snapshot().get();
    summary.setText(
        model.summary(picture == null ? ClusterSnapshot.Chat.NONE : picture.store().chat()));
    problem.setText(desk.texts().said(now.problem()));
    Controls.renew(people, model.people(now.present()));
    Controls.renew(said, model.said(now.messages()));
    long last = now.messages().isEmpty() ? 0 : now.messages().getLast().seq();
    if (last > newest) {
      newest = last;
      messages.scrollTo(said.size() - 1);
    }
  }
}
