package io.understudy.console.shell;

import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What can be done to what is selected: to a node all, to a frontend or the store kill and revive.
 */
public final class ActMenu {
  private static final List<NodeAct> COMMON = List.of(NodeAct.KILL, NodeAct.REVIVE);
  private static final List<NodeAct> OF_NODES =
      List.of(NodeAct.DRAIN, NodeAct.CRASH, NodeAct.OPEN, NodeAct.COPY);

  private ActMenu() {}

  /** The menu of what is selected now; made anew each time that somebody asks for it. */
  public static ContextMenu of(Workspace desk) {
    ContextMenu menu = new ContextMenu();
    COMMON.forEach(act -> menu.getItems().add(item(desk, act)));
    if (desk.selection().node().getValue() != null) {
      OF_NODES.forEach(act -> menu.getItems().add(item(desk, act)));
      MenuItem faults = new MenuItem(desk.texts().get("faults.menu"));
      faults.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
      faults.setOnAction(chosen -> desk.commands().get("node.faults.show").run());
      menu.getItems().addAll(faults, new SeparatorMenuItem(), item(desk, NodeAct.REMOVE));
    }
    return menu;
  }

  private static MenuItem item(Workspace desk, NodeAct act) {
    MenuItem item = new MenuItem(desk.texts().get(act.textKey()), new FontIcon(act.icon()));
    item.setId("menu-" + act.name());
    boolean past = act.changes() && desk.bridge().past().get() != null;
    item.setDisable(past || !desk.selection().can(act).getValue());
    item.setOnAction(chosen -> desk.actions().run(act, desk.selection()));
    return item;
  }
}
