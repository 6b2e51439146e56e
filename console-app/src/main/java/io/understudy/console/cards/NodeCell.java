package io.understudy.console.cards;

import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.console.shell.ActMenu;
import io.understudy.console.shell.NodeWhy;
import io.understudy.console.shell.Workspace;
import java.time.Instant;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;

/** A cell of the list of nodes. It knows its node by name and looks it up with every picture. */
final class NodeCell extends ListCell<String> {
  private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");

  private final Workspace desk;
  private final CrowdModel crowd;
  private final NodeCardModel model;
  private final NodeFace face;
  private final Tooltip why = new Tooltip();

  NodeCell(Workspace desk, CrowdModel crowd, NodeFace face) {
    this.desk = desk;
    this.crowd = crowd;
    this.model = NodeCardModel.of(desk);
    this.face = face;
    // The face is as wide as the list.
    setPrefWidth(0);
    getStyleClass().add("node-cell");
    why.setOnShowing(showing -> node().ifPresent(one -> why.setText(words(one))));
    selectedProperty().addListener(change -> near());
    hoverProperty().addListener(change -> near());
    setOnContextMenuRequested(asked -> {
      if (getItem() != null) {
        desk.selection().select(getItem());
        ActMenu.of(desk).show(this, asked.getScreenX(), asked.getScreenY());
        asked.consume();
      }
    });
  }

  @Override
  protected void updateItem(String id, boolean empty) {
    super.updateItem(id, empty);
    boolean nothing = empty || id == null;
    setGraphic(nothing ? null : face.view());
    setTooltip(nothing ? null : why);
    look();
    near();
  }

  /** Shows its node as it is in the newest picture. */
  void look() {
    node().ifPresent(this::show);
  }

  private Optional<Node> node() {
    return getItem() == null || isEmpty() ? Optional.empty() : crowd.node(getItem());
  }

  private void show(Node node) {
    boolean gone = crowd.isGone(node.id());
    Instant at = desk.bridge().snapshot().get().at();
    face.show(
        node,
        gone
            ? model.gone(node, at)
            : model.of(
                node,
                at,
                desk.actions().pending().get(node.id()),
                desk.actions().isAnnounced(node.id())));
    setAccessibleText(face.view().getAccessibleText());
    pseudoClassStateChanged(GONE, gone);
  }

  private void near() {
    face.near(isSelected() && getItem() != null, isHover() && getItem() != null);
  }

  private String words(Node node) {
    Instant at = desk.bridge().snapshot().get().at();
    return NodeWhy.of(node, at, desk.texts(), desk.formats());
  }
}
