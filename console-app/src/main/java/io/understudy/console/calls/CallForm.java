package io.understudy.console.calls;

import io.understudy.console.calls.CallsModel.Choice;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** What is to be called, and how: typed, switched, and sent. */
final class CallForm extends VBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final Duration EVERY = Duration.seconds(1);

  private final Workspace desk;
  private final Consumer<Choice> send;
  private final TextField text = new TextField("Hello");
  private final ComboBox<String> by = new ComboBox<>();
  private final ComboBox<String> first = new ComboBox<>();
  private final TextField deadline = new TextField("2000");
  private final CheckBox hedge = new CheckBox();
  private final CheckBox repeat = new CheckBox();
  private final Timeline clock = new Timeline(new KeyFrame(EVERY, tick -> sendNow()));

  /**
   * A form.
   *
   * @param desk the workspace
   * @param send given what was chosen whenever it is to be sent
   */
  CallForm(Workspace desk, Consumer<Choice> send) {
    this.desk = desk;
    this.send = send;
    getStyleClass().addAll("section", "call-form");
    getChildren().addAll(say(), options(), switches());
    clock.setCycleCount(Animation.INDEFINITE);
    repeat.selectedProperty().subscribe(this::repeat);
    deadline.textProperty().subscribe(this::check);
    desk.texts().language().subscribe(this::speak);
    speak();
  }

  private HBox say() {
    text.setId("call-text");
    text.getStyleClass().add("call-text");
    text.accessibleTextProperty().bind(desk.texts().text("calls.text"));
    text.promptTextProperty().bind(desk.texts().text("calls.text"));
    text.setOnAction(event -> sendNow());
    HBox.setHgrow(text, Priority.ALWAYS);
    Button button = Controls.button(Feather.SEND, desk.texts().text("calls.send"), this::sendNow);
    button.setId("call-send");
    button.getStyleClass().addAll("act", "main-button");
    HBox line = new HBox(text, button);
    line.getStyleClass().add("card-row");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private HBox options() {
    by.setId("call-by");
    first.setId("call-first");
    deadline.setId("call-deadline");
    deadline.getStyleClass().add("setting-field");
    HBox limit =
        new HBox(deadline, Controls.label("setting-unit", desk.texts().text("calls.ms-unit")));
    limit.getStyleClass().add("card-row");
    limit.setAlignment(Pos.CENTER_LEFT);
    HBox line =
        new HBox(
            named("calls.by", by), named("calls.first", first), named("calls.deadline", limit));
    line.getStyleClass().add("call-options");
    deadline.accessibleTextProperty().bind(desk.texts().text("calls.deadline"));
    return line;
  }

  private VBox named(String key, javafx.scene.Node control) {
    Label name = Controls.label("setting-help", desk.texts().text(key));
    if (control instanceof ComboBox<?> box) {
      box.setMaxWidth(Double.MAX_VALUE);
      box.getStyleClass().add("call-choice");
      box.accessibleTextProperty().bind(desk.texts().text(key));
    }
    VBox both = new VBox(name, control);
    both.getStyleClass().add("setting");
    HBox.setHgrow(both, control instanceof ComboBox<?> ? Priority.ALWAYS : Priority.NEVER);
    return both;
  }

  private HBox switches() {
    hedge.setId("call-hedge");
    repeat.setId("call-repeat");
    hedge.textProperty().bind(desk.texts().text("calls.hedge"));
    repeat.textProperty().bind(desk.texts().text("calls.every-second"));
    HBox line = new HBox(hedge, Controls.spacer(), repeat);
    line.getStyleClass().add("card-row");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  /** The words follow the language, and what was chosen stays. */
  private void speak() {
    int chosen = Math.max(0, by.getSelectionModel().getSelectedIndex());
    List<String> offers =
        List.of(desk.texts().get("calls.by-registry"), desk.texts().get("calls.by-dns"));
    by.getItems().setAll(offers);
    by.setValue(offers.get(chosen));
    offer(nodes());
  }

  private List<String> nodes() {
    List<String> items = first.getItems();
    return items.isEmpty() ? List.of() : List.copyOf(items.subList(1, items.size()));
  }

  /** These nodes can be called first; nothing happens if they are offered already. */
  void offer(List<String> nodes) {
    String anyone = desk.texts().get("calls.anyone");
    if (!first.getItems().isEmpty()
        && nodes.equals(nodes())
        && first.getItems().getFirst().equals(anyone)) {
      return;
    }
    int at = first.getSelectionModel().getSelectedIndex();
    String chosen = at > 0 ? first.getItems().get(at) : anyone;
    first.getItems().setAll(anyone);
    first.getItems().addAll(nodes);
    first.getSelectionModel().select(nodes.contains(chosen) ? chosen : anyone);
  }

  private void check() {
    deadline.pseudoClassStateChanged(WRONG, CallsModel.deadline(deadline.getText()).isEmpty());
  }

  private void repeat() {
    if (repeat.isSelected()) {
      sendNow();
      clock.playFromStart();
    } else {
      clock.stop();
    }
  }

  /** Nothing is sent by itself while nobody looks. */
  void rest() {
    repeat.setSelected(false);
  }

  private void sendNow() {
    Optional<Integer> limit = CallsModel.deadline(deadline.getText());
    if (limit.isEmpty()) {
      deadline.requestFocus();
      desk.toasts().problem(desk.texts().get("calls.deadline.wrong"));
      repeat.setSelected(false);
      return;
    }
    int at = first.getSelectionModel().getSelectedIndex();
    send.accept(
        new Choice(
            text.getText(),
            by.getSelectionModel().getSelectedIndex() == 1,
            limit.get(),
            hedge.isSelected(),
            at > 0 ? first.getItems().get(at) : ""));
  }
}
