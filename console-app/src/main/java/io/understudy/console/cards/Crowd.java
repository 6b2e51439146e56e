package io.understudy.console.cards;

import io.understudy.console.shell.Controls;
import io.understudy.console.shell.NodesView;
import io.understudy.console.shell.Workspace;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The nodes in the layout of the moment. Each layout is made when it is wanted first. */
final class Crowd extends StackPane {
  private final Workspace desk;
  private final CrowdModel crowd;
  private final NodeCardModel model;
  private NodesView shown;
  private NodeList cards;
  private NodeList rows;
  private NodeGrid grid;
  private NodeCard detail;
  private Label hint;
  private VBox tiles;

  Crowd(Workspace desk, CrowdModel crowd) {
    this.desk = desk;
    this.crowd = crowd;
    this.model = NodeCardModel.of(desk);
    setMinSize(0, 0);
  }

  /** Shows the nodes as they are in the newest picture; the layout does not change under a hand. */
  void look(NodesView choice) {
    NodesView wanted = choice.of(crowd.size());
    boolean near = isHover() || isFocusWithin();
    if (shown == null || (wanted != shown && !(near && choice == NodesView.AUTOMATIC))) {
      shown = wanted;
      getChildren().setAll(layout(wanted));
    }
    switch (shown) {
      case CARDS, AUTOMATIC -> cards.look();
      case ROWS -> rows.look();
      case GRID -> {
        grid.look();
        detail();
      }
    }
  }

  /** Shows what is selected in the window. */
  void select() {
    if (shown == NodesView.GRID) {
      grid.look();
      detail();
    } else if (shown != null) {
      (shown == NodesView.ROWS ? rows : cards).select();
    }
  }

  private Region layout(NodesView wanted) {
    return switch (wanted) {
      case GRID -> grid();
      case ROWS -> rows();
      case CARDS, AUTOMATIC -> cards();
    };
  }

  private NodeList rows() {
    if (rows == null) {
      rows = new NodeList(desk, crowd, NodeRow.HEIGHT, () -> new NodeRow(desk));
      rows.setId("node-rows");
    }
    return rows;
  }

  private NodeList cards() {
    if (cards == null) {
      cards = new NodeList(desk, crowd, -1, () -> new NodeCard(desk));
      cards.setId("node-cards");
    }
    return cards;
  }

  private VBox grid() {
    if (tiles == null) {
      tiles();
    }
    return tiles;
  }

  private void tiles() {
    grid = new NodeGrid(desk, crowd);
    detail = new NodeCard(desk);
    hint = Controls.wrapped(Controls.label("check", desk.texts().text("nodes.grid.hint")));
    StackPane below = new StackPane(hint, detail);
    below.getStyleClass().add("grid-detail");
    VBox.setVgrow(grid, Priority.ALWAYS);
    tiles = new VBox(grid, below);
  }

  /** The card of the selected node, with all that can be done to it. */
  private void detail() {
    Optional<String> id =
        Optional.ofNullable(desk.selection().id().get())
            .filter(one -> crowd.node(one).isPresent() && !crowd.isGone(one));
    Controls.setShown(hint, id.isEmpty());
    Controls.setShown(detail, id.isPresent());
    Instant at = desk.bridge().snapshot().get().at();
    id.flatMap(crowd::node)
        .ifPresent(node -> {
          detail.show(
              node,
              model.of(
                  node,
                  at,
                  desk.actions().pending().get(node.id()),
                  desk.actions().isAnnounced(node.id())));
          detail.near(true, false);
        });
  }
}
