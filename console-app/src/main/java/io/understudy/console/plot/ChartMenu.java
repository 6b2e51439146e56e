package io.understudy.console.plot;

import io.understudy.console.shell.Command;
import io.understudy.console.shell.Workspace;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be done with a chart, made anew each time that somebody asks for it. */
final class ChartMenu {
  private ChartMenu() {}

  static ContextMenu of(Workspace desk) {
    ContextMenu menu = new ContextMenu();
    for (String id : ChartCommands.ALL) {
      Command command = desk.commands().get(id);
      MenuItem item = new MenuItem(command.title().getValue(), new FontIcon(command.icon()));
      item.setId("menu-" + id.replace('.', '-'));
      item.setOnAction(chosen -> command.run());
      menu.getItems().add(item);
    }
    return menu;
  }
}
