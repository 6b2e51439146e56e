package io.understudy.console.cards;

import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.console.look.StateGlyph;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.NodeAct;
import io.understudy.console.shell.Workspace;
import java.time.Instant;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One node. It stays where it is for as long as the node exists. */
final class NodeCard extends VBox {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final List<NodeAct> MENU =
      List.of(NodeAct.DRAIN, NodeAct.CRASH, NodeAct.OPEN, NodeAct.COPY);

  private final Workspace desk;
  private final NodeCardModel model;
  private final StateGlyph glyph;
  private final Sparkline sparkline;
  private final Label state = Controls.whole(Controls.label("chip"));
  private final Label port = Controls.label("port");
  private final Label rate = Controls.whole(Controls.label("rate"));
  private final Label p99 = Controls.whole(Controls.label("p99"));
  private final Label check = Controls.label("check");
  private final FaultChips faults;
  private final FontIcon actIcon = new FontIcon();
  private final Button act = new Button(null, actIcon);
  private final MenuButton menu = new MenuButton();
  private Node node;

  NodeCard(Workspace desk, Node first) {
    this.desk = desk;
    this.node = first;
    this.model = new NodeCardModel(desk.texts(), desk.formats());
    this.glyph = new StateGlyph(desk.palette(), 9);
    this.sparkline = new Sparkline(desk.palette());
    this.faults = new FaultChips(desk);
    setId("card-" + first.id());
    getStyleClass().add("card");
    setFocusTraversable(true);
    setOnMousePressed(pressed -> take());
    focusVisibleProperty()
        .subscribe(
            visible -> {
              if (visible) {
                take();
              }
            });
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(check.textProperty());
    check.setTooltip(whole);
    buildAct();
    buildMenu();
    getChildren().addAll(head(), middle(), foot(), check, faults);
    show(first, Instant.now());
  }

  /** Shows the node as it is now. */
  void show(Node now, Instant at) {
    node = now;
    NodeAct pending = desk.actions().pending().get(now.id());
    NodeCardModel.Words words = model.of(now, at, pending);
    glyph.show(words.look());
    sparkline.show(now.traffic().samples(), words.look().tone());
    state.setText(words.state());
    state.getStyleClass().setAll("label", "chip", words.look().styleClass());
    port.setText(words.port());
    rate.setText(words.rate());
    p99.setText(words.p99());
    check.setText(words.check());
    faults.show(now);
    showAct(words);
    setAccessibleText(now.id() + ", " + words.state() + ", " + words.check());
  }

  void setSelected(boolean selected) {
    pseudoClassStateChanged(SELECTED, selected);
  }

  /** Keys act on the card that was pressed, so the page beside it must not keep them. */
  private void take() {
    desk.selection().select(node.id());
    if (!isFocusWithin()) {
      requestFocus();
    }
  }

  private void showAct(NodeCardModel.Words words) {
    act.setText(words.actText());
    act.setDisable(words.pending());
    act.setAccessibleText(desk.texts().get(words.act().namedTextKey(), node.id()));
    if (words.act().icon() != actIcon.getIconCode()) {
      actIcon.setIconCode(words.act().icon());
    }
    act.getStyleClass()
        .setAll("button", "quiet-button", "act", words.act() == NodeAct.KILL ? "kill" : "revive");
  }

  private HBox head() {
    Label name = Controls.whole(Controls.label("node-name"));
    name.setText(node.id());
    HBox head = new HBox(glyph, name, port, Controls.spacer(), state);
    head.getStyleClass().add("card-row");
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private HBox middle() {
    Label unit = Controls.whole(Controls.label("unit", desk.texts().text("card.rate")));
    HBox middle = new HBox(rate, unit, sparkline);
    HBox.setHgrow(sparkline, Priority.ALWAYS);
    middle.getStyleClass().addAll("card-row", "figures");
    middle.setAlignment(Pos.BOTTOM_LEFT);
    return middle;
  }

  private HBox foot() {
    HBox foot = new HBox(p99, Controls.spacer(), act, menu);
    foot.getStyleClass().add("card-row");
    foot.setAlignment(Pos.CENTER_LEFT);
    return foot;
  }

  private void buildAct() {
    act.setId("act-" + node.id());
    act.setMinWidth(USE_PREF_SIZE);
    act.setOnAction(pressed -> desk.actions().run(NodeCardModel.mainAct(node), node));
  }

  private void buildMenu() {
    menu.setGraphic(new FontIcon(Feather.MORE_HORIZONTAL));
    menu.getStyleClass().addAll("icon-button", "quiet-button", "no-arrow");
    Controls.describe(menu, desk.texts().text("card.menu", node.id()));
    MENU.forEach(one -> menu.getItems().add(item(one)));
    menu.getItems().add(faultsItem());
    menu.getItems().addAll(new SeparatorMenuItem(), item(NodeAct.REMOVE));
    menu.setOnShowing(
        showing -> {
          desk.selection().select(node.id());
          menu.getItems().stream()
              .filter(item -> item.getUserData() instanceof NodeAct)
              .forEach(item -> item.setDisable(!((NodeAct) item.getUserData()).isPossible(node)));
        });
  }

  private MenuItem faultsItem() {
    MenuItem item = new MenuItem(null, new FontIcon(Feather.ALERT_TRIANGLE));
    item.textProperty().bind(desk.texts().text("faults.menu"));
    item.setOnAction(chosen -> desk.commands().get("node.faults.show").run());
    return item;
  }

  private MenuItem item(NodeAct one) {
    MenuItem item = new MenuItem(null, new FontIcon(one.icon()));
    item.textProperty().bind(desk.texts().text(one.textKey()));
    item.setUserData(one);
    item.setOnAction(chosen -> desk.actions().run(one, node));
    return item;
  }
}
