package io.understudy.console.cards;

import io.understudy.console.shell.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.collections.ObservableList;
import javafx.scene.control.ListView;

/** The nodes below each other. Only the cells in sight exist, and only they are renewed. */
final class NodeList extends ListView<String> {
  private final Workspace desk;
  private final CrowdModel crowd;
  private final List<NodeCell> cells = new ArrayList<>();
  private boolean mirroring;

  /**
   * A list of those nodes.
   *
   * @param height the height of a cell in pixels; not above 0 if each has its own
   * @param faces makes what stands in a cell
   */
  NodeList(Workspace desk, CrowdModel crowd, double height, Supplier<NodeFace> faces) {
    this.desk = desk;
    this.crowd = crowd;
    setFixedCellSize(height);
    getStyleClass().add("node-list");
    accessibleTextProperty().bind(desk.texts().text("cards.title"));
    setCellFactory(list -> {
      NodeCell cell = new NodeCell(desk, crowd, faces.get());
      cells.add(cell);
      return cell;
    });
    getSelectionModel()
        .selectedItemProperty()
        .addListener((value, before, now) -> {
          if (!mirroring && now != null) {
            desk.selection().select(now);
          }
        });
  }

  /** Shows the nodes as they are in the newest picture. */
  void look() {
    if (!getItems().equals(crowd.order())) {
      arrange();
    }
    for (NodeCell cell : cells) {
      if (cell.isVisible() && cell.getScene() != null) {
        cell.look();
      }
    }
  }

  /** Selects what is selected in the window, and scrolls to it if it is out of sight. */
  void select() {
    String id = desk.selection().id().get();
    int index = id == null ? -1 : getItems().indexOf(id);
    mirroring = true;
    if (index < 0) {
      getSelectionModel().clearSelection();
    } else if (index != getSelectionModel().getSelectedIndex()) {
      getSelectionModel().clearAndSelect(index);
      if (!isInSight(id)) {
        scrollTo(index);
      }
    }
    mirroring = false;
  }

  private boolean isInSight(String id) {
    return cells.stream()
        .anyMatch(cell ->
            id.equals(cell.getItem())
                && cell.isVisible()
                && cell.getLayoutY() >= 0
                && cell.getBoundsInParent().getMaxY() <= getHeight());
  }

  /** Row by row, so that the list stays where it was scrolled to. */
  private void arrange() {
    ObservableList<String> rows = getItems();
    List<String> wanted = crowd.order();
    mirroring = true;
    Set<String> staying = new HashSet<>(wanted);
    rows.removeIf(id -> !staying.contains(id));
    Set<String> there = new HashSet<>(rows);
    rows.addAll(wanted.stream().filter(id -> !there.contains(id)).toList());
    for (int i = 0; i < wanted.size(); i++) {
      if (!rows.get(i).equals(wanted.get(i))) {
        rows.setAll(wanted);
        break;
      }
    }
    mirroring = false;
    select();
  }
}
