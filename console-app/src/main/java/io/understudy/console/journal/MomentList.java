package io.understudy.console.journal;

import io.understudy.console.bridge.Past;
import io.understudy.console.shell.Workspace;
import io.understudy.journal.Event;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * A list of events as the way into the past: a click on one, or Enter, shows the cluster as it was
 * then, and the list selects the event of the moment that is shown.
 */
final class MomentList {
  private final Workspace desk;
  private final ListView<Event> list;

  private MomentList(Workspace desk, ListView<Event> list) {
    this.desk = desk;
    this.list = list;
  }

  static void follow(Workspace desk, ListView<Event> list) {
    MomentList moments = new MomentList(desk, list);
    desk.bridge().past().subscribe(moments::show);
    list.setOnMouseClicked(moments::click);
    list.setOnKeyPressed(pressed -> {
      if (pressed.getCode() == KeyCode.ENTER) {
        moments.go(list.getSelectionModel().getSelectedItem());
        pressed.consume();
      }
    });
  }

  private void click(MouseEvent click) {
    if (click.getButton() == MouseButton.PRIMARY) {
      for (Node at = click.getPickResult().getIntersectedNode();
          at != null && !at.equals(list);
          at = at.getParent()) {
        if (at instanceof ListCell<?> cell && cell.getItem() instanceof Event event) {
          go(event);
          return;
        }
      }
    }
  }

  private void go(Event event) {
    if (event != null && !desk.bridge().show(event)) {
      desk.toasts().info(desk.texts().get("past.gone"));
    }
  }

  private void show(Past past) {
    if (past == null) {
      list.getSelectionModel().clearSelection();
    } else {
      list.getSelectionModel().select(past.event());
      int index = list.getItems().indexOf(past.event());
      if (index >= 0 && !isInSight(index)) {
        list.scrollTo(index);
      }
    }
  }

  /** What is in sight stays where it is. */
  private boolean isInSight(int index) {
    return list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
        && flow.getFirstVisibleCell() != null
        && flow.getFirstVisibleCell().getIndex() < index
        && flow.getLastVisibleCell().getIndex() > index;
  }
}
