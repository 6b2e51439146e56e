package io.understudy.console.shell;

import java.util.Locale;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Everything that can be done, by groups, made from the registry each time that it opens. */
final class CommandMenu extends MenuButton {
  private final Workspace desk;

  CommandMenu(Workspace desk) {
    this.desk = desk;
    setId("menu");
    setGraphic(new FontIcon(Feather.MENU));
    getStyleClass().addAll("icon-button", "quiet-button", "no-arrow");
    Controls.describe(this, desk.texts().text("menu.main"));
    setOnShowing(event -> fill());
    fill();
  }

  private void fill() {
    getItems().clear();
    for (Command.Group group : Command.Group.values()) {
      Menu menu = new Menu(desk.texts().get(KeySheet.heading(group)));
      menu.setId("menu-" + group.name().toLowerCase(Locale.ROOT));
      // The projects of lately come and go, and belong into the menu all the same.
      (group == Command.Group.FILE ? desk.commands().everything() : desk.commands().all())
          .stream()
              .filter(command -> command.group() == group)
              .filter(command -> !StandardCommands.isSelectionAfterTheFirst(command))
              .map(CommandMenu::item)
              .forEach(menu.getItems()::add);
      if (!menu.getItems().isEmpty()) {
        getItems().add(menu);
      }
    }
  }

  /** The item of a command; a plain character is written, since a menu takes combinations only. */
  static MenuItem item(Command command) {
    MenuItem item = new MenuItem(command.title().getValue(), new FontIcon(command.icon()));
    item.setId("menu-" + command.id().replace('.', '-'));
    item.setDisable(!command.enabled().getValue());
    item.setOnAction(event -> command.run());
    command
        .key()
        .now()
        .get()
        .ifPresent(key -> {
          if (KeyBinding.isCombination(key)) {
            item.setAccelerator(KeyCombination.valueOf(key));
          } else if (!key.isBlank()) {
            item.setText(item.getText() + "   " + key);
          }
        });
    return item;
  }
}
