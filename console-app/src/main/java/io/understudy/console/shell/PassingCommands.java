package io.understudy.console.shell;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.shell.Command.Group;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;

/**
 * The commands that there are because of what there is: selecting each node, taking each shape. The
 * palette finds them by name; there are too many for keys.
 */
final class PassingCommands {
  private static final ObservableValue<Boolean> ALWAYS = new SimpleBooleanProperty(true);

  private final Workspace desk;

  PassingCommands(Workspace desk) {
    this.desk = desk;
  }

  List<Command> all() {
    List<Command> all = new ArrayList<>();
    ClusterSnapshot now = desk.bridge().snapshot().get();
    if (now != null) {
      now.nodes().forEach(node -> all.add(select(node.id())));
    }
    desk.guide()
        .presets()
        .forEach(preset ->
            all.add(
                command(
                    "preset." + preset.name(),
                    "palette.preset",
                    desk.guide().words(preset).title(),
                    Feather.LAYERS,
                    Group.CLUSTER,
                    () -> desk.guide().choose(preset))));
    return all;
  }

  private Command select(String node) {
    return command(
        "select." + node,
        "palette.select",
        node,
        Feather.CROSSHAIR,
        Group.NODE,
        () -> {
          desk.places().show("cluster");
          desk.selection().select(node);
        });
  }

  private Command command(
      String id, String titleKey, String subject, Feather icon, Group group, Runnable action) {
    return new Command(
        id,
        group,
        new SimpleStringProperty(desk.texts().get(titleKey, subject)),
        icon,
        KeyBinding.of(null),
        ALWAYS,
        action);
  }
}
