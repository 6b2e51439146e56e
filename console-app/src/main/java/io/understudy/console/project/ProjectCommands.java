package io.understudy.console.project;

import io.understudy.console.shell.Command;
import io.understudy.console.shell.Command.Group;
import io.understudy.console.shell.KeyBinding;
import io.understudy.console.shell.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;

/** The commands for projects. */
public final class ProjectCommands {
  private final Workspace desk;
  private final ProjectModel model;
  private final ObservableValue<Boolean> ready;

  private ProjectCommands(Workspace desk, ProjectModel model) {
    this.desk = desk;
    this.model = model;
    this.ready =
        desk.bridge()
            .engine()
            .map(engine -> true)
            .orElse(false)
            .flatMap(there -> model.busy().map(busy -> there && !busy));
  }

  /** Adds them to the registry. */
  public static void register(Workspace desk, ProjectModel model) {
    ProjectCommands commands = new ProjectCommands(desk, model);
    commands.add("project.open", "command.project.open", Feather.FOLDER, "O", model::open);
    commands.add("project.save", "command.project.save", Feather.SAVE, "S", model::save);
    commands.add(
        "project.save-as", "command.project.save-as", Feather.FILE_PLUS, "Shift+S", model::saveAs);
    desk.commands().addPassing(commands::recent);
  }

  private void add(String id, String titleKey, Feather icon, String key, Runnable action) {
    desk.commands()
        .add(
            new Command(
                id,
                Group.FILE,
                desk.texts().text(titleKey),
                icon,
                KeyBinding.of("Shortcut+" + key),
                ready,
                action));
  }

  /** One for each project of lately. */
  private List<Command> recent() {
    List<Command> all = new ArrayList<>();
    for (Path file : model.recent()) {
      all.add(
          new Command(
              "project.recent." + (all.size() + 1),
              Group.FILE,
              new SimpleStringProperty(desk.texts().get("file.recent", shown(file))),
              Feather.CLOCK,
              KeyBinding.of(null),
              ready,
              () -> model.open(file)));
    }
    return all;
  }

  /** The name, and the folder because names repeat. */
  private static String shown(Path file) {
    Path folder = file.getParent();
    return folder == null || folder.getFileName() == null
        ? file.getFileName().toString()
        : "%s (%s)".formatted(file.getFileName(), folder.getFileName());
  }
}
