package io.understudy.console.cards;

import io.understudy.console.shell.ActMenu;
import io.understudy.console.shell.Workspace;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Opens the menu of a node. The menu is made when somebody asks for it. */
final class MoreButton extends Button {
  private final Workspace desk;
  private String id;

  MoreButton(Workspace desk) {
    this.desk = desk;
    setGraphic(new FontIcon(Feather.MORE_HORIZONTAL));
    getStyleClass().addAll("icon-button", "quiet-button");
    setOnAction(pressed -> open());
  }

  /** Is about that node from now on. */
  void show(String node) {
    if (!node.equals(id)) {
      id = node;
      setId("more-" + node);
      setAccessibleText(desk.texts().get("card.menu", node));
    }
  }

  private void open() {
    desk.selection().select(id);
    ContextMenu menu = ActMenu.of(desk);
    menu.show(this, Side.BOTTOM, 0, 0);
  }
}
