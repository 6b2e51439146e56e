package io.understudy.console;

import io.understudy.console.shell.Command;
import java.util.List;

/** Commands that come and go, such as one for each node: a check of one is a check of all. */
final class CommandFamily {
  private static final String ANY = "*";

  /** What their names begin with. */
  private static final List<String> BEGINNINGS = List.of("select.", "preset.", "project.recent.");

  private CommandFamily() {}

  /** The name of a command, or of its family if it comes and goes. */
  static String of(Command command) {
    return BEGINNINGS.stream()
        .filter(command.id()::startsWith)
        .map(beginning -> beginning + ANY)
        .findFirst()
        .orElse(command.id());
  }

  /** The first of a family that there is now, and otherwise that very command. */
  static String first(CommandRig rig, String name) {
    if (!name.endsWith(ANY)) {
      return name;
    }
    return rig.fx(() ->
        rig.desk().commands().everything().stream()
            .filter(command -> of(command).equals(name))
            .findFirst()
            .map(Command::id)
            .orElse(name));
  }
}
