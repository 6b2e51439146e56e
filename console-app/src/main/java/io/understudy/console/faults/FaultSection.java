package io.understudy.console.faults;

import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.FaultWords;
import io.understudy.console.shell.Texts;
import io.understudy.console.shell.Workspace;
import io.understudy.fault.ActiveFault;
import io.understudy.fault.Parameter;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One fault: its name, the line that explains it, its parameters, and what to do with it. */
final class FaultSection extends VBox {
  private final Workspace desk;
  private final FaultModel model;
  private final FaultWords words;
  private final Label active = Controls.whole(Controls.label("chip"));
  private final Button add;
  private final Button remove;
  private Node node;

  FaultSection(Workspace desk, FaultOffer offer) {
    this.desk = desk;
    this.model = new FaultModel(offer);
    this.words = new FaultWords(desk.texts());
    Texts texts = desk.texts();
    add = Controls.button(Feather.PLUS, texts.text("faults.add"), this::add);
    add.setId("fault-add-" + offer.code());
    add.getStyleClass().add("act");
    remove = Controls.button(Feather.X, texts.text("faults.remove"), this::remove);
    remove.setId("fault-remove-" + offer.code());
    remove.getStyleClass().add("act");
    active.getStyleClass().add("fault");
    Label help = Controls.label("setting-help", texts.text(offer.helpKey()));
    help.setWrapText(true);
    help.setMinHeight(Region.USE_PREF_SIZE);
    VBox left = new VBox(Controls.label("setting-name", texts.text(offer.textKey())), help);
    HBox.setHgrow(left, Priority.ALWAYS);
    HBox head = new HBox(left, remove, add);
    head.getStyleClass().add("fault-head");
    getStyleClass().addAll("section", "setting");
    getChildren().addAll(head, fields(), error(), active);
    show(null);
  }

  /** Shows that node; null for none. */
  void show(Node now) {
    node = now;
    Optional<ActiveFault> fault = active();
    setDisable(now == null);
    visible(active, fault.isPresent());
    visible(remove, fault.isPresent());
    visible(add, fault.isEmpty() || !model.offer().parameters().isEmpty());
    fault.ifPresent(one -> active.setText(words.chip(one)));
    add.textProperty().unbind();
    add.setText(desk.texts().get(fault.isPresent() ? "faults.change" : "faults.add"));
    String name = desk.texts().get(model.offer().textKey());
    String id = now == null ? "" : now.id();
    add.setAccessibleText(desk.texts().get("faults.add.named", name, id));
    remove.setAccessibleText(desk.texts().get("faults.remove.named", name, id));
  }

  private Optional<ActiveFault> active() {
    return node == null ? Optional.empty() : model.offer().in(node);
  }

  private void add() {
    desk.faults()
        .add(node.id(), model.offer().type(), model.parameters(), done -> {}, model::refused);
  }

  private void remove() {
    active().ifPresent(fault -> desk.faults().remove(node.id(), fault));
  }

  private FlowPane fields() {
    FlowPane fields = new FlowPane();
    fields.getStyleClass().add("fault-fields");
    model.offer().parameters().forEach(parameter -> fields.getChildren().add(field(parameter)));
    visible(fields, !fields.getChildren().isEmpty());
    return fields;
  }

  private HBox field(Parameter parameter) {
    String key = "fault.param." + parameter.name();
    TextField field = new TextField();
    field.setId("fault-" + model.offer().code() + "-" + parameter.name());
    field.getStyleClass().add("setting-field");
    field.textProperty().bindBidirectional(model.typed(parameter.name()));
    field.accessibleTextProperty().bind(desk.texts().text(key));
    field.accessibleHelpProperty().bind(desk.texts().said(model.error()));
    field.promptTextProperty().bind(desk.texts().text("fault.param.any"));
    field.setOnAction(entered -> add());
    HBox box =
        new HBox(Controls.whole(Controls.label("setting-unit", desk.texts().text(key))), field);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("setting-value");
    return box;
  }

  private Label error() {
    Label error = Controls.label("setting-error", desk.texts().said(model.error()));
    error.setWrapText(true);
    error.setMinHeight(Region.USE_PREF_SIZE);
    error.visibleProperty().bind(model.error().isNotEmpty());
    error.managedProperty().bind(error.visibleProperty());
    return error;
  }

  private static void visible(javafx.scene.Node part, boolean wanted) {
    part.setVisible(wanted);
    part.setManaged(wanted);
  }
}
