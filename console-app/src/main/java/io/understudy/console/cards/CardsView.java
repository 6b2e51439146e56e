package io.understudy.console.cards;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.cards.CrowdModel.Hold;
import io.understudy.console.shell.Command;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.KeyBinding;
import io.understudy.console.shell.NodeAct;
import io.understudy.console.shell.NodesView;
import io.understudy.console.shell.Panel;
import io.understudy.console.shell.Workspace;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.MapChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The nodes, laid out by their number or as the person likes: cards, rows or a grid; with how many
 * are in each state above them.
 */
public final class CardsView {
  private static final String KEPT = "layout.nodes";

  private final Workspace desk;
  private final CrowdModel crowd = new CrowdModel();
  private final ObjectProperty<NodesView> choice = new SimpleObjectProperty<>();
  private final BooleanProperty worstFirst = new SimpleBooleanProperty();
  private final StateFilter filter;
  private final Crowd body;
  private final EmptyCluster empty;
  private final Label waiting;
  private final Region view;

  /** The nodes of that workspace's cluster. */
  public CardsView(Workspace desk) {
    this.desk = desk;
    choice.set(NodesView.ofCode(desk.kept().get(KEPT, "")));
    choice.subscribe(view -> desk.kept().put(KEPT, view == NodesView.AUTOMATIC ? "" : view.code()));
    filter = new StateFilter(desk, crowd, this::show);
    body = new Crowd(desk, crowd);
    empty = new EmptyCluster(desk);
    Controls.setShown(empty, false);
    Controls.setShown(filter, false);
    waiting = Controls.label("empty", desk.texts().text("summary.starting"));
    StackPane room = new StackPane(body, empty, waiting);
    VBox.setVgrow(room, Priority.ALWAYS);
    view =
        new Panel(
            desk.texts().text("cards.title"), new VBox(new GrowthBar(desk), filter, room), tools());
    register();
    Standstill.watch(body, this::hold);
    desk.texts().language().addListener(change -> show());
    desk.actions().pending().addListener((MapChangeListener<String, NodeAct>) change -> show());
    desk.selection().id().addListener(change -> body.select());
    choice.addListener(change -> show());
    worstFirst.addListener(change -> {
      crowd.worstFirst(worstFirst.get());
      show();
    });
    desk.bridge().snapshot().subscribe(now -> take());
  }

  /** The view. */
  public Region view() {
    return view;
  }

  private HBox tools() {
    HBox tools = new HBox(new ViewSwitch(desk.texts(), choice), worst(), addButton());
    tools.getStyleClass().add("node-tools");
    tools.setAlignment(Pos.CENTER_RIGHT);
    return tools;
  }

  private Button addButton() {
    Button add =
        Controls.iconButton(
            Feather.PLUS, desk.texts().text("command.add"), desk.actions()::addNode);
    add.setId("add-node");
    add.disableProperty().bind(desk.bridge().engine().isNull());
    return add;
  }

  private ToggleButton worst() {
    ToggleButton button = new ToggleButton(null, new FontIcon(Feather.ALERT_CIRCLE));
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setId("worst-first");
    button.getStyleClass().addAll("segment", "lone");
    Controls.describe(button, desk.texts().text("command.worst-first"));
    button.selectedProperty().bindBidirectional(worstFirst);
    return button;
  }

  private void register() {
    ObservableValue<Boolean> always = new SimpleBooleanProperty(true);
    desk.commands()
        .add(
            new Command(
                "node.list.worst-first",
                Command.Group.WINDOW,
                desk.texts().text("command.worst-first"),
                Feather.ALERT_CIRCLE,
                KeyBinding.of("U"),
                always,
                () -> worstFirst.set(!worstFirst.get())));
    desk.commands()
        .add(
            new Command(
                "node.list.view",
                Command.Group.WINDOW,
                desk.texts().text("command.nodes-view"),
                Feather.GRID,
                KeyBinding.of("V"),
                always,
                () -> choice.set(choice.get().next())));
  }

  private void take() {
    ClusterSnapshot now = desk.bridge().snapshot().get();
    if (now != null) {
      crowd.take(now.nodes());
      show();
    }
  }

  private void hold(Hold wanted) {
    crowd.hold(wanted);
    show();
  }

  private void show() {
    boolean nobody = crowd.size() == 0;
    // While it starts, nobody being there yet does not mean that nobody comes.
    if (nobody && desk.bridge().engine().get() == null) {
      return;
    }
    Controls.setShown(waiting, false);
    Controls.setShown(empty, nobody);
    Controls.setShown(body, !nobody);
    Controls.setShown(filter, !nobody);
    filter.look();
    body.look(choice.get());
  }
}
