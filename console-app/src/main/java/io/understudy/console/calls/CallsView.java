package io.understudy.console.calls;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.calls.CallsModel.Choice;
import io.understudy.console.calls.CallsModel.Past;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import io.understudy.rpc.client.CallTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Calls of a service by its name: what to call, every step as it happens, and the calls before. */
public final class CallsView {
  private static final int MOST_PAST = 12;

  private final Workspace desk;
  private final CallsModel model;
  private final CallForm form;
  private final Label sums = Controls.label("setting-help");
  private final Label title = Controls.label("section-title");
  private final Label outcome = Controls.whole(Controls.label("chip"));
  private final Label empty;
  private final Steps steps;
  private final VBox past = new VBox();
  private final List<PastRow> pastRows = new ArrayList<>();
  private final VBox history;
  private final VBox trace;
  private final VBox view = new VBox();

  /** The call that a person chose to look at; 0 for the newest. */
  private long chosen;

  private long newestAtOpening = -1;

  /** The calls of that workspace's cluster. */
  public CallsView(Workspace desk) {
    this.desk = desk;
    this.model = new CallsModel(desk.texts(), desk.formats());
    this.form = new CallForm(desk, this::send);
    this.steps = new Steps(desk);
    this.empty = Controls.label("empty", desk.texts().text("calls.empty"));
    HBox head = new HBox(title, Controls.spacer(), outcome);
    head.getStyleClass().add("card-row");
    head.setAlignment(Pos.CENTER_LEFT);
    trace = new VBox(head, steps);
    trace.getStyleClass().addAll("section", "call-trace");
    past.getStyleClass().add("past-calls");
    past.setId("call-history");
    history = new VBox(Controls.label("section-title", desk.texts().text("calls.history")), past);
    history.getStyleClass().add("call-history");
    VBox column = new VBox(form, empty, trace, history);
    column.getStyleClass().add("sections");
    ScrollPane scroll = new ScrollPane(column);
    scroll.getStyleClass().add("cards-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    view.getChildren().addAll(head(), scroll);
    desk.bridge().snapshot().addListener(change -> show());
    desk.texts().language().addListener(change -> show());
    view.sceneProperty().addListener(change -> turned());
  }

  /** The view. */
  public Region view() {
    return view;
  }

  private VBox head() {
    Label help = Controls.label("setting-help", desk.texts().text("calls.help"));
    for (Label words : List.of(help, sums)) {
      words.setWrapText(true);
      words.setMinHeight(Region.USE_PREF_SIZE);
    }
    VBox head = new VBox(help, sums);
    head.getStyleClass().add("drawer-head");
    return head;
  }

  private void turned() {
    if (view.getScene() == null) {
      form.rest();
      newestAtOpening = -1;
    }
    show();
  }

  private void send(Choice choice) {
    chosen = 0;
    desk.calls().act(engine -> engine.call(choice.spec()), done -> show(), desk.calls()::refused);
  }

  /** Nothing is done while the tab shows another place. */
  private void show() {
    ClusterSnapshot now = desk.bridge().snapshot().get();
    if (now == null || view.getScene() == null) {
      return;
    }
    form.offer(now.nodes().stream().map(ClusterSnapshot.Node::id).toList());
    sums.setText(model.sums(now.calls()));
    List<CallTrace> calls = now.recentCalls();
    if (newestAtOpening < 0) {
      newestAtOpening = calls.isEmpty() ? 0 : calls.getFirst().id();
    }
    boolean some = !calls.isEmpty();
    setShown(empty, !some);
    setShown(trace, some);
    setShown(history, calls.size() > 1);
    if (some) {
      show(find(calls).orElse(calls.getFirst()), now);
      show(calls);
    }
  }

  private Optional<CallTrace> find(List<CallTrace> calls) {
    return calls.stream().filter(call -> call.id() == chosen).findFirst();
  }

  private void show(CallTrace call, ClusterSnapshot now) {
    Past words = model.past(call);
    title.setText(words.title());
    outcome.setText(words.answer());
    outcome
        .getStyleClass()
        .setAll(
            "label",
            "chip",
            switch (call.state()) {
              case RUNNING -> "accent";
              case ANSWERED -> "good";
              case FAILED -> "bad";
            });
    steps.show(call.id(), model.rows(call, now), chosen == 0 && call.id() > newestAtOpening);
  }

  private void show(List<CallTrace> calls) {
    List<CallTrace> listed = calls.stream().skip(1).limit(MOST_PAST).toList();
    while (pastRows.size() < listed.size()) {
      PastRow row = new PastRow(desk);
      pastRows.add(row);
      past.getChildren().add(row);
    }
    for (int i = 0; i < pastRows.size(); i++) {
      boolean used = i < listed.size();
      setShown(pastRows.get(i), used);
      if (used) {
        CallTrace call = listed.get(i);
        pastRows.get(i).show(model.past(call), () -> choose(call.id()));
      }
    }
  }

  private void choose(long id) {
    chosen = id;
    show();
  }

  private static void setShown(Region one, boolean shown) {
    one.setVisible(shown);
    one.setManaged(shown);
  }
}
