package io.understudy.console.balancer;

import io.understudy.balancer.Policies;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.console.balancer.Setting.Section;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The panel of the balancer's settings: what can be done on top, all values below it. */
public final class BalancerView {
  private final Workspace desk;
  private final BalancerModel model = new BalancerModel();
  private final VBox weights = new VBox();
  private final VBox view = new VBox();
  private List<String> nodes = List.of();

  /** The settings of that workspace's cluster. */
  public BalancerView(Workspace desk) {
    this.desk = desk;
    VBox sections = new VBox();
    sections.getStyleClass().add("sections");
    for (Section section : Section.values()) {
      sections.getChildren().add(section(section));
    }
    ScrollPane scroll = new ScrollPane(sections);
    scroll.getStyleClass().add("cards-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    view.getChildren().addAll(bar(), status(), panic(), scroll);
    desk.bridge().snapshot().addListener((value, before, now) -> show(now));
  }

  /** The view. */
  public Region view() {
    return view;
  }

  private void show(ClusterSnapshot now) {
    model.holds(now.balancer().settings());
    List<String> present = now.nodes().stream().map(Node::id).toList();
    if (!present.equals(nodes)) {
      nodes = present;
      weights
          .getChildren()
          .setAll(
              nodes.stream()
                  .map(id -> SettingRow.ofWeight(desk.texts(), id, model.weightOf(id)))
                  .toList());
    }
  }

  private FlowPane bar() {
    Button apply = Controls.button(Feather.CHECK, desk.texts().text("balancer.apply"), this::apply);
    apply.setId("balancer-apply");
    apply.getStyleClass().add("main-button");
    apply.disableProperty().bind(model.changes().isEqualTo(0).or(model.errors().greaterThan(0)));
    Button discard =
        Controls.button(
            Feather.CORNER_UP_LEFT, desk.texts().text("balancer.discard"), model::discard);
    discard.setId("balancer-discard");
    discard.disableProperty().bind(model.changes().isEqualTo(0));
    Button defaults =
        Controls.button(
            Feather.ROTATE_CCW, desk.texts().text("balancer.defaults"), model::typeDefaults);
    defaults.setId("balancer-defaults");
    Controls.describe(defaults, desk.texts().text("balancer.defaults.help"));
    FlowPane bar = new FlowPane(apply, discard, defaults);
    bar.getStyleClass().add("balancer-bar");
    return bar;
  }

  /** How much is typed and not applied, and what is in its way. */
  private Label status() {
    Label status = Controls.label("balancer-status");
    status.setId("balancer-status");
    ObservableValue<String> changes = desk.texts().text("balancer.status.changes", model.changes());
    ObservableValue<String> errors = desk.texts().text("balancer.status.errors", model.errors());
    status
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> {
                  if (!model.complaint().get().isEmpty()) {
                    return desk.texts().said(model.complaint().get());
                  }
                  return model.errors().get() > 0 ? errors.getValue() : changes.getValue();
                },
                model.complaint(),
                desk.texts().language(),
                changes,
                errors));
    status.setWrapText(true);
    return status;
  }

  /** Why the balancer goes against its own opinion, as long as it does. */
  private Label panic() {
    Label panic =
        Controls.label("balancer-panic", desk.bridge().part(now -> now.balancer().panic(), ""));
    panic.setWrapText(true);
    panic.setMinHeight(Region.USE_PREF_SIZE);
    panic.visibleProperty().bind(panic.textProperty().isNotEmpty());
    panic.managedProperty().bind(panic.visibleProperty());
    return panic;
  }

  private VBox section(Section section) {
    VBox box = new VBox(Controls.label("section-title", desk.texts().text(section.textKey())));
    box.getStyleClass().add("section");
    for (Setting setting : section.settings()) {
      box.getChildren()
          .add(
              switch (setting.kind()) {
                case WORD -> new PolicyChoice(desk.texts(), model.of(setting), Policies.names());
                case WEIGHTS -> weights(setting);
                default -> SettingRow.of(desk.texts(), setting, model.of(setting));
              });
    }
    return box;
  }

  private VBox weights(Setting setting) {
    Label help = Controls.label("setting-help", desk.texts().text(setting.helpKey()));
    help.setWrapText(true);
    help.setMinHeight(Region.USE_PREF_SIZE);
    weights.getStyleClass().add("weights");
    weights.setAlignment(Pos.TOP_LEFT);
    VBox box =
        new VBox(
            Controls.label("setting-name", desk.texts().text(setting.textKey())), help, weights);
    box.getStyleClass().add("setting");
    return box;
  }

  private void apply() {
    Map<String, Object> patch = model.patch();
    desk.calls()
        .act(
            engine -> engine.changeBalancer(patch),
            settings -> {
              model.holds(settings);
              desk.toasts().info(desk.texts().get("balancer.applied"));
            },
            model::refused);
  }
}
