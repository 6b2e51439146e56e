package io.understudy.console.cards;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.NodeAct;
import io.understudy.console.shell.Panel;
import io.understudy.console.shell.Workspace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javafx.collections.MapChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The column of cards, in the order in which the nodes were added. */
public final class CardsView {
  private final Workspace desk;
  private final VBox column = new VBox();
  private final ScrollPane scroll = new ScrollPane(column);
  private final Map<String, NodeCard> cards = new HashMap<>();
  private final Region view;
  private final EmptyCluster empty;

  /** The cards of that workspace's cluster. */
  public CardsView(Workspace desk) {
    this.desk = desk;
    empty = new EmptyCluster(desk);
    column.getStyleClass().add("cards");
    empty.managedProperty().bind(empty.visibleProperty());
    empty.setVisible(false);
    column.getChildren().add(empty);
    scroll.getStyleClass().add("cards-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    view = new Panel(desk.texts().text("cards.title"), scroll, addButton());
    desk.bridge().snapshot().addListener(change -> show());
    desk.texts().language().addListener(change -> show());
    desk.actions().pending().addListener((MapChangeListener<String, NodeAct>) change -> show());
    desk.selection().id().addListener((value, before, now) -> select(before, now));
  }

  /** The view. */
  public Region view() {
    return view;
  }

  private Button addButton() {
    Button add =
        Controls.button(Feather.PLUS, desk.texts().text("command.add"), desk.actions()::addNode);
    add.setId("add-node");
    add.disableProperty().bind(desk.bridge().snapshot().isNull());
    return add;
  }

  private void show() {
    ClusterSnapshot now = desk.bridge().snapshot().get();
    if (now == null) {
      return;
    }
    Set<String> gone = new HashSet<>(cards.keySet());
    for (Node node : now.nodes()) {
      gone.remove(node.id());
      NodeCard card = cards.get(node.id());
      if (card == null) {
        card = new NodeCard(desk, node);
        cards.put(node.id(), card);
        column.getChildren().add(card);
      }
      card.show(node, now.at());
    }
    gone.forEach(id -> column.getChildren().remove(cards.remove(id)));
    empty.setVisible(now.nodes().isEmpty());
  }

  private void select(String before, String now) {
    if (cards.containsKey(before)) {
      cards.get(before).setSelected(false);
    }
    NodeCard card = cards.get(now);
    if (card != null) {
      card.setSelected(true);
      reveal(card);
    }
  }

  /** Scrolls just far enough for the whole card to be seen. */
  private void reveal(NodeCard card) {
    Bounds place = card.getBoundsInParent();
    double shown = scroll.getViewportBounds().getHeight();
    double hidden = column.getHeight() - shown;
    if (hidden <= 0) {
      return;
    }
    double top = scroll.getVvalue() * hidden;
    if (place.getMinY() < top) {
      scroll.setVvalue(place.getMinY() / hidden);
    } else if (place.getMaxY() > top + shown) {
      scroll.setVvalue((place.getMaxY() - shown) / hidden);
    }
  }
}
